import NetworkSets

extension Snapshot {
    func networkACLEdits(since old: Snapshot) -> [ConfigurationEdit] {
        let ids = Set(old.networkACLs.byID.keys).union(networkACLs.byID.keys).sorted()
        let whole = ids.filter { (old.networkACLs[$0] == nil) != (networkACLs[$0] == nil) }.map { id in
            // Its subnets are edits of their own: what serves them is one of the two, never both.
            ConfigurationEdit(
                action: networkACLs[id] == nil ? .removed : .added, resource: "network ACL", id: id, detail: nil,
                scope: .networkACL(id)
            ) { snapshot, other in
                if snapshot.networkACLs[id]?.subnetIDs.isEmpty == false { return }
                snapshot.networkACLs.byID[id] = other.networkACLs[id]
                snapshot.networkACLs.byID[id]?.subnetIDs = []
            }
        }
        return ids.flatMap { entryEdits($0, old) } + subnetACLEdits(old) + whole
    }

    private struct EntryPlace: Hashable {
        let isEgress: Bool
        let number: Int
    }

    private func entryEdits(_ id: String, _ old: Snapshot) -> [ConfigurationEdit] {
        guard let before = old.networkACLs[id], let after = networkACLs[id], before.entries != after.entries else {
            return []
        }
        func byPlace(_ acl: NetworkACL) -> [EntryPlace: NetworkACLEntry] {
            Dictionary(
                acl.entries.map { (EntryPlace(isEgress: $0.isEgress, number: $0.ruleNumber), $0) },
                uniquingKeysWith: { first, _ in first })
        }
        let (own, theirs) = (byPlace(before), byPlace(after))
        let places = Set(own.keys).union(theirs.keys).filter { own[$0] != theirs[$0] }
        return places.sorted { ($0.isEgress ? 1 : 0, $0.number) < ($1.isEgress ? 1 : 0, $1.number) }.map { place in
            entryEdit(id, place, own[place], theirs[place])
        }
    }

    private func entryEdit(
        _ id: String, _ place: EntryPlace, _ before: NetworkACLEntry?, _ after: NetworkACLEntry?
    ) -> ConfigurationEdit {
        let row = "\(place.isEgress ? "outbound" : "inbound") row \(place.number)"
        let (action, detail): (ConfigurationEdit.Action, String) =
            switch (before, after) {
            case (let before?, let after?): (.changed, "\(row) changed: \(before.words), now \(after.words)")
            case (let before?, nil): (.removed, "\(row) removed: \(before.words)")
            case (nil, let after): (.added, "\(row) added: \(after?.words ?? "")")
            }
        return ConfigurationEdit(
            action: action, resource: "network ACL", id: id, detail: detail, scope: .networkACL(id)
        ) { snapshot, other in
            func isThis(_ entry: NetworkACLEntry) -> Bool {
                entry.isEgress == place.isEgress && entry.ruleNumber == place.number
            }
            guard var acl = snapshot.networkACLs[id] else { return }
            acl.entries.removeAll(where: isThis)
            acl.entries += other.networkACLs[id]?.entries.filter(isThis) ?? []
            acl.entries.sort { $0.ruleNumber < $1.ruleNumber }
            snapshot.networkACLs.byID[id] = acl
        }
    }

    private func subnetACLEdits(_ old: Snapshot) -> [ConfigurationEdit] {
        let (before, after) = (old.aclIDsBySubnet, aclIDsBySubnet)
        let moved = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        return moved.sorted().map { subnetID in
            ConfigurationEdit(
                action: .changed, resource: "subnet", id: subnetID,
                detail: "network ACL changed: \(Self.list(before[subnetID])), now \(Self.list(after[subnetID]))",
                scope: .subnet(subnetID)
            ) { snapshot, other in
                let theirs = other.networkACLs.byID.values.filter { $0.subnetIDs.contains(subnetID) }
                for id in snapshot.networkACLs.byID.keys {
                    snapshot.networkACLs.byID[id]?.subnetIDs.removeAll { $0 == subnetID }
                }
                for acl in theirs {
                    if snapshot.networkACLs[acl.id] == nil {
                        snapshot.networkACLs.byID[acl.id] = acl
                        snapshot.networkACLs.byID[acl.id]?.subnetIDs = []
                    }
                    snapshot.networkACLs.byID[acl.id]?.subnetIDs.append(subnetID)
                }
            }
        }
    }

    private var aclIDsBySubnet: [String: Set<String>] {
        networkACLs.byID.values.reduce(into: [:]) { ids, acl in
            for subnetID in acl.subnetIDs { ids[subnetID, default: []].insert(acl.id) }
        }
    }

    /// Ids in words; `none` where there are none.
    static func list(_ ids: Set<String>?) -> String {
        ids.map { $0.sorted().joined(separator: ", ") } ?? "none"
    }
}

extension NetworkACLEntry {
    /// `allow tcp 443 from 10.0.0.0/8`.
    var words: String {
        "\(isAllow ? "allow" : "deny") \(RuleWords.service(`protocol`, ports, icmp)) \(isEgress ? "to" : "from") \(block)"
    }
}
