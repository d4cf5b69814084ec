import JSONText

extension PlannedSnapshot {
    mutating func associateTable(_ values: PlannedValues) throws(EditError) {
        let tableID = try values.text("route_table_id")
        if let gateway = values.optional("gateway_id") {
            try leave(gateway: gateway)
            let table = try knownTable(tableID, vpcID: "", values)
            snapshot.routeTables.byID[table]?.gatewayIDs.append(gateway)
            return
        }
        for subnetID in meant(by: try values.text("subnet_id"), in: \.subnets, values) {
            leave(subnet: subnetID)
            let isKnown = values.optional("subnet_id")?.isStandIn == false
            let id = isKnown ? tableID : KnownAfterApply.standIn("\(values.address).subnet_id")
            let table = try knownTable(id, vpcID: snapshot.subnets[subnetID]?.vpcID ?? "", values)
            snapshot.routeTables.byID[table]?.subnetIDs.append(subnetID)
        }
    }

    /// Without a table of its own a subnet uses the main one.
    mutating func dissociateTable(_ values: PlannedValues) throws(EditError) {
        if let gateway = values.optional("gateway_id") { return try leave(gateway: gateway) }
        leave(subnet: try values.text("subnet_id"))
    }

    private mutating func leave(subnet id: String) {
        for table in snapshot.routeTables.byID.keys {
            snapshot.routeTables.byID[table]?.subnetIDs.removeAll { $0 == id }
        }
    }

    private mutating func leave(gateway id: String) throws(EditError) {
        for table in snapshot.routeTables.byID.keys {
            snapshot.routeTables.byID[table]?.gatewayIDs.removeAll { $0 == id }
        }
    }

    /// A table, or in place of one that is not known one whose routes are not known.
    private mutating func knownTable(_ id: String, vpcID: String, _ values: PlannedValues) throws(EditError) -> String {
        if snapshot.routeTables[id] != nil { return id }
        var table = try Self.read(
            [("RouteTableId", .string(id)), ("VpcId", .string(vpcID.isEmpty ? "vpc-" : vpcID))], of: values,
            RouteTable.init(from:))
        let unknown = id.isStandIn ? id : KnownAfterApply.standIn("the routes of \(id)")
        table.routes.append(
            try Self.read(
                [
                    ("DestinationPrefixListId", .string(unknown)), ("GatewayId", .string(unknown)), ("State", "active"),
                ], of: values, Route.init(from:)))
        snapshot.routeTables.byID[id] = table
        return id
    }

    /// Makes a table the main one of its VPC: the one named, or the one that was it before.
    mutating func setMainTable(_ values: PlannedValues, _ key: String) throws(EditError) {
        let vpcID = try values.text("vpc_id")
        let id = try values.text(key)
        for table in snapshot.routeTables.byID.keys where snapshot.routeTables.byID[table]?.vpcID == vpcID {
            snapshot.routeTables.byID[table]?.isMain = false
        }
        snapshot.routeTables.byID[try knownTable(id, vpcID: vpcID, values)]?.isMain = true
    }

    mutating func associateEndpoint(_ values: PlannedValues) throws(EditError) {
        try joinEndpoint(
            try values.text("vpc_endpoint_id"), to: try values.text("route_table_id"), values)
    }

    mutating func dissociateEndpoint(_ values: PlannedValues) throws(EditError) {
        leaveEndpoint(try values.text("vpc_endpoint_id"), try values.text("route_table_id"))
    }

    mutating func leaveEndpoint(_ endpointID: String, _ tableID: String) {
        snapshot.routeTables.byID[tableID]?.routes.removeAll { $0.target == .resource(endpointID) }
    }

    /// A gateway endpoint's row is for the prefix list of its service.
    mutating func joinEndpoint(
        _ endpointID: String, to tableID: String, _ values: PlannedValues
    ) throws(EditError) {
        let service = snapshot.vpcEndpoints[endpointID]?.serviceName
        let list = snapshot.prefixLists.byID.values.first { service != nil && $0.name == service }?.id
        let destination = list ?? KnownAfterApply.standIn("the prefix list of \(service ?? endpointID)")
        for id in meant(by: tableID, in: \.routeTables, values) {
            let row = try Self.read(
                [
                    ("DestinationPrefixListId", .string(tableID.isStandIn ? tableID : destination)),
                    ("GatewayId", .string(endpointID)), ("State", "active"), ("Origin", "CreateRoute"),
                ], of: values, Route.init(from:))
            snapshot.routeTables.byID[id]?.routes.append(row)
        }
    }
}
