import JSONText
public import NetworkSets

/// A stateless rule of Network Firewall.
public struct StatelessFirewallRule: Sendable, Hashable {
    /// The rule's place in its group: the lowest goes first.
    public let priority: Int
    /// `aws:pass`, `aws:drop` or `aws:forward_to_sfe`, and custom actions.
    public let actions: [String]
    /// The sources; empty for all.
    public let sources: [CIDRBlock]
    /// The destinations; empty for all.
    public let destinations: [CIDRBlock]
    /// The source ports, which only TCP and UDP have; empty for all.
    public let sourcePorts: [ClosedRange<UInt16>]
    /// The destination ports, which only TCP and UDP have; empty for all.
    public let destinationPorts: [ClosedRange<UInt16>]
    /// The protocols by number; empty for all.
    public let protocols: [UInt8]
    /// Whether only TCP packets with some flags match.
    public let asksFlags: Bool

    init(from fields: Fields) throws(ElementError) {
        guard let number = try fields.optionalNumber("Priority") else {
            throw fields.error("Priority", "missing, a number is required")
        }
        priority = number
        guard let definition = try fields.object("RuleDefinition") else {
            throw fields.error("RuleDefinition", "missing, an object is required")
        }
        actions = try definition.texts("Actions")
        let match = try definition.object("MatchAttributes")
        sources = try match?.list("Sources", Self.block(of:)) ?? []
        destinations = try match?.list("Destinations", Self.block(of:)) ?? []
        sourcePorts = try match?.list("SourcePorts", Self.ports(of:)) ?? []
        destinationPorts = try match?.list("DestinationPorts", Self.ports(of:)) ?? []
        protocols = try match?.numbers("Protocols") ?? []
        asksFlags = try !(match?.list("TCPFlags") { _ in true } ?? []).isEmpty
    }

    private static func block(of item: Fields) throws(ElementError) -> CIDRBlock {
        let text = try item.text("AddressDefinition")
        if !text.contains("/"), let address = try item.optionalAddress("AddressDefinition"),
            let block = CIDRBlock(address: address, prefixLength: address.family.bitWidth)
        {
            return block
        }
        return try item.block("AddressDefinition")
    }

    private static func ports(of item: Fields) throws(ElementError) -> ClosedRange<UInt16> {
        try item.portRange(from: "FromPort", to: "ToPort") ?? 0...65535
    }
}
