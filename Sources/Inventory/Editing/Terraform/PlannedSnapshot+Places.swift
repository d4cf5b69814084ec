import JSONText
import NetworkSets

extension PlannedSnapshot {
    /// Takes a resource out of the snapshot; rows that lead to it become blackholes (VPC guide, route tables).
    mutating func remove<Resource>(
        _ values: PlannedValues, _ table: WritableKeyPath<Snapshot, ResourceTable<Resource>>
    ) {
        guard let id = values.optional("id") else { return }
        if snapshot[keyPath: table].byID.removeValue(forKey: id) == nil { note(values, "\(id) is not in the snapshot") }
        for (tableID, routeTable) in snapshot.routeTables.byID {
            for place in routeTable.routes.indices where routeTable.routes[place].target == .resource(id) {
                snapshot.routeTables.byID[tableID]?.routes[place].state = "blackhole"
            }
        }
    }

    private mutating func add<Resource: SnapshotResource>(
        _ members: [(String, JSONValue)], of values: PlannedValues,
        to table: WritableKeyPath<Snapshot, ResourceTable<Resource>>
    ) throws(EditError) {
        let known = members.filter { if case .string(let text) = $0.1 { !text.isStandIn } else { true } }
        let resource = try Self.read(known, of: values, Resource.init(from:))
        snapshot[keyPath: table].byID[resource.id] = resource
    }

    mutating func makeSubnet(_ values: PlannedValues) throws(EditError) {
        try add(
            [
                ("SubnetId", .string(values.text("id"))), ("VpcId", .string(values.text("vpc_id"))),
                ("CidrBlock", values.values["cidr_block"] ?? .null),
                ("AvailabilityZone", values.values["availability_zone"] ?? .null),
                (
                    "Ipv6CidrBlockAssociationSet",
                    values.optional("ipv6_cidr_block").map {
                        $0.isStandIn
                            ? [] : [["Ipv6CidrBlock": .string($0), "Ipv6CidrBlockState": ["State": "associated"]]]
                    } ?? []
                ),
            ], of: values, to: \.subnets)
    }

    mutating func makeInternetGateway(
        _ values: PlannedValues, _ key: String, _ table: WritableKeyPath<Snapshot, ResourceTable<InternetGateway>>
    ) throws(EditError) {
        let attachments: [JSONValue] =
            values.optional("vpc_id").map { vpcID in
                vpcID.isStandIn ? [] : [["VpcId": .string(vpcID), "State": "available"]]
            } ?? []
        try add([(key, .string(values.text("id"))), ("Attachments", .array(attachments))], of: values, to: table)
    }

    mutating func attachGateway(_ values: PlannedValues) throws(EditError) {
        let vpcID = try values.text("vpc_id")
        for id in meant(by: try values.text("internet_gateway_id"), in: \.internetGateways, values) {
            snapshot.internetGateways.byID[id]?.attachments = [.init(vpcID: vpcID, state: "available")]
        }
    }

    mutating func detachGateway(_ values: PlannedValues) throws(EditError) {
        let vpcID = try values.text("vpc_id")
        for id in meant(by: try values.text("internet_gateway_id"), in: \.internetGateways, values) {
            snapshot.internetGateways.byID[id]?.attachments.removeAll { $0.vpcID == vpcID }
        }
    }

    /// The addresses of a new gateway are known where they are written; else what it sends is unknown.
    mutating func makeNATGateway(_ values: PlannedValues) throws(EditError) {
        let subnetID = values.optional("subnet_id").flatMap { $0.isStandIn ? nil : $0 }
        guard let vpcID = values.optional("vpc_id") ?? subnetID.flatMap({ snapshot.subnets[$0]?.vpcID }),
            !vpcID.isStandIn
        else { return skip(values, "a gateway in a VPC that is not known") }
        var address: [(String, JSONValue)] = []
        if let text = values.optional("private_ip"), !text.isStandIn { address.append(("PrivateIp", .string(text))) }
        if let id = values.optional("allocation_id"), let known = snapshot.addresses[id] {
            address.append(("PublicIp", .string(known.publicAddress.description)))
        }
        try add(
            [
                ("NatGatewayId", .string(values.text("id"))), ("VpcId", .string(vpcID)),
                ("SubnetId", JSONValue(subnetID)), ("State", "available"),
                ("ConnectivityType", values.values["connectivity_type"] ?? "public"),
                ("AvailabilityMode", values.values["availability_mode"] ?? .null),
                ("NatGatewayAddresses", .array(address.first?.0 == "PrivateIp" ? [JSONValue(members: address)] : [])),
            ], of: values, to: \.natGateways)
    }

    mutating func makePeering(_ values: PlannedValues) throws(EditError) {
        func side(_ key: String) throws(EditError) -> JSONValue {
            let id = try values.text(key)
            let vpc = snapshot.vpcs[id]
            let blocks = vpc?.blocks.filter { $0.family == .ipv4 }.map {
                ["CidrBlock": .string($0.description)] as JSONValue
            }
            let blocks6 = vpc?.blocks.filter { $0.family == .ipv6 }
                .map { ["Ipv6CidrBlock": .string($0.description)] as JSONValue }
            return [
                "VpcId": .string(id), "CidrBlockSet": .array(blocks ?? []), "Ipv6CidrBlockSet": .array(blocks6 ?? []),
                "Region": JSONValue(snapshot.vpcOrigins[id]?.region),
            ]
        }
        let isAccepted = values.flag("auto_accept") == true
        try add(
            [
                ("VpcPeeringConnectionId", .string(values.text("id"))), ("RequesterVpcInfo", side("vpc_id")),
                ("AccepterVpcInfo", side("peer_vpc_id")),
                ("Status", ["Code": .string(isAccepted ? "active" : "pending-acceptance")]),
            ], of: values, to: \.peeringConnections)
    }

    mutating func acceptPeering(_ values: PlannedValues) throws(EditError) {
        guard values.flag("auto_accept") == true else { return }
        for id in meant(by: try values.text("vpc_peering_connection_id"), in: \.peeringConnections, values) {
            snapshot.peeringConnections.byID[id]?.status = "active"
        }
    }

    mutating func makePrefixList(_ values: PlannedValues) throws(EditError) {
        try setList(try values.text("id"), blocks(of: values), name: values.optional("name"), values)
    }

    mutating func updatePrefixList(_ before: PlannedValues, _ after: PlannedValues) throws(EditError) {
        guard after.values["entry"] != nil else { return }
        let id = try before.text("id")
        let (old, new) = (try blocks(of: before), try blocks(of: after))
        guard let new else { return try setList(id, nil, name: after.optional("name"), after) }
        guard let standing = snapshot.prefixLists[id]?.blocks?.map(\.description) else { return }
        let kept = standing.filter { old?.contains($0) != true || new.contains($0) }
        try setList(id, kept + new.filter { !kept.contains($0) }, name: after.optional("name"), after)
    }

    mutating func makeListEntry(_ values: PlannedValues) throws(EditError) {
        try editList(values) { blocks, block in blocks.contains(block) ? blocks : blocks + [block] }
    }

    mutating func removeListEntry(_ values: PlannedValues) throws(EditError) {
        try editList(values) { blocks, block in blocks.filter { $0 != block } }
    }

    private mutating func editList(
        _ values: PlannedValues, _ edit: ([String], String) -> [String]
    ) throws(EditError) {
        let id = try values.text("prefix_list_id")
        let block = try values.text("cidr")
        for each in meant(by: id, in: \.prefixLists, values) {
            guard let blocks = snapshot.prefixLists[each]?.blocks?.map(\.description) else { continue }
            let isKnown = !id.isStandIn && !block.isStandIn
            try setList(each, isKnown ? edit(blocks, block) : nil, name: snapshot.prefixLists[each]?.name, values)
        }
    }

    /// The blocks of a list's own entries; nil where one is not known.
    private func blocks(of values: PlannedValues) throws(EditError) -> [String]? {
        if values.isUnknown("entry") { return nil }
        var blocks: [String] = []
        for entry in try values.blocks("entry") { blocks.append(try entry.text("cidr")) }
        return blocks.contains(where: \.isStandIn) ? nil : blocks
    }

    private mutating func setList(
        _ id: String, _ blocks: [String]?, name: String?, _ values: PlannedValues
    ) throws(EditError) {
        try add(
            [
                ("PrefixListId", .string(id)), ("PrefixListName", JSONValue(name)),
                ("Cidrs", blocks.map { JSONValue($0) } ?? .null),
            ], of: values, to: \.prefixLists)
    }
}
