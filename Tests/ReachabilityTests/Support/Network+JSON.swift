import Inventory
import JSONText
import Topology

extension Network {
    /// What the evaluator sees: the network as AWS CLI output, read by the reader of snapshots.
    func topology() throws -> Topology {
        var builder = SnapshotBuilder()
        for (key, value) in output where !missing.contains(key) {
            add(try JSONDocument(parsing: JSONValue(members: [(key, value)]).encodedString()), to: &builder)
        }
        for (id, blocks) in prefixLists.sorted(by: { $0.key < $1.key }) {
            let list: JSONValue = ["PrefixLists": [["PrefixListId": .string(id)]]]
            add(try JSONDocument(parsing: list.encodedString()), to: &builder)
            guard let blocks else { continue }
            let entries = JSONValue.array(blocks.map { ["Cidr": .string($0)] })
            let answer: JSONValue = ["PrefixListId": .string(id), "Entries": entries]
            add(try JSONDocument(parsing: answer.encodedString()), to: &builder)
        }
        let snapshot = builder.finish()
        guard snapshot.warnings.isEmpty else { throw Unreadable(warnings: snapshot.warnings.map { "\($0)" }) }
        return Topology(snapshot)
    }

    /// A network that the reader does not take as it was meant.
    struct Unreadable: Error {
        let warnings: [String]
    }

    private func add(_ document: JSONDocument, to builder: inout SnapshotBuilder) {
        builder.add(document.root, operation: "test", id: nil, origin: Snapshot.Origin())
    }

    private var output: [(String, JSONValue)] {
        [
            ("Vpcs", .array(vpcs.map(vpc))), ("Subnets", .array(subnets.map(subnet))),
            ("NetworkAcls", .array(acls.sorted { $0.key < $1.key }.map(acl))),
            ("RouteTables", .array(tables.map(table))),
            ("SecurityGroups", .array(groups.sorted { $0.key < $1.key }.map(group))),
            ("NetworkInterfaces", .array(interfaces.map(interface) + nats.map(natInterface))),
            ("Reservations", .array(interfaces.compactMap(reservation))),
            ("InternetGateways", .array(internetGateways.map { gateway($0, "InternetGatewayId") })),
            (
                "EgressOnlyInternetGateways",
                .array(egressOnlyGateways.map { gateway($0, "EgressOnlyInternetGatewayId") })
            ), ("NatGateways", .array(nats.map(nat))), ("VpcPeeringConnections", .array(peerings.map(peering))),
        ]
    }

    private func vpc(_ vpc: VPC) -> JSONValue {
        let blocks = Self.split(vpc.blocks)
        return [
            "VpcId": .string(vpc.id), "CidrBlock": .string(blocks.ipv4.first ?? ""),
            "CidrBlockAssociationSet": .array(blocks.ipv4.map { ["CidrBlock": .string($0)] }),
            "Ipv6CidrBlockAssociationSet": .array(blocks.ipv6.map { ["Ipv6CidrBlock": .string($0)] }),
        ]
    }

    private func subnet(_ subnet: Subnet) -> JSONValue {
        let blocks = Self.split(subnet.blocks)
        return [
            "SubnetId": .string(subnet.id), "VpcId": .string(subnet.vpc),
            "CidrBlock": .string(blocks.ipv4.first ?? ""),
            "Ipv6CidrBlockAssociationSet": .array(blocks.ipv6.map { ["Ipv6CidrBlock": .string($0)] }),
        ]
    }

    private func acl(_ id: String, _ rules: [ACLRule]) -> JSONValue {
        let served = subnets.filter { $0.acl == id }
        return [
            "NetworkAclId": .string(id), "VpcId": .string(served.first?.vpc ?? "vpc-none"),
            "Entries": .array(rules.map(entry)),
            "Associations": .array(served.map { ["SubnetId": .string($0.id), "NetworkAclId": .string(id)] }),
        ]
    }

    private func entry(_ rule: ACLRule) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("RuleNumber", JSONValue(rule.number)), ("Egress", .boolean(rule.isEgress)),
            ("RuleAction", rule.isAllow ? "allow" : "deny"), ("Protocol", .string(rule.protocol)),
            (rule.block.contains(":") ? "Ipv6CidrBlock" : "CidrBlock", .string(rule.block)),
        ]
        if let ports = rule.ports {
            members.append(("PortRange", ["From": JSONValue(ports.lowerBound), "To": JSONValue(ports.upperBound)]))
        }
        if let icmp = rule.icmp {
            members.append(("IcmpTypeCode", ["Type": JSONValue(icmp[0]), "Code": JSONValue(icmp[1])]))
        }
        return JSONValue(members: members)
    }

    private func table(_ table: Table) -> JSONValue {
        let served = subnets.filter { $0.table == table.id }
        var associations: [JSONValue] = served.map {
            ["SubnetId": .string($0.id), "Main": false, "AssociationState": ["State": "associated"]]
        }
        if table.isMain { associations.append(["Main": true, "AssociationState": ["State": "associated"]]) }
        return [
            "RouteTableId": .string(table.id), "VpcId": .string(table.vpc), "Associations": .array(associations),
            "Routes": .array(table.routes.map(route)),
        ]
    }

    private func route(_ route: Route) -> JSONValue {
        let destination =
            route.destination.hasPrefix("pl-")
            ? "DestinationPrefixListId"
            : route.destination.contains(":") ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock"
        let target =
            switch route.target.prefix(while: { $0 != "-" }) {
            case "nat": "NatGatewayId"
            case "pcx": "VpcPeeringConnectionId"
            case "eni": "NetworkInterfaceId"
            case "eigw": "EgressOnlyInternetGatewayId"
            case "tgw": "TransitGatewayId"
            default: "GatewayId"
            }
        return JSONValue(members: [
            (destination, .string(route.destination)), (target, .string(route.target)),
            ("State", .string(route.state)), ("Origin", .string(route.origin)),
        ])
    }

    private func gateway(_ gateway: Gateway, _ key: String) -> JSONValue {
        let attachment: JSONValue = ["VpcId": .string(gateway.vpc), "State": .string(gateway.state)]
        return JSONValue(members: [(key, .string(gateway.id)), ("Attachments", .array([attachment]))])
    }

    private func peering(_ peering: Peering) -> JSONValue {
        func side(_ id: String, _ region: String) -> JSONValue {
            let blocks = Self.split(vpcs.first { $0.id == id }?.blocks ?? [])
            return [
                "VpcId": .string(id), "Region": .string(region),
                "CidrBlockSet": .array(blocks.ipv4.map { ["CidrBlock": .string($0)] }),
                "Ipv6CidrBlockSet": .array(blocks.ipv6.map { ["Ipv6CidrBlock": .string($0)] }),
            ]
        }
        return [
            "VpcPeeringConnectionId": .string(peering.id), "Status": ["Code": .string(peering.status)],
            "RequesterVpcInfo": side(peering.requester, "eu-west-1"),
            "AccepterVpcInfo": side(peering.accepter, peering.accepterRegion),
        ]
    }

    static func split(_ blocks: [String]) -> (ipv4: [String], ipv6: [String]) {
        (blocks.filter { !$0.contains(":") }, blocks.filter { $0.contains(":") })
    }
}
