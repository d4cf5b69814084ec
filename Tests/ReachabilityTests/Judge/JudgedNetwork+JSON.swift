import JSONText

extension JudgedNetwork {
    /// The network as one object of AWS CLI output.
    var json: JSONValue {
        [
            "Vpcs": .array(blocks.indices.map(vpc)),
            "Subnets": .array(subnets.indices.map(subnet)),
            "NetworkAcls": .array(acls.indices.map(acl)),
            "RouteTables": .array(tables.indices.map(table)),
            "SecurityGroups": .array(groups.indices.map(group)),
            "NetworkInterfaces": .array(interfaces.indices.map(interface)),
            "InternetGateways": .array(
                [0, 1].map { vpc in
                    [
                        "InternetGatewayId": .string("igw-\(vpc)"), "OwnerId": "111122223333",
                        "Attachments": [["VpcId": .string("vpc-\(vpc)"), "State": "available"]],
                    ]
                }),
            "VpcPeeringConnections": .array(isPeered ? [peering] : []),
            "PrefixLists": .array(lists.indices.map { list($0, entries: false) }),
            "ManagedPrefixListEntries": .array(lists.indices.map { list($0, entries: true) }),
            "NatGateways": [], "EgressOnlyInternetGateways": [], "Addresses": [], "Reservations": [],
        ]
    }

    /// The prefix lists that rules refer to, in the order of the rules.
    private var lists: [[Prefix]] {
        groups.flatMap(\.rules).compactMap { if case .list(let prefixes) = $0.peer { prefixes } else { nil } }
    }

    private func list(_ index: Int, entries: Bool) -> JSONValue {
        var seen: Set<String> = []
        let blocks = lists[index].map(\.text).filter { seen.insert($0).inserted }
        return entries
            ? ["PrefixListId": .string("pl-\(index)"), "Entries": .array(blocks.map { ["Cidr": .string($0)] })]
            : [
                "PrefixListId": .string("pl-\(index)"), "PrefixListName": .string("list-\(index)"),
                "AddressFamily": "IPv4", "State": "create-complete", "OwnerId": "111122223333",
                "PrefixListArn": .string("arn:aws:ec2:eu-west-1:111122223333:prefix-list/pl-\(index)"),
            ]
    }

    private func vpc(_ index: Int) -> JSONValue {
        [
            "VpcId": .string("vpc-\(index)"), "CidrBlock": .string(blocks[index][0].text), "OwnerId": "111122223333",
            "State": "available",
            "CidrBlockAssociationSet": .array(
                blocks[index].enumerated().map { number, block in
                    [
                        "AssociationId": .string("vpc-cidr-assoc-\(index)\(number)"), "CidrBlock": .string(block.text),
                        "CidrBlockState": ["State": "associated"],
                    ]
                }),
        ]
    }

    private func subnet(_ index: Int) -> JSONValue {
        [
            "SubnetId": .string("subnet-\(index)"), "VpcId": .string("vpc-\(subnets[index].vpc)"),
            "CidrBlock": .string(subnets[index].prefix.text), "State": "available", "AvailabilityZone": "eu-west-1a",
        ]
    }

    private func acl(_ index: Int) -> JSONValue {
        let defaults = [false, true].map { egress in
            entry(
                Entry(
                    number: 32767, isEgress: egress, allows: false, match: Match(), prefix: Prefix(base: 0, length: 0)))
        }
        let associations = subnets.indices.filter { subnets[$0].acl == index }.map { subnet -> JSONValue in
            [
                "NetworkAclAssociationId": .string("aclassoc-\(subnet)"), "NetworkAclId": .string("acl-\(index)"),
                "SubnetId": .string("subnet-\(subnet)"),
            ]
        }
        return [
            "NetworkAclId": .string("acl-\(index)"), "VpcId": .string("vpc-\(acls[index].vpc)"), "IsDefault": false,
            "Associations": .array(associations), "Entries": .array(acls[index].entries.map(entry) + defaults),
        ]
    }

    private func entry(_ entry: Entry) -> JSONValue {
        var members: [(String, JSONValue)] = [
            ("RuleNumber", JSONValue(entry.number)), ("Egress", .boolean(entry.isEgress)),
            ("RuleAction", entry.allows ? "allow" : "deny"), ("CidrBlock", .string(entry.prefix.text)),
            ("Protocol", .string(entry.match.number.map(String.init) ?? "-1")),
        ]
        if entry.match.number == 1 {
            members.append(("IcmpTypeCode", ["Type": JSONValue(entry.match.type ?? -1), "Code": -1]))
        } else if let ports = entry.match.ports {
            members.append(("PortRange", ["From": JSONValue(ports.lowerBound), "To": JSONValue(ports.upperBound)]))
        } else if entry.match.number == 6 || entry.match.number == 17 {
            members.append(("PortRange", ["From": 0, "To": 65535]))
        }
        return JSONValue(members: members)
    }

    private func table(_ index: Int) -> JSONValue {
        let vpc = tables[index].vpc
        let routes = tables[index].routes.map { route -> JSONValue in
            let target: (String, JSONValue) =
                switch route.target {
                case .local: ("GatewayId", "local")
                case .internet: ("GatewayId", .string("igw-\(vpc)"))
                case .peering: ("VpcPeeringConnectionId", "pcx-1")
                case .blackhole: ("NatGatewayId", "nat-gone")
                }
            let isGone = route.target == .blackhole || (route.target == .peering && !isPeered)
            return JSONValue(members: [
                ("DestinationCidrBlock", .string(route.prefix.text)), target,
                ("State", isGone ? "blackhole" : "active"),
                ("Origin", route.target == .local ? "CreateRouteTable" : "CreateRoute"),
            ])
        }
        let associations = subnets.indices.filter { subnets[$0].table == index }.map { subnet -> JSONValue in
            [
                "RouteTableAssociationId": .string("rtbassoc-\(subnet)"), "RouteTableId": .string("rtb-\(index)"),
                "SubnetId": .string("subnet-\(subnet)"), "Main": false, "AssociationState": ["State": "associated"],
            ]
        }
        return [
            "RouteTableId": .string("rtb-\(index)"), "VpcId": .string("vpc-\(vpc)"), "Routes": .array(routes),
            "Associations": .array(associations),
        ]
    }

    private func group(_ index: Int) -> JSONValue {
        // Lists are numbered over all rules, so the number of those before this group counts.
        var number = groups[..<index].flatMap(\.rules).count { if case .list = $0.peer { true } else { false } }
        var permissions: [Bool: [JSONValue]] = [:]
        for rule in groups[index].rules {
            var members: [(String, JSONValue)] = [("IpProtocol", .string(Self.name(rule.match.number)))]
            if rule.match.number == 1 {
                members += [("FromPort", JSONValue(rule.match.type ?? -1)), ("ToPort", -1)]
            } else if rule.match.number == 6 || rule.match.number == 17 {
                members += [
                    ("FromPort", JSONValue(rule.match.ports?.lowerBound ?? 0)),
                    ("ToPort", JSONValue(rule.match.ports?.upperBound ?? 65535)),
                ]
            }
            switch rule.peer {
            case .prefix(let prefix): members.append(("IpRanges", [["CidrIp": .string(prefix.text)]]))
            case .group(let group):
                members.append(
                    (
                        "UserIdGroupPairs",
                        [
                            [
                                "GroupId": .string("sg-\(group)"), "UserId": "111122223333",
                                "VpcId": .string("vpc-\(groups[group].vpc)"),
                            ]
                        ]
                    ))
            case .list:
                members.append(("PrefixListIds", [["PrefixListId": .string("pl-\(number)")]]))
                number += 1
            }
            permissions[rule.isEgress, default: []].append(JSONValue(members: members))
        }
        return [
            "GroupId": .string("sg-\(index)"), "GroupName": .string("group-\(index)"),
            "VpcId": .string("vpc-\(groups[index].vpc)"), "OwnerId": "111122223333",
            "IpPermissions": .array(permissions[false] ?? []), "IpPermissionsEgress": .array(permissions[true] ?? []),
        ]
    }

    private static func name(_ number: Int?) -> String {
        switch number {
        case nil: "-1"
        case 1: "icmp"
        case 6: "tcp"
        case 17: "udp"
        case let number?: String(number)
        }
    }

    private func interface(_ index: Int) -> JSONValue {
        let interface = interfaces[index]
        let address = Self.text(interface.address)
        var members: [(String, JSONValue)] = [
            ("NetworkInterfaceId", .string("eni-\(index)")), ("SubnetId", .string("subnet-\(interface.subnet)")),
            ("VpcId", .string("vpc-\(subnets[interface.subnet].vpc)")), ("PrivateIpAddress", .string(address)),
            ("Status", "in-use"), ("SourceDestCheck", true), ("InterfaceType", "interface"),
            (
                "Groups",
                .array(interface.groups.map { ["GroupId": .string("sg-\($0)"), "GroupName": .string("group-\($0)")] })
            ),
        ]
        var own: [(String, JSONValue)] = [("PrivateIpAddress", .string(address)), ("Primary", true)]
        if let publicAddress = interface.publicAddress {
            let association: JSONValue = ["PublicIp": .string(Self.text(publicAddress)), "IpOwnerId": "amazon"]
            members.append(("Association", association))
            own.append(("Association", association))
        }
        members.append(("PrivateIpAddresses", [JSONValue(members: own)]))
        return JSONValue(members: members)
    }

    private var peering: JSONValue {
        func side(_ vpc: Int) -> JSONValue {
            [
                "VpcId": .string("vpc-\(vpc)"), "OwnerId": "111122223333", "Region": "eu-west-1",
                "CidrBlock": .string(blocks[vpc][0].text),
                "CidrBlockSet": .array(blocks[vpc].map { ["CidrBlock": .string($0.text)] }),
            ]
        }
        return [
            "VpcPeeringConnectionId": "pcx-1", "Status": ["Code": "active"], "RequesterVpcInfo": side(0),
            "AccepterVpcInfo": side(1),
        ]
    }
}
