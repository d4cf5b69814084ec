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
    /// Whether the packets answer a request for a connection; only in `FlowGrouping.serviceAtInterface`.
    public let isReply: Bool
    /// The sums.
    public var sums: FlowSums

    /// The group without the parts of `serviceAtInterface` that `service` lacks.
    public var withoutInterface: FlowGroup {
        FlowGroup(
            values: Array(values.prefix(4)), action: action, reason: reason, isLate: isLate, isReply: false, sums: sums)
    }
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
    /// The interface, in `FlowGrouping.serviceAtInterface`; nil in others and where the record has none.
    public var interfaceID: String? {
        guard values.count > 4, case .text(let id) = values[4] else { return nil }
        return id
    }
    /// The sender's port, in `FlowGrouping.connectionAtInterface`; nil in others and where the record has none.
    public var sourcePort: UInt16? {
        values.count > 5 ? values[5].integer.map { UInt16(truncatingIfNeeded: $0) } : nil
    }
    /// The protocol's name, `-` where the record has none.
    public var protocolText: String { protocolNumber?.name ?? "-" }
}
