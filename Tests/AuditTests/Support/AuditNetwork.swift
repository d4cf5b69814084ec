import Inventory
import JSONText
import Topology

/// A small network as AWS CLI output: rows of ACLs, rules of groups, and who carries the groups.
struct AuditNetwork {
    /// One row of an ACL.
    struct Row: Equatable {
        var number: Int
        var isAllow: Bool
        var isEgress = false
        var `protocol` = "-1"
        var ports: ClosedRange<Int>?
        var icmp: (type: Int, code: Int)?
        var block = "0.0.0.0/0"

        static func == (left: Row, right: Row) -> Bool {
            left.number == right.number && left.isEgress == right.isEgress
        }
    }

    /// One rule of a group.
    struct Rule {
        var isEgress = false
        var `protocol` = "-1"
        var ports: ClosedRange<Int>?
        var icmp: (type: Int, code: Int)?
        /// A block, `sg-…` or `pl-…`.
        var peer: String
    }

    var rows: [Row] = []
    var subnets = ["subnet-1": "10.0.1.0/24"]
    var vpcBlocks = ["10.0.0.0/16"]
    var groups: [String: [Rule]] = [:]
    /// Addresses of interfaces with their groups.
    var interfaces: [String: [String]] = [:]
    var prefixLists: [String: [String]] = [:]

    func topology() throws -> Topology {
        var builder = SnapshotBuilder()
        for (operation, id, value) in documents {
            builder.add(
                try JSONDocument(parsing: value.encodedString()).root, operation: operation, id: id,
                origin: Snapshot.Origin())
        }
        return Topology(builder.finish())
    }

    private var documents: [(operation: String, id: String?, value: JSONValue)] {
        let fixed: [JSONValue] = [
            [
                "Vpcs": [
                    [
                        "VpcId": "vpc-1",
                        "CidrBlockAssociationSet": .array(
                            vpcBlocks.filter { !$0.contains(":") }.map { ["CidrBlock": .string($0)] }),
                        "Ipv6CidrBlockAssociationSet": .array(
                            vpcBlocks.filter { $0.contains(":") }.map { ["Ipv6CidrBlock": .string($0)] }),
                    ]
                ]
            ],
            [
                "Subnets": .array(
                    subnets.sorted { $0.key < $1.key }.map {
                        ["SubnetId": .string($0.key), "VpcId": "vpc-1", "CidrBlock": .string($0.value)]
                    })
            ],
            ["NetworkAcls": [acl]], ["SecurityGroups": .array(groups.sorted { $0.key < $1.key }.map(group))],
            ["NetworkInterfaces": .array(interfaces.sorted { $0.key < $1.key }.map(interface))],
        ]
        let lists = prefixLists.sorted { $0.key < $1.key }.map { id, blocks -> (String, String?, JSONValue) in
            ("get-managed-prefix-list-entries", id, ["Entries": .array(blocks.map { ["Cidr": .string($0)] })])
        }
        return fixed.map { ("test", nil, $0) } + lists
    }

    private var acl: JSONValue {
        [
            "NetworkAclId": "acl-1", "VpcId": "vpc-1",
            "Associations": .array(subnets.keys.sorted().map { ["SubnetId": .string($0)] }),
            "Entries": .array(rows.map(row)),
        ]
    }

    private func row(_ row: Row) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("RuleNumber", JSONValue(row.number)), ("Egress", .boolean(row.isEgress)),
            ("RuleAction", .string(row.isAllow ? "allow" : "deny")), ("Protocol", .string(row.protocol)),
            (row.block.contains(":") ? "Ipv6CidrBlock" : "CidrBlock", .string(row.block)),
        ]
        if let ports = row.ports {
            members.append(("PortRange", ["From": JSONValue(ports.lowerBound), "To": JSONValue(ports.upperBound)]))
        }
        if let icmp = row.icmp {
            members.append(("IcmpTypeCode", ["Type": JSONValue(icmp.type), "Code": JSONValue(icmp.code)]))
        }
        return JSONValue(members: members)
    }

    private func group(_ id: String, _ rules: [Rule]) -> JSONValue {
        [
            "GroupId": .string(id), "GroupName": .string("name-\(id)"), "VpcId": "vpc-1",
            "IpPermissions": .array(rules.filter { !$0.isEgress }.map(permission)),
            "IpPermissionsEgress": .array(rules.filter(\.isEgress).map(permission)),
        ]
    }

    private func permission(_ rule: Rule) -> JSONValue {
        var members: [(String, JSONValue)] = [("IpProtocol", .string(rule.protocol))]
        if let ports = rule.ports {
            members += [("FromPort", JSONValue(ports.lowerBound)), ("ToPort", JSONValue(ports.upperBound))]
        }
        if let icmp = rule.icmp {
            members += [("FromPort", JSONValue(icmp.type)), ("ToPort", JSONValue(icmp.code))]
        }
        let peer: (String, JSONValue) =
            if rule.peer.hasPrefix("sg-") {
                ("UserIdGroupPairs", [["GroupId": .string(rule.peer)]])
            } else if rule.peer.hasPrefix("pl-") {
                ("PrefixListIds", [["PrefixListId": .string(rule.peer)]])
            } else if rule.peer.contains(":") {
                ("Ipv6Ranges", [["CidrIpv6": .string(rule.peer)]])
            } else {
                ("IpRanges", [["CidrIp": .string(rule.peer)]])
            }
        return JSONValue(members: members + [peer])
    }

    private func interface(_ address: String, _ groups: [String]) -> JSONValue {
        [
            "NetworkInterfaceId": .string("eni-\(address)"), "VpcId": "vpc-1", "SubnetId": "subnet-1",
            "PrivateIpAddress": .string(address), "Groups": .array(groups.map { ["GroupId": .string($0)] }),
        ]
    }
}
