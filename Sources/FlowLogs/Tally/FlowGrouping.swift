/// What the records of one group share, besides their action.
public struct FlowGrouping: Sendable, Hashable {
    /// One thing that the records of a group share.
    public enum Part: Sendable, Hashable {
        /// The value of a field.
        case field(FlowField)
        /// The interval of so many seconds in which the record's window began.
        case interval(seconds: Int64)

        /// The field's name, or `interval`.
        public var name: String {
            switch self {
            case .field(let field): field.name
            case .interval: "interval"
            }
        }
    }

    /// What is shared, in the order in which it is told.
    public let parts: [Part]
    /// Whether groups are also told apart by what the log says of why: `reject-reason`, and packets that open no connection.
    public let tellsCauses: Bool

    /// The most parts of a grouping.
    public static let mostParts = 16

    /// Groups by these parts.
    public init(_ parts: [Part]) {
        self.parts = parts
        tellsCauses = false
    }

    private init(cause parts: [Part]) {
        self.parts = parts
        tellsCauses = true
    }

    /// By the service that was asked for: both addresses, the receiver's port and the protocol.
    public static let service = FlowGrouping(
        cause: [.sourceAddress, .destinationAddress, .destinationPort, .protocolNumber].map { Part.field($0) })
}
