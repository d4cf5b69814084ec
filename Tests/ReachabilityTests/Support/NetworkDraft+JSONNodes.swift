import JSONText

extension NetworkDraft {
    func json(_ table: Table) -> JSONValue {
        let state: JSONValue = ["State": .string(table.associationState)]
        var associations: [JSONValue] = table.subnets.map {
            ["SubnetId": .string($0), "Main": false, "AssociationState": state]
        }
        associations += table.gateways.map { ["GatewayId": .string($0), "Main": false, "AssociationState": state] }
        if table.isMain { associations.append(["Main": true, "AssociationState": ["State": "associated"]]) }
        return [
            "RouteTableId": .string(table.id), "VpcId": .string(table.vpc), "Associations": .array(associations),
            "Routes": .array(rows(of: table).map(json)),
            "PropagatingVgws": .array(table.propagating.map { ["GatewayId": .string($0)] }),
        ]
    }

    private func json(_ route: Table.Route) -> JSONValue {
        let destination =
            route.destination.hasPrefix("pl-")
            ? "DestinationPrefixListId"
            : Self.isIPv6(route.destination) ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock"
        var members: [(String, JSONValue)] = [
            (destination, .string(route.destination)), ("State", JSONValue(route.state)),
            ("Origin", .string(route.origin)),
        ]
        if let target = route.target { members.append((Self.targetKey(target), .string(target))) }
        return Self.object(members)
    }

    private static func targetKey(_ target: String) -> String {
        switch target.prefix(while: { $0 != "-" }) {
        case "nat": "NatGatewayId"
        case "tgw": "TransitGatewayId"
        case "pcx": "VpcPeeringConnectionId"
        case "eni": "NetworkInterfaceId"
        case "i": "InstanceId"
        case "eigw": "EgressOnlyInternetGatewayId"
        default: "GatewayId"
        }
    }

    private func prefixes(_ interface: Interface, _ mark: Character, _ isMarked: Bool) -> [String] {
        interface.prefixes.filter { $0.contains(mark) == isMarked }
    }

    func json(_ interface: Interface) -> JSONValue {
        let addresses = interface.addresses.enumerated().map { index, address in
            Self.object([
                ("PrivateIpAddress", .string(address)), ("Primary", .boolean(index == 0)),
                ("Association", interface.publics[address].map { ["PublicIp": .string($0)] } ?? .null),
            ])
        }
        let attachment = interface.instance.map {
            Self.object([
                ("InstanceId", .string($0)), ("DeviceIndex", JSONValue(interface.index)), ("Status", "attached"),
            ])
        }
        return Self.object([
            ("NetworkInterfaceId", .string(interface.id)), ("VpcId", .string(interface.vpc)),
            ("Description", interface.summary.map { .string($0) } ?? .null),
            ("Ipv4Prefixes", .array(prefixes(interface, ":", false).map { ["Ipv4Prefix": .string($0)] })),
            ("Ipv6Prefixes", .array(prefixes(interface, ":", true).map { ["Ipv6Prefix": .string($0)] })),
            ("SubnetId", .string(interface.subnet)), ("InterfaceType", .string(interface.kind)),
            ("Status", .string(interface.status)), ("PrivateIpAddress", JSONValue(interface.addresses.first)),
            ("PrivateIpAddresses", .array(addresses)),
            ("Ipv6Addresses", .array(interface.ipv6.map { ["Ipv6Address": .string($0)] })),
            ("Groups", .array(interface.groups.map { ["GroupId": .string($0)] })),
            ("SourceDestCheck", .boolean(interface.sourceDestinationCheck)),
            ("DenyAllIgwTraffic", .boolean(interface.deniesInternetGatewayTraffic)),
            ("Attachment", attachment ?? .null),
            (
                "ConnectionTrackingConfiguration",
                interface.tracking.isEmpty
                    ? .null
                    : JSONValue(members: interface.tracking.sorted { $0.key < $1.key }.map { ($0, JSONValue($1)) })
            ),
        ])
    }

    func json(_ instance: Instance) -> JSONValue {
        Self.object([
            ("InstanceId", .string(instance.id)),
            ("State", instance.state.map { ["Name": .string($0)] } ?? .null),
            ("Platform", instance.isWindows ? "windows" : .null), ("InstanceType", JSONValue(instance.type)),
            ("MetadataOptions", instance.metadata.map { ["HttpEndpoint": .string($0)] } ?? .null),
        ])
    }

    func json(_ gateway: Gateway, _ key: String) -> JSONValue {
        let attachments = gateway.vpc.map {
            [Self.object([("VpcId", .string($0)), ("State", JSONValue(gateway.state))])]
        }
        return [key: .string(gateway.id), "Attachments": .array(attachments ?? [])]
    }

    func json(_ gateway: NAT) -> JSONValue {
        Self.object([
            ("NatGatewayId", .string(gateway.id)), ("VpcId", .string(gateway.vpc)),
            ("SubnetId", .string(gateway.subnet)), ("State", JSONValue(gateway.state)),
            ("ConnectivityType", gateway.publicAddress == nil ? "private" : "public"),
            (
                "NatGatewayAddresses",
                [
                    Self.object([
                        ("PrivateIp", .string(gateway.address)), ("PublicIp", JSONValue(gateway.publicAddress)),
                        ("NetworkInterfaceId", .string(gateway.interface)), ("Status", "succeeded"),
                    ])
                ]
            ),
        ])
    }

    func json(_ peering: Peering) -> JSONValue {
        func side(_ id: String, _ region: String) -> JSONValue {
            let blocks = vpcs.first { $0.id == id }?.blocks ?? []
            let ipv4 = blocks.filter { !Self.isIPv6($0) }
            return Self.object([
                ("VpcId", .string(id)), ("Region", .string(region)), ("CidrBlock", JSONValue(ipv4.first)),
                ("CidrBlockSet", .array(ipv4.map { ["CidrBlock": .string($0)] })),
                ("Ipv6CidrBlockSet", .array(blocks.filter(Self.isIPv6).map { ["Ipv6CidrBlock": .string($0)] })),
            ])
        }
        return Self.object([
            ("VpcPeeringConnectionId", .string(peering.id)),
            ("RequesterVpcInfo", side(peering.requester, peering.regions[0])),
            ("AccepterVpcInfo", side(peering.accepter, peering.regions[1])),
            ("Status", peering.status.map { ["Code": .string($0)] } ?? .null),
        ])
    }
}
