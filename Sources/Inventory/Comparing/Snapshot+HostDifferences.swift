import NetworkSets

extension Snapshot {
    func interfaceEdits(since old: Snapshot) -> [ConfigurationEdit] {
        let ids = Set(old.networkInterfaces.byID.keys).union(networkInterfaces.byID.keys)
        return ids.sorted().compactMap { id in
            let (before, after) = (old.networkInterfaces[id], networkInterfaces[id])
            if let before, let after, before.decidesAlike(after) { return nil }
            return ConfigurationEdit(
                action: before == nil ? .added : after == nil ? .removed : .changed, resource: "network interface",
                id: id, detail: Self.detail(before, after), scope: .interface(id)
            ) { $0.networkInterfaces.byID[id] = $1.networkInterfaces[id] }
        }
    }

    func instanceEdits(since old: Snapshot) -> [ConfigurationEdit] {
        let ids = Set(old.instances.byID.keys).union(instances.byID.keys)
        return ids.sorted().compactMap { id in
            let (before, after) = (old.instances[id], instances[id])
            if let before, let after, before.decidesAlike(after) { return nil }
            let states = (before?.state ?? "in no known state", after?.state ?? "in no known state")
            let detail =
                before == nil || after == nil || states.0 == states.1
                ? nil : "instance changed: \(states.0), now \(states.1)"
            return ConfigurationEdit(
                action: before == nil ? .added : after == nil ? .removed : .changed, resource: "instance", id: id,
                detail: detail, scope: .instance(id)
            ) { $0.instances.byID[id] = $1.instances[id] }
        }
    }

    private static func detail(_ before: NetworkInterface?, _ after: NetworkInterface?) -> String? {
        guard let before, let after else { return nil }
        var parts: [String] = []
        func compare(_ name: String, _ was: String, _ now: String) {
            if was != now { parts.append("\(name) changed: \(was), now \(now)") }
        }
        compare("groups", list(Set(before.groupIDs)), list(Set(after.groupIDs)))
        compare("subnet", before.subnetID, after.subnetID)
        compare(
            "source/destination check", before.sourceDestinationCheck ? "on" : "off",
            after.sourceDestinationCheck ? "on" : "off")
        compare("addresses", before.addressWords, after.addressWords)
        compare("instance", before.instanceID ?? "none", after.instanceID ?? "none")
        compare("status", before.status ?? "not said", after.status ?? "not said")
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

extension NetworkInterface {
    /// Whether everything that an answer may depend on is the same.
    func decidesAlike(_ other: NetworkInterface) -> Bool {
        summary == other.summary && vpcID == other.vpcID && subnetID == other.subnetID && kind == other.kind
            && status == other.status && groupIDs == other.groupIDs && listsGroups == other.listsGroups
            && primaryAddress == other.primaryAddress && privateAddresses == other.privateAddresses
            && ipv6Addresses == other.ipv6Addresses && delegatedBlocks == other.delegatedBlocks
            && sourceDestinationCheck == other.sourceDestinationCheck
            && deniesInternetGatewayTraffic == other.deniesInternetGatewayTraffic && instanceID == other.instanceID
            && deviceIndex == other.deviceIndex && attachmentStatus == other.attachmentStatus
            && connectionTracking == other.connectionTracking
    }

    /// Its addresses, each with the public one that stands for it.
    fileprivate var addressWords: String {
        let private4 = privateAddresses.map { entry in
            entry.publicAddress.map { "\(entry.address) as \($0)" } ?? entry.address.description
        }
        let all = private4 + ipv6Addresses.map(\.description) + delegatedBlocks.map(\.description)
        return all.isEmpty ? "none" : all.joined(separator: ", ")
    }
}

extension Instance {
    /// Whether everything that an answer may depend on is the same; its interfaces are compared on their own.
    func decidesAlike(_ other: Instance) -> Bool {
        state == other.state && isWindows == other.isWindows && type == other.type
            && metadataServiceEnabled == other.metadataServiceEnabled
    }
}
