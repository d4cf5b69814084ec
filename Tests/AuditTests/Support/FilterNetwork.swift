import Foundation
import Inventory
import JSONText
import TestSupport
import Topology

/// A random small VPC: two subnets with ACLs of their own, three groups, five hosts of both families. Small numbers, so that
/// rules meet often.
struct FilterNetwork {
    let text: String

    private static let blocks = [
        "0.0.0.0/0", "10.0.0.0/16", "10.0.1.0/24", "10.0.2.0/24", "10.0.1.0/29", "10.0.2.8/29",
    ]
    private static let blocks6 = ["::/0", "2001:db8::/56", "2001:db8:0:1::/64", "2001:db8:0:2::/64"]
    private static let ports = [22, 80, 443, 1024, 32768, 40000, 49152, 65535]

    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let acls = (1...2).map { Self.acl($0, &generator) }
        let groups = (1...3).map { Self.group($0, &generator) }
        let hosts = (1...5).map { Self.host($0, &generator) }
        text = """
            {"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16",
               "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": "2001:db8::/56"}]}],
             "Subnets": [
               {"SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24",
                "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": "2001:db8:0:1::/64"}]},
               {"SubnetId": "subnet-2", "VpcId": "vpc-1", "CidrBlock": "10.0.2.0/24",
                "Ipv6CidrBlockAssociationSet": [{"Ipv6CidrBlock": "2001:db8:0:2::/64"}]}],
             "RouteTables": [{"RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [{"Main": true}], "Routes": [
               {"DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active"},
               {"DestinationIpv6CidrBlock": "2001:db8::/56", "GatewayId": "local", "State": "active"}]}],
             "NetworkAcls": [\(acls.joined(separator: ","))], "SecurityGroups": [\(groups.joined(separator: ","))],
             "NetworkInterfaces": [\(hosts.joined(separator: ","))]}
            """
    }

    func topology() throws -> Topology {
        var builder = SnapshotBuilder()
        builder.add(try JSONDocument(parsing: text).root, operation: "test", id: nil, origin: Snapshot.Origin())
        return Topology(builder.finish())
    }

    private static func range(_ generator: inout SplitMix64) -> (from: Int, to: Int) {
        let ends = [ports.randomElement(using: &generator) ?? 22, ports.randomElement(using: &generator) ?? 22].sorted()
        return (ends[0], generator.chance(50) ? ends[0] : ends[1])
    }

    private static func acl(_ number: Int, _ generator: inout SplitMix64) -> String {
        var rows: [String] = []
        for index in 0..<Int.random(in: 1...4, using: &generator) {
            for isEgress in [false, true] {
                let isIPv6 = generator.chance(40)
                let block = (isIPv6 ? blocks6 : blocks).randomElement(using: &generator) ?? "0.0.0.0/0"
                let name = ["6", "17", "-1"].randomElement(using: &generator) ?? "6"
                let ports = range(&generator)
                rows.append(
                    """
                    {"RuleNumber": \(10 * index + (isEgress ? 1 : 2)), "Egress": \(isEgress), "Protocol": "\(name)",
                     "RuleAction": "\(generator.chance(75) ? "allow" : "deny")",
                     "\(isIPv6 ? "Ipv6CidrBlock" : "CidrBlock")": "\(block)"
                     \(name == "-1" ? "" : ", \"PortRange\": {\"From\": \(ports.from), \"To\": \(ports.to)}")}
                    """)
            }
        }
        return """
            {"NetworkAclId": "acl-\(number)", "VpcId": "vpc-1", "Associations": [{"SubnetId": "subnet-\(number)"}],
             "Entries": [\(rows.joined(separator: ","))]}
            """
    }

    private static func group(_ number: Int, _ generator: inout SplitMix64) -> String {
        let lists = (0..<2).map { _ in
            (0..<Int.random(in: 0...3, using: &generator)).map { _ in rule(&generator) }.joined(separator: ",")
        }
        return """
            {"GroupId": "sg-\(number)", "GroupName": "g\(number)", "VpcId": "vpc-1",
             "IpPermissions": [\(lists[0])], "IpPermissionsEgress": [\(lists[1])]}
            """
    }

    private static func rule(_ generator: inout SplitMix64) -> String {
        let peer =
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: "\"UserIdGroupPairs\": [{\"GroupId\": \"sg-\(Int.random(in: 1...3, using: &generator))\"}]"
            case 1: "\"Ipv6Ranges\": [{\"CidrIpv6\": \"\(blocks6.randomElement(using: &generator) ?? "::/0")\"}]"
            default: "\"IpRanges\": [{\"CidrIp\": \"\(blocks.randomElement(using: &generator) ?? "0.0.0.0/0")\"}]"
            }
        let name = ["tcp", "udp", "-1"].randomElement(using: &generator) ?? "tcp"
        let ports = range(&generator)
        let places = name == "-1" ? "" : "\"FromPort\": \(ports.from), \"ToPort\": \(ports.to), "
        return "{\"IpProtocol\": \"\(name)\", \(places)\(peer)}"
    }

    private static func host(_ number: Int, _ generator: inout SplitMix64) -> String {
        let subnet = number % 2 + 1
        let groups = (1...3).filter { _ in generator.chance(50) }.map { "{\"GroupId\": \"sg-\($0)\"}" }
        let last = Int.random(in: 4...12, using: &generator) * 8 + number
        return """
            {"NetworkInterfaceId": "eni-\(number)", "VpcId": "vpc-1", "SubnetId": "subnet-\(subnet)",
             "PrivateIpAddress": "10.0.\(subnet).\(last)",
             "Ipv6Addresses": [{"Ipv6Address": "2001:db8:0:\(subnet)::\(last)"}],
             "Groups": [\(groups.joined(separator: ","))]}
            """
    }
}
