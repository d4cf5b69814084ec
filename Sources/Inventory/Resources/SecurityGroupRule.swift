public import NetworkSets

/// One allow rule of a security group: one protocol, one range, one peer.
public struct SecurityGroupRule: Sendable, Hashable {
    /// Whom the rule speaks of: the source of ingress, the destination of egress.
    public enum Peer: Sendable, Hashable {
        case block(CIDRBlock)
        case prefixList(String)
        case group(GroupReference)
    }

    /// The protocol; nil for all.
    public let `protocol`: InternetProtocol?
    /// Destination ports, for TCP and UDP only; nil for all.
    public let ports: ClosedRange<UInt16>?
    /// The ICMP messages, for ICMP only.
    public let icmp: ICMPMatch
    /// The far end.
    public let peer: Peer
    /// `sgr-…`, where `DescribeSecurityGroupRules` told it.
    public var ruleID: String?

    /// A permission of `DescribeSecurityGroups` names several peers; each makes a rule.
    static func rules(ofPermission fields: Fields) throws(ElementError) -> [SecurityGroupRule] {
        let name = try fields.internetProtocol("IpProtocol")
        var peers: [Peer] = []
        peers += try fields.list("IpRanges") { item throws(ElementError) in .block(try item.block("CidrIp")) }
        peers += try fields.list("Ipv6Ranges") { item throws(ElementError) in .block(try item.block("CidrIpv6")) }
        peers += try fields.list("PrefixListIds") { item throws(ElementError) in
            .prefixList(try item.text("PrefixListId"))
        }
        peers += try fields.list("UserIdGroupPairs") { item throws(ElementError) in
            .group(try GroupReference(from: item))
        }
        let match = try Match(fields, protocol: name)
        return peers.map { SecurityGroupRule(match, peer: $0, ruleID: nil) }
    }

    init(_ match: Match, peer: Peer, ruleID: String?) {
        `protocol` = match.protocol
        ports = match.ports
        icmp = match.icmp
        self.peer = peer
        self.ruleID = ruleID
    }

    /// The same rule for another peer.
    init(_ other: SecurityGroupRule, peer: Peer) {
        `protocol` = other.protocol
        ports = other.ports
        icmp = other.icmp
        self.peer = peer
    }

    /// Protocol and range, as both API calls write them: for ICMP `FromPort` is the type and `ToPort` the code.
    struct Match {
        let `protocol`: InternetProtocol?
        let ports: ClosedRange<UInt16>?
        let icmp: ICMPMatch

        init(_ fields: Fields, protocol name: InternetProtocol?) throws(ElementError) {
            `protocol` = name
            ports = name?.hasPorts == true ? try fields.portRange(from: "FromPort", to: "ToPort") : nil
            let isICMP = name?.isICMP == true
            icmp = ICMPMatch(
                type: isICMP ? try fields.optionalNumber("FromPort") : nil,
                code: isICMP ? try fields.optionalNumber("ToPort") : nil)
        }
    }

    /// Whether both say the same, whatever their ids.
    func matchesSame(as other: SecurityGroupRule) -> Bool {
        `protocol` == other.protocol && ports == other.ports && icmp == other.icmp && peer.names == other.peer.names
    }
}

extension SecurityGroupRule.Peer {
    /// What names the peer in both API calls.
    var names: String {
        switch self {
        case .block(let block): block.description
        case .prefixList(let id): id
        case .group(let reference): reference.groupID
        }
    }
}
