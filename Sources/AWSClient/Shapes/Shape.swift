/// A type of the API with parts. Scalars are no shapes; see ``ShapeType``.
enum Shape: Sendable {
    /// Named members in the model's order.
    case structure([ShapeMember])
    /// Elements of one type. In XML each stands in an element `wire`; a flat list has no element around them all.
    case list(wire: String, element: ShapeType, isFlat: Bool)
    /// Names to values of one type. In XML each pair stands in an element `entry`.
    case map(keyWire: String, valueWire: String, value: ShapeType)
}

/// What a member, an element or a value is.
enum ShapeType: Sendable, Hashable {
    case string, boolean, integer, float, timestamp, blob
    /// Any JSON.
    case document
    /// The shape of that number in its service's list.
    case shape(Int)

    /// The scalar that a letter of the table stands for.
    init?(letter: String) {
        switch letter {
        case "s": self = .string
        case "b": self = .boolean
        case "i": self = .integer
        case "f": self = .float
        case "t": self = .timestamp
        case "x": self = .blob
        case "d": self = .document
        default: return nil
        }
    }
}

/// A member of a structure.
struct ShapeMember: Sendable {
    /// Where a member of a REST request or answer stands, if not in the body.
    enum Location: String {
        case uri
        case query
        case header
        case status
    }

    /// The name in AWS CLI JSON.
    let name: String
    /// The name on the wire.
    let wire: String
    /// Nil for the body.
    let location: Location?
    let type: ShapeType
}
