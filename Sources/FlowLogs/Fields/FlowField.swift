/// A field of flow log records, by AWS's own name.
public struct FlowField: Sendable, Hashable, CustomStringConvertible {
    /// The name with hyphens, as in a file's first line: `pkt-srcaddr`.
    public let name: String
    /// What its values are. Fields that awsdrops does not know yet hold words.
    public let kind: FieldKind

    init(_ name: String, _ kind: FieldKind) {
        self.name = name
        self.kind = kind
    }

    /// The field of this name; Parquet's underscores are read as hyphens.
    public init(named name: String) {
        let name = name.lowercased().split(separator: "_", omittingEmptySubsequences: false).joined(separator: "-")
        self = FieldCatalogue.byName[name] ?? FlowField(name, .text)
    }

    /// Whether awsdrops knows the field.
    public var isKnown: Bool { FieldCatalogue.byName[name] != nil }

    /// The name.
    public var description: String { name }
}

extension FlowField {
    /// The interface's owner.
    public static let accountID = FieldCatalogue.known("account-id")
    /// The network interface.
    public static let interfaceID = FieldCatalogue.known("interface-id")
    /// The sender, as the interface's filters see it.
    public static let sourceAddress = FieldCatalogue.known("srcaddr")
    /// The receiver, as the interface's filters see it.
    public static let destinationAddress = FieldCatalogue.known("dstaddr")
    /// The sender as the packet names it.
    public static let packetSourceAddress = FieldCatalogue.known("pkt-srcaddr")
    /// The receiver as the packet names it.
    public static let packetDestinationAddress = FieldCatalogue.known("pkt-dstaddr")
    /// The sender's port.
    public static let sourcePort = FieldCatalogue.known("srcport")
    /// The receiver's port.
    public static let destinationPort = FieldCatalogue.known("dstport")
    /// The protocol number.
    public static let protocolNumber = FieldCatalogue.known("protocol")
    /// Packets in the window.
    public static let packets = FieldCatalogue.known("packets")
    /// Bytes in the window.
    public static let bytes = FieldCatalogue.known("bytes")
    /// When the first packet of the window came, in Unix seconds.
    public static let start = FieldCatalogue.known("start")
    /// When the last packet of the window came, in Unix seconds.
    public static let end = FieldCatalogue.known("end")
    /// ACCEPT or REJECT.
    public static let action = FieldCatalogue.known("action")
    /// OK, NODATA or SKIPDATA.
    public static let logStatus = FieldCatalogue.known("log-status")
    /// The flags of all packets of the window, or-ed; ACK and PSH alone are not logged.
    public static let tcpFlags = FieldCatalogue.known("tcp-flags")
    /// ingress or egress, as the interface sees it.
    public static let direction = FieldCatalogue.known("flow-direction")
    /// BPA, EC, or absent for every other reject.
    public static let rejectReason = FieldCatalogue.known("reject-reason")
    /// The transit gateway.
    public static let transitGateway = FieldCatalogue.known("tgw-id")
    /// The attachment of the transit gateway.
    public static let transitGatewayAttachment = FieldCatalogue.known("tgw-attachment-id")
    /// The counters by which transit gateway logs tell of drops.
    public static let packetsLost = ["no-route", "blackhole", "mtu-exceeded", "ttl-expired"].map {
        FieldCatalogue.known("packets-lost-\($0)")
    }
}
