public import Inventory
import NetworkSets

/// One permission of a security group as the AWS CLI's `--ip-permissions` takes it, in shorthand.
public struct SecurityGroupPermissionText {
    private let parts: [String]

    /// What a group would have to allow, from a block or, where it is given, from the members of a group.
    init(_ need: FilterNeed, peerGroupID: String?) {
        var parts = ["IpProtocol=\(need.protocol?.awsName ?? "-1")"]
        if let ports = need.ports { parts.append("FromPort=\(ports.lowerBound),ToPort=\(ports.upperBound)") }
        if need.protocol?.isICMP == true {
            parts.append("FromPort=\(need.icmpType ?? -1),ToPort=\(need.icmpCode ?? -1)")
        }
        self.parts = parts + [peerGroupID.map(Self.group) ?? Self.peer(.block(need.block))]
    }

    /// A rule that exists, or one like it.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - ports: Ports in place of the rule's own.
    ///   - peer: A peer in place of the rule's own.
    public init(
        _ rule: SecurityGroupRule, ports: ClosedRange<UInt16>? = nil, peer: SecurityGroupRule.Peer? = nil
    ) {
        var parts = ["IpProtocol=\(rule.protocol?.awsName ?? "-1")"]
        if let ports = ports ?? rule.ports {
            parts.append("FromPort=\(ports.lowerBound),ToPort=\(ports.upperBound)")
        } else if rule.protocol?.hasPorts == true {
            parts.append("FromPort=0,ToPort=65535")
        }
        if rule.protocol?.isICMP == true {
            parts.append(
                "FromPort=\(rule.icmp.type.map(Int.init) ?? -1),ToPort=\(rule.icmp.code.map(Int.init) ?? -1)")
        }
        self.parts = parts + [Self.peer(peer ?? rule.peer)]
    }

    /// The permission as one word of a shell.
    public var quoted: String { "'\(parts.joined(separator: ","))'" }

    private static func peer(_ peer: SecurityGroupRule.Peer) -> String {
        switch peer {
        case .block(let block) where block.family == .ipv4: "IpRanges=[{CidrIp=\(block)}]"
        case .block(let block): "Ipv6Ranges=[{CidrIpv6=\(block)}]"
        case .prefixList(let id): "PrefixListIds=[{PrefixListId=\(id)}]"
        case .group(let reference): group(reference.groupID)
        }
    }

    private static func group(_ id: String) -> String { "UserIdGroupPairs=[{GroupId=\(id)}]" }
}
