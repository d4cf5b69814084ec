import JSONText

extension PlannedSnapshot {
    /// The groups and the source/destination check of an interface, or of an instance's primary one.
    mutating func updateInterface(
        _ before: PlannedValues, _ after: PlannedValues, groups: String
    ) throws(EditError) {
        let id = try before.text("id")
        let isInstance = id.hasPrefix("i-")
        let own = snapshot.networkInterfaces.byID.values.filter { isInstance ? $0.instanceID == id : $0.id == id }
        guard let interface = own.min(by: { ($0.deviceIndex ?? .max, $0.id) < ($1.deviceIndex ?? .max, $1.id) }) else {
            return note(before, "\(id) has no interface in the snapshot")
        }
        noteUnread(
            before, after, "private_ips", "secondary_private_ips", "ipv6_addresses", "ipv4_prefixes", "ipv6_prefixes")
        var change = NetworkInterface.Change()
        if after.values[groups] != nil, before.values[groups] != after.values[groups] {
            change.groupIDs = try after.texts(groups)
        }
        if let check = after.flag("source_dest_check"), check != before.flag("source_dest_check") {
            change.sourceDestinationCheck = check
        }
        if !change.isEmpty {
            snapshot.networkInterfaces.byID[interface.id] = NetworkInterface(interface, changed: change)
        }
    }

    mutating func terminateInstance(_ values: PlannedValues) {
        guard let id = values.optional("id") else { return }
        guard let instance = snapshot.instances[id] else { return note(values, "\(id) is not in the snapshot") }
        snapshot.instances.byID[id] = Instance(instance, state: "terminated")
    }

    /// Adds a group to an interface, or takes it away.
    mutating func setGroup(_ values: PlannedValues, isCarried: Bool) throws(EditError) {
        let groupID = try values.text("security_group_id")
        let id = try values.text("network_interface_id")
        for each in meant(by: id, in: \.networkInterfaces, values) {
            guard let interface = snapshot.networkInterfaces[each] else { continue }
            var change = NetworkInterface.Change()
            let others = interface.groupIDs.filter { $0 != groupID }
            change.groupIDs = isCarried ? others + [id.isStandIn ? id : groupID] : others
            snapshot.networkInterfaces.byID[each] = NetworkInterface(interface, changed: change)
        }
    }

    mutating func removeEndpoint(_ values: PlannedValues) {
        guard let id = values.optional("id") else { return }
        for interface in snapshot.vpcEndpoints[id]?.interfaceIDs ?? [] {
            snapshot.networkInterfaces.byID[interface] = nil
        }
        // The rows of a gateway endpoint go with it.
        for table in snapshot.routeTables.byID.keys where snapshot.vpcEndpoints[id]?.kind == .gateway {
            leaveEndpoint(id, table)
        }
        remove(values, \.vpcEndpoints)
    }

    mutating func updateEndpoint(_ before: PlannedValues, _ after: PlannedValues) throws(EditError) {
        let id = try before.text("id")
        noteUnread(before, after, "subnet_ids")
        let (old, new) = (try before.texts("route_table_ids"), try after.texts("route_table_ids"))
        for table in old where !new.contains(table) { leaveEndpoint(id, table) }
        for table in new where !old.contains(table) { try joinEndpoint(id, to: table, after) }
        guard after.values["security_group_ids"] != nil,
            before.values["security_group_ids"] != after.values["security_group_ids"]
        else { return }
        for each in snapshot.vpcEndpoints[id]?.interfaceIDs ?? [] {
            guard let interface = snapshot.networkInterfaces[each] else { continue }
            var change = NetworkInterface.Change()
            change.groupIDs = try after.texts("security_group_ids")
            snapshot.networkInterfaces.byID[each] = NetworkInterface(interface, changed: change)
        }
    }
}
