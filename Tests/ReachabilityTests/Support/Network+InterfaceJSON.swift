import JSONText

/// Groups, interfaces and what stands behind them, as AWS CLI output.
extension Network {
    func group(_ id: String, _ group: Group) -> JSONValue {
        [
            "GroupId": .string(id), "VpcId": .string(group.vpc), "IpPermissions": .array(group.ingress.map(permission)),
            "IpPermissionsEgress": .array(group.egress.map(permission)),
        ]
    }

    private func permission(_ rule: Group.Rule) -> JSONValue {
        var members: [(String, JSONValue)] = [("IpProtocol", .string(rule.protocol))]
        if let from = rule.from { members.append(("FromPort", JSONValue(from))) }
        if let to = rule.to { members.append(("ToPort", JSONValue(to))) }
        let peer: (String, JSONValue) =
            if rule.peer.hasPrefix("pl-") {
                ("PrefixListIds", [["PrefixListId": .string(rule.peer)]])
            } else if rule.peer.hasPrefix("sg-") {
                ("UserIdGroupPairs", [["GroupId": .string(rule.peer)]])
            } else if rule.peer.contains(":") {
                ("Ipv6Ranges", [["CidrIpv6": .string(rule.peer)]])
            } else {
                ("IpRanges", [["CidrIp": .string(rule.peer)]])
            }
        return JSONValue(members: members + [peer])
    }

    func interface(_ interface: Interface) -> JSONValue {
        let addresses: [JSONValue] = interface.addresses.enumerated().map { index, address in
            var members: [(String, JSONValue)] = [
                ("PrivateIpAddress", .string(address)), ("Primary", .boolean(index == 0)),
            ]
            if let publicAddress = interface.publics[address] {
                members.append(("Association", ["PublicIp": .string(publicAddress)]))
            }
            return JSONValue(members: members)
        }
        var members: [(String, JSONValue)] = [
            ("NetworkInterfaceId", .string(interface.id)), ("VpcId", .string(interface.vpc)),
            ("SubnetId", .string(interface.subnet)), ("InterfaceType", .string(interface.kind)),
            ("Status", .string(interface.status)), ("SourceDestCheck", .boolean(interface.isChecked)),
            ("DenyAllIgwTraffic", .boolean(interface.deniesGatewayIPv6)),
            ("PrivateIpAddress", JSONValue(interface.addresses.first)), ("PrivateIpAddresses", .array(addresses)),
            ("Ipv6Addresses", .array(interface.ipv6.map { ["Ipv6Address": .string($0)] })),
            ("Groups", .array(interface.groups.map { ["GroupId": .string($0)] })),
        ]
        if let instance = interface.instance {
            members.append(
                ("Attachment", ["InstanceId": .string(instance), "DeviceIndex": 0, "Status": "attached"]))
        }
        return JSONValue(members: members)
    }

    func reservation(_ interface: Interface) -> JSONValue? {
        interface.instance.map {
            ["Instances": [["InstanceId": .string($0), "State": ["Name": .string(interface.instanceState)]]]]
        }
    }

    func natInterface(_ nat: NAT) -> JSONValue {
        interface(
            Interface(
                id: "eni-\(nat.id)", vpc: nat.vpc, subnet: nat.subnet, addresses: [nat.address],
                publics: nat.publicAddress.map { [nat.address: $0] } ?? [:], isChecked: false, kind: "natGateway"))
    }

    func nat(_ nat: NAT) -> JSONValue {
        var address: [(String, JSONValue)] = [
            ("PrivateIp", .string(nat.address)), ("NetworkInterfaceId", "eni-\(nat.id)"), ("Status", "succeeded"),
        ]
        if let publicAddress = nat.publicAddress { address.append(("PublicIp", .string(publicAddress))) }
        return [
            "NatGatewayId": .string(nat.id), "VpcId": .string(nat.vpc), "SubnetId": .string(nat.subnet),
            "State": .string(nat.state), "ConnectivityType": nat.publicAddress == nil ? "private" : "public",
            "NatGatewayAddresses": [JSONValue(members: address)],
        ]
    }
}
