import NetworkSets

/// Whether the filters let the packets pass.
public enum FlowAction: UInt8, Sendable, Hashable {
    case accept
    case reject

    /// The word of the log.
    public var text: String { self == .accept ? "ACCEPT" : "REJECT" }
}

/// What the records of one group share.
public struct FlowKey: Sendable, Hashable {
    /// The addresses as 128 bits, IPv4 mapped into IPv6; nil where the record has none.
    var source: UInt128?
    var destination: UInt128?
    /// The receiver's port; 0 where the protocol has none.
    public var destinationPort: UInt16
    /// The protocol; nil where the record has none.
    public var protocolNumber: UInt8?
    /// Accepted or rejected.
    public var action: FlowAction
    /// The log's own word for why: `BPA`, `EC`; nil for every other record.
    public var reason: RejectReason?

    /// The sender's address as text, `-` where the record has none.
    public var sourceText: String { source.map(FieldText.addressText) ?? "-" }
    /// The receiver's address as text, `-` where the record has none.
    public var destinationText: String { destination.map(FieldText.addressText) ?? "-" }
    /// The protocol's name, `-` where the record has none.
    public var protocolText: String { protocolNumber.map { InternetProtocol(rawValue: $0).name } ?? "-" }
}

/// The reasons for a reject that a log names (field `reject-reason`, version 8).
public enum RejectReason: UInt8, Sendable, Hashable {
    /// VPC block public access.
    case blockPublicAccess
    /// A VPC endpoint under encryption controls.
    case encryptionControl
}

/// Sums over the records of a group.
public struct FlowSums: Sendable, Hashable {
    /// How many records.
    public private(set) var records = 0
    /// Their packets.
    public private(set) var packets = 0
    /// Their bytes.
    public private(set) var bytes = 0
    /// When the first began, in Unix seconds; nil where no record has a time.
    public private(set) var first: Int64?
    /// When the last ended, in Unix seconds; nil where no record has a time.
    public private(set) var last: Int64?

    mutating func add(packets: Int64, bytes: Int64, start: Int64?, end: Int64?) {
        records += 1
        self.packets &+= Int(packets)
        self.bytes &+= Int(bytes)
        widen(start, end)
    }

    mutating func add(_ other: FlowSums) {
        records += other.records
        packets &+= other.packets
        bytes &+= other.bytes
        widen(other.first, other.last)
    }

    private mutating func widen(_ start: Int64?, _ end: Int64?) {
        if let start, start < first ?? .max { first = start }
        if let end, end > last ?? .min { last = end }
    }
}
