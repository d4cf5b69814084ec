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
    /// Whether groups are also told apart by whether their packets answer a request for a connection (SYN and ACK).
    public let tellsReplies: Bool

    /// The most parts of a grouping.
    public static let mostParts = 16

    /// Groups by these parts. The action is told of every group, so the field of that name is left out.
    public init(_ parts: [Part]) {
        self.parts = parts.filter { $0 != .field(.action) }
        tellsCauses = false
        tellsReplies = false
    }

    private init(cause parts: [Part], tellsReplies: Bool) {
        self.parts = parts
        tellsCauses = true
        self.tellsReplies = tellsReplies
    }

    /// By the service that was asked for: both addresses, the receiver's port and the protocol.
    public static let service = FlowGrouping(cause: serviceParts, tellsReplies: false)
    /// The same, and by the interface whose filters judged.
    public static let serviceAtInterface = FlowGrouping(
        cause: serviceParts + [.field(.interfaceID)], tellsReplies: true)
    /// The same, and by the sender's port.
    public static let connectionAtInterface = FlowGrouping(
        cause: serviceParts + [.field(.interfaceID), .field(.sourcePort)], tellsReplies: true)
    /// By what an accepted record must share with a rejected one for the rejected packets to be its replies: the same interface
    /// and protocol, and the ends swapped. The parts are in the order of `serviceAtInterface`.
    public static let mirroredService = FlowGrouping(
        [.destinationAddress, .sourceAddress, .sourcePort, .protocolNumber, .interfaceID].map { Part.field($0) })

    private static let serviceParts = [FlowField.sourceAddress, .destinationAddress, .destinationPort, .protocolNumber]
        .map { Part.field($0) }
}
