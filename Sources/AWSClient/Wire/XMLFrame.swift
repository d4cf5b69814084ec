/// An open element of an XML answer.
struct XMLFrame {
    /// What the element is in the model.
    enum Kind {
        /// The element around the result.
        case root
        /// Nothing that the model knows.
        case skipped
        case structure(Int)
        case list(ShapeType)
        case map(Int)
        /// One pair of the map of that number.
        case entry(Int)
        case scalar(ShapeType)
    }

    let kind: Kind
    /// Whether nothing was written in it yet.
    var isFirst = true
    /// Whether an entry's value was written.
    var hasValue = false
    /// The member found last.
    var lastMember = -1
    /// The member whose flat list is being written.
    var openFlatMember: Int?
    /// The members already written, a bit each; no structure of the API has as many as there are bits.
    private var seen: UInt128 = 0

    init(_ kind: Kind) { self.kind = kind }

    /// Notes that a member is written; false where it already was.
    mutating func markSeen(_ member: Int) -> Bool {
        let bit = UInt128(1) << UInt128(member)
        defer { seen |= bit }
        return seen & bit == 0
    }
}
