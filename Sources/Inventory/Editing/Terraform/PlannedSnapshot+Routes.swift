import JSONText
import NetworkSets

extension PlannedSnapshot {
    /// The attributes of a row's target, as the AWS CLI names them.
    private static let targets: [(attribute: String, member: String)] = [
        ("gateway_id", "GatewayId"), ("vpc_endpoint_id", "GatewayId"), ("nat_gateway_id", "NatGatewayId"),
        ("transit_gateway_id", "TransitGatewayId"), ("vpc_peering_connection_id", "VpcPeeringConnectionId"),
        ("egress_only_gateway_id", "EgressOnlyInternetGatewayId"), ("carrier_gateway_id", "CarrierGatewayId"),
        ("local_gateway_id", "LocalGatewayId"), ("core_network_arn", "CoreNetworkArn"),
        ("network_interface_id", "NetworkInterfaceId"), ("instance_id", "InstanceId"),
    ]

    mutating func makeRoute(_ values: PlannedValues) throws(EditError) {
        let id = try values.text("route_table_id")
        for each in meant(by: id, in: \.routeTables, values) {
            let row = try route(values, tableID: id)
            snapshot.routeTables.byID[each]?.routes.removeAll { $0.destination == row.destination && !$0.isPropagated }
            snapshot.routeTables.byID[each]?.routes.append(row)
        }
    }

    mutating func removeRoute(_ values: PlannedValues) throws(EditError) {
        for id in meant(by: try values.text("route_table_id"), in: \.routeTables, values) {
            take(try route(values, tableID: id), from: id, values)
        }
    }

    private mutating func take(_ row: Route, from id: String, _ values: PlannedValues) {
        let count = snapshot.routeTables[id]?.routes.count
        snapshot.routeTables.byID[id]?.routes.removeAll {
            $0.destination == row.destination && !$0.isPropagated && $0.target != .local
        }
        if snapshot.routeTables[id]?.routes.count == count { note(values, "\(id) has no such route in the snapshot") }
    }

    /// A row of `aws_route`, or of a table's own list, where the destination is named without its prefix.
    ///
    /// - Parameter tableID: The table; where it is not known, nobody knows the row's destination there either.
    private func route(_ values: PlannedValues, tableID: String) throws(EditError) -> Route {
        let blocks = ["destination_cidr_block", "cidr_block"].compactMap(values.optional)
        let blocks6 = ["destination_ipv6_cidr_block", "ipv6_cidr_block"].compactMap(values.optional)
        let unknown = ([tableID] + blocks + blocks6).first(where: \.isStandIn)
        var members: [(String, JSONValue)] = [("State", "active"), ("Origin", "CreateRoute")]
        if let unknown {
            members.append(("DestinationPrefixListId", .string(unknown)))
        } else if let block = blocks.first {
            members.append(("DestinationCidrBlock", .string(block)))
        } else if let block = blocks6.first {
            members.append(("DestinationIpv6CidrBlock", .string(block)))
        } else {
            members.append(("DestinationPrefixListId", .string(try values.text("destination_prefix_list_id"))))
        }
        let named = Self.targets.compactMap { target in values.optional(target.attribute).map { (target.member, $0) } }
        if let target = named.first(where: { !$0.1.isStandIn }) ?? named.first {
            members.append((target.0, .string(target.1)))
        }
        return try Self.read(members, of: values, Route.init(from:))
    }

    mutating func removeTable(_ values: PlannedValues) {
        // Terraform only forgets a VPC's main table.
        if values.optional("default_route_table_id") == nil { remove(values, \.routeTables) }
    }

    mutating func makeTable(_ values: PlannedValues) throws(EditError) {
        let standing = values.optional("default_route_table_id").flatMap { snapshot.routeTables[$0] }
        let id = try values.text(standing == nil ? "id" : "default_route_table_id")
        let vpcID = if let standing { standing.vpcID } else { try values.text("vpc_id") }
        var table = try Self.read(
            [("RouteTableId", .string(id)), ("VpcId", .string(vpcID))], of: values, RouteTable.init(from:))
        if let standing {
            table = standing
            table.routes.removeAll { $0.target != .local && !$0.isPropagated }
        } else {
            for block in snapshot.vpcs[vpcID]?.blocks ?? [] {
                let key = block.family == .ipv4 ? "DestinationCidrBlock" : "DestinationIpv6CidrBlock"
                table.routes.append(
                    try Self.read(
                        [
                            (key, .string(block.description)), ("GatewayId", "local"), ("State", "active"),
                            ("Origin", "CreateRouteTable"),
                        ], of: values, Route.init(from:)))
            }
        }
        snapshot.routeTables.byID[id] = table
        for row in try inlineRoutes(values) { put(row, into: id) }
        for gateway in try values.texts("propagating_vgws") { try propagate(gateway, into: id, values) }
    }

    mutating func updateTable(_ before: PlannedValues, _ after: PlannedValues) throws(EditError) {
        let id = try before.text(before.optional("default_route_table_id") == nil ? "id" : "default_route_table_id")
        for id in meant(by: id, in: \.routeTables, before) {
            if after.values["route"] != nil {
                let (old, new) = (try inlineRoutes(before), try inlineRoutes(after))
                for row in old where !new.contains(row) { take(row, from: id, before) }
                for row in new where !old.contains(row) { put(row, into: id) }
            }
            let (old, new) = (try before.texts("propagating_vgws"), try after.texts("propagating_vgws"))
            for gateway in old where !new.contains(gateway) { stop(gateway, in: id) }
            for gateway in new where !old.contains(gateway) { try propagate(gateway, into: id, after) }
        }
    }

    private mutating func put(_ row: Route, into id: String) {
        snapshot.routeTables.byID[id]?.routes.removeAll { $0.destination == row.destination && !$0.isPropagated }
        snapshot.routeTables.byID[id]?.routes.append(row)
    }

    private func inlineRoutes(_ values: PlannedValues) throws(EditError) -> [Route] {
        if let text = values.optional("route"), text.isStandIn {
            return [
                try Self.read(
                    [
                        ("DestinationPrefixListId", .string(text)), ("GatewayId", .string(text)), ("State", "active"),
                        ("Origin", "CreateRoute"),
                    ], of: values, Route.init(from:))
            ]
        }
        var rows: [Route] = []
        for block in try values.blocks("route") { rows.append(try route(block, tableID: "")) }
        return rows
    }

    mutating func startPropagation(_ values: PlannedValues) throws(EditError) {
        let gateway = try values.text("vpn_gateway_id")
        for id in meant(by: try values.text("route_table_id"), in: \.routeTables, values) {
            try propagate(gateway, into: id, values)
        }
    }

    mutating func stopPropagation(_ values: PlannedValues) throws(EditError) {
        let gateway = try values.text("vpn_gateway_id")
        for id in meant(by: try values.text("route_table_id"), in: \.routeTables, values) { stop(gateway, in: id) }
    }

    /// What a gateway will propagate is known after apply only: one row whose destination is not known.
    private mutating func propagate(
        _ gateway: String, into id: String, _ values: PlannedValues
    ) throws(EditError) {
        let row = try Self.read(
            [
                ("DestinationPrefixListId", .string(KnownAfterApply.standIn("the routes that \(gateway) propagates"))),
                ("GatewayId", .string(gateway)), ("State", "active"), ("Origin", "EnableVgwRoutePropagation"),
            ], of: values, Route.init(from:))
        snapshot.routeTables.byID[id]?.routes.append(row)
        snapshot.routeTables.byID[id]?.propagatingGatewayIDs.append(gateway)
    }

    private mutating func stop(_ gateway: String, in id: String) {
        snapshot.routeTables.byID[id]?.routes.removeAll { $0.isPropagated && $0.target == .resource(gateway) }
        snapshot.routeTables.byID[id]?.propagatingGatewayIDs.removeAll { $0 == gateway }
    }
}
