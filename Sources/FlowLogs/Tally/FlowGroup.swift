public import NetworkSets

/// The records that share what a question groups by, summed.
public struct FlowGroup: Sendable, Hashable {
    /// What they share, in the order of the grouping's parts.
    public let values: [FlowValue]
    /// Accepted or rejected; nil for records without an action.
    public let action: FlowAction?
    /// The log's own word for why; nil where it has none.
    public let reason: RejectReason?
    /// Whether the packets are TCP's and open no connection: late ones, most of them.
    public let isLate: Bool
    /// The sums.
    public let sums: FlowSums
}

/// The parts of `FlowGrouping.service`.
extension FlowGroup {
    /// The sender.
    public var source: FlowValue { values[0] }
    /// The receiver.
    public var destination: FlowValue { values[1] }
    /// The receiver's port; 0 where the protocol has none.
    public var destinationPort: UInt16 { UInt16(truncatingIfNeeded: values[2].integer ?? 0) }
    /// The protocol; nil where the record has none.
    public var protocolNumber: InternetProtocol? {
        values[3].integer.map { InternetProtocol(rawValue: UInt8(truncatingIfNeeded: $0)) }
    }
    /// The protocol's name, `-` where the record has none.
    public var protocolText: String { protocolNumber?.name ?? "-" }
}
