public import NetworkSets

/// One row of a network ACL.
public struct NetworkACLEntry: Sendable, Hashable {
    /// The row `*`, which denies what no other row matched, has this number for IPv4 and the next for IPv6.
    public static let lastRuleNumber = 32767

    /// 1–32766, or 32767/32768 for the fixed last rows.
    public let ruleNumber: Int
    /// Whether it judges packets that leave the subnet.
    public let isEgress: Bool
    /// Whether it lets matching packets pass.
    public let isAllow: Bool
    /// The protocol; nil for all.
    public let `protocol`: InternetProtocol?
    /// The far end: destination of egress, source of ingress.
    public let block: CIDRBlock
    /// Destination ports, for TCP and UDP only; nil for all.
    public let ports: ClosedRange<UInt16>?
    /// ICMP type and code, for ICMP only; nil inside for all.
    public let icmp: ICMPMatch
    /// What of the entry a plan does not tell, so that nobody can say which packets it decides over; nil where all is known.
    public internal(set) var unknownPart: String?

    init(from fields: Fields) throws(ElementError) {
        guard let number = try fields.optionalNumber("RuleNumber") else {
            throw fields.error("RuleNumber", "missing, a number is required")
        }
        ruleNumber = number
        isEgress = try fields.optionalFlag("Egress") ?? false
        let action = try fields.text("RuleAction")
        guard action == "allow" || action == "deny" else {
            throw fields.error("RuleAction", "expected allow or deny, found \"\(action)\"")
        }
        isAllow = action == "allow"
        `protocol` = try fields.internetProtocol("Protocol")
        if let block = try fields.optionalBlock("CidrBlock") {
            self.block = block
        } else {
            block = try fields.block("Ipv6CidrBlock")
        }
        let range = try fields.object("PortRange")
        ports = try `protocol`?.hasPorts == true ? range?.portRange(from: "From", to: "To") : nil
        let message = try `protocol`?.isICMP == true ? fields.object("IcmpTypeCode") : nil
        icmp = ICMPMatch(type: try message?.optionalNumber("Type"), code: try message?.optionalNumber("Code"))
    }
}
