extension Snapshot {
    mutating func editEntry(_ fields: Fields, _ operation: String) throws(ElementError) {
        var acl = try existing("NetworkAclId", of: fields, in: networkACLs)
        guard let number = try fields.optionalNumber("RuleNumber") else {
            throw fields.error("RuleNumber", "missing, a number is required")
        }
        let isEgress = try fields.optionalFlag("Egress") ?? false
        let place = acl.entries.firstIndex { $0.ruleNumber == number && $0.isEgress == isEgress }
        let row = "\(isEgress ? "outbound" : "inbound") rule \(number)"
        switch (operation, place) {
        case ("create-network-acl-entry", nil):
            guard (1..<NetworkACLEntry.lastRuleNumber).contains(number) else {
                throw fields.error("RuleNumber", "expected 1-32766, found \(number)")
            }
            acl.entries.append(try NetworkACLEntry(from: fields))
        case ("create-network-acl-entry", _?): throw fields.error("RuleNumber", "\(acl.id) has \(row) already")
        case (_, nil): throw fields.error("RuleNumber", "\(acl.id) has no \(row)")
        case ("replace-network-acl-entry", let place?): acl.entries[place] = try NetworkACLEntry(from: fields)
        case (_, let place?): acl.entries.remove(at: place)
        }
        acl.entries.sort { $0.ruleNumber < $1.ruleNumber }
        networkACLs.byID[acl.id] = acl
    }

    mutating func editRoute(_ fields: Fields, _ operation: String) throws(ElementError) {
        var table = try existing("RouteTableId", of: fields, in: routeTables)
        let route = try Route(from: fields)
        let place = table.routes.firstIndex { $0.destination == route.destination && !$0.isPropagated }
        switch (operation, place) {
        case ("create-route", nil): table.routes.append(try targeted(route, fields))
        case ("create-route", _?):
            throw ElementError(field: table.id, reason: "has a route for the destination already: use replace-route")
        case (_, nil): throw ElementError(field: table.id, reason: "has no route for the destination")
        case ("replace-route", let place?): table.routes[place] = try targeted(route, fields)
        case (_, let place?):
            guard table.routes[place].target != .local else {
                throw ElementError(field: table.id, reason: "a local route cannot be deleted")
            }
            table.routes.remove(at: place)
        }
        routeTables.byID[table.id] = table
    }

    private func targeted(_ route: Route, _ fields: Fields) throws(ElementError) -> Route {
        guard route.target != .none else { throw fields.error("GatewayId", "missing: a target is required") }
        var route = route
        route.state = "active"
        route.origin = "CreateRoute"
        return route
    }

    mutating func associateTable(_ fields: Fields, subnetID: String) throws(ElementError) {
        let table = try existing("RouteTableId", of: fields, in: routeTables)
        guard let subnet = subnets[subnetID] else {
            throw fields.error("SubnetId", "\(subnetID) is not in the snapshot")
        }
        guard subnet.vpcID == table.vpcID else {
            throw fields.error("SubnetId", "\(subnetID) is in \(subnet.vpcID), and \(table.id) in \(table.vpcID)")
        }
        for id in routeTables.byID.keys { routeTables.byID[id]?.subnetIDs.removeAll { $0 == subnetID } }
        routeTables.byID[table.id]?.subnetIDs.append(subnetID)
    }

    mutating func replaceTable(_ fields: Fields) throws(ElementError) {
        let id = try fields.text("AssociationId")
        guard let subnetID = routeTables.byID.values.lazy.compactMap({ $0.associations[id] }).first else {
            throw fields.error("AssociationId", "no subnet of the snapshot has the association \(id)")
        }
        try associateTable(fields, subnetID: subnetID)
    }

    mutating func replaceACL(_ fields: Fields) throws(ElementError) {
        let acl = try existing("NetworkAclId", of: fields, in: networkACLs)
        let id = try fields.text("AssociationId")
        guard let subnetID = networkACLs.byID.values.lazy.compactMap({ $0.associations[id] }).first else {
            throw fields.error("AssociationId", "no subnet of the snapshot has the association \(id)")
        }
        for id in networkACLs.byID.keys { networkACLs.byID[id]?.subnetIDs.removeAll { $0 == subnetID } }
        networkACLs.byID[acl.id]?.subnetIDs.append(subnetID)
    }

    mutating func attachGateway(_ fields: Fields) throws(ElementError) {
        var gateway = try existing("InternetGatewayId", of: fields, in: internetGateways)
        let vpc = try existing("VpcId", of: fields, in: vpcs)
        if gateway.attachments.contains(where: { $0.isWorking == true }) {
            throw ElementError(field: gateway.id, reason: "is attached already")
        }
        gateway.attachments = [InternetGateway.Attachment(vpcID: vpc.id, state: "available")]
        internetGateways.byID[gateway.id] = gateway
    }

    mutating func acceptPeering(_ fields: Fields) throws(ElementError) {
        let connection = try existing("VpcPeeringConnectionId", of: fields, in: peeringConnections)
        guard connection.status == "pending-acceptance" else {
            throw ElementError(field: connection.id, reason: "is \(connection.status ?? "in no known state") already")
        }
        peeringConnections.byID[connection.id]?.status = "active"
    }
}
