/// What an operation makes of the value of one segment.
enum SegmentOutcome<Value> {
    case same
    case removed
    case replaced(Value)
}
