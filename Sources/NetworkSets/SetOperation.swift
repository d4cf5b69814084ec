/// What to make of two sets.
enum SetOperation {
    case union
    case intersection
    case subtraction
}
