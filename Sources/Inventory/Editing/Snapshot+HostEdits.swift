extension Snapshot {
    mutating func modifyInterface(_ fields: Fields, id: String) throws(ElementError) {
        guard let interface = networkInterfaces[id] else {
            throw fields.error("NetworkInterfaceId", "\(id) is not in the snapshot")
        }
        var change = NetworkInterface.Change()
        change.sourceDestinationCheck = try fields.attributeFlag("SourceDestCheck")
        if fields.has("Groups") {
            let groups = try fields.texts("Groups")
            for group in groups where securityGroups[group] == nil {
                throw fields.error("Groups", "\(group) is not in the snapshot")
            }
            change.groupIDs = groups
        }
        change.connectionTracking = try fields.object("ConnectionTrackingSpecification").map(
            ConnectionTracking.init(from:))
        guard !change.isEmpty else {
            throw fields.error("SourceDestCheck", "missing: SourceDestCheck, Groups or a tracking setting is required")
        }
        networkInterfaces.byID[id] = NetworkInterface(interface, changed: change)
    }

    /// Of an instance the primary interface is meant.
    mutating func modifyInstance(_ fields: Fields) throws(ElementError) {
        let instance = try existing("InstanceId", of: fields, in: instances)
        let own = networkInterfaces.byID.values.filter { $0.instanceID == instance.id }
        guard let primary = own.min(by: { ($0.deviceIndex ?? .max, $0.id) < ($1.deviceIndex ?? .max, $1.id) }) else {
            throw fields.error("InstanceId", "\(instance.id) has no interface in the snapshot")
        }
        try modifyInterface(fields, id: primary.id)
    }

    mutating func modifyMetadata(_ fields: Fields) throws(ElementError) {
        let instance = try existing("InstanceId", of: fields, in: instances)
        guard let endpoint = try fields.optionalText("HttpEndpoint") else {
            throw fields.error("HttpEndpoint", "missing, enabled or disabled is required")
        }
        instances.byID[instance.id] = Instance(instance, metadataServiceEnabled: endpoint != "disabled")
    }

    mutating func setState(_ fields: Fields, _ state: String) throws(ElementError) {
        let ids = try fields.texts("InstanceIds")
        for id in ids {
            guard let instance = instances[id] else {
                throw fields.error("InstanceIds", "\(id) is not in the snapshot")
            }
            instances.byID[id] = Instance(instance, state: state)
        }
    }
}
