import NetworkSets

extension Snapshot {
    func routeTableEdits(since old: Snapshot) -> [ConfigurationEdit] {
        let ids = Set(old.routeTables.byID.keys).union(routeTables.byID.keys).sorted()
        let whole = ids.filter { (old.routeTables[$0] == nil) != (routeTables[$0] == nil) }.map { id in
            ConfigurationEdit(
                action: routeTables[id] == nil ? .removed : .added, resource: "route table", id: id, detail: nil,
                scope: (old.routeTables[id] ?? routeTables[id])?.servesMoreThanSubnets == true
                    ? .everything : .routeTable(id)
            ) { snapshot, other in
                if snapshot.routeTables[id]?.subnetIDs.isEmpty == false { return }
                snapshot.routeTables.byID[id] = other.routeTables[id]
                snapshot.routeTables.byID[id]?.subnetIDs = []
            }
        }
        return ids.flatMap { routeEdits($0, old) } + ids.compactMap { useEdit($0, old) } + subnetTableEdits(old)
            + whole
    }

    private func routeEdits(_ id: String, _ old: Snapshot) -> [ConfigurationEdit] {
        guard let before = old.routeTables[id], let after = routeTables[id] else { return [] }
        func byDestination(_ table: RouteTable) -> [String: Set<Route>] {
            table.routes.reduce(into: [:]) { $0[$1.destination.words, default: []].insert($1) }
        }
        let (own, theirs) = (byDestination(before), byDestination(after))
        let scope: ConfigurationEdit.Scope =
            before.gatewayIDs.isEmpty && after.gatewayIDs.isEmpty ? .routeTable(id) : .everything
        return Set(own.keys).union(theirs.keys).filter { own[$0] != theirs[$0] }.sorted().map { destination in
            let (was, now) = (Self.words(own[destination]), Self.words(theirs[destination]))
            let (action, detail): (ConfigurationEdit.Action, String) =
                own[destination] == nil
                ? (.added, "route added: \(destination) to \(now)")
                : theirs[destination] == nil
                    ? (.removed, "route removed: \(destination) to \(was)")
                    : (.changed, "route changed: \(destination) to \(was), now to \(now)")
            return ConfigurationEdit(
                action: action, resource: "route table", id: id, detail: detail, scope: scope
            ) { snapshot, other in
                guard var table = snapshot.routeTables[id] else { return }
                table.routes.removeAll { $0.destination.words == destination }
                table.routes += other.routeTables[id]?.routes.filter { $0.destination.words == destination } ?? []
                snapshot.routeTables.byID[id] = table
            }
        }
    }

    /// A table became, or is no longer, that of the VPC or of a gateway.
    private func useEdit(_ id: String, _ old: Snapshot) -> ConfigurationEdit? {
        guard let before = old.routeTables[id], let after = routeTables[id],
            before.isMain != after.isMain || before.gatewayIDs != after.gatewayIDs
                || before.propagatingGatewayIDs != after.propagatingGatewayIDs
        else { return nil }
        let detail =
            before.isMain == after.isMain
            ? "the gateways it serves or learns from changed"
            : after.isMain ? "became the main table" : "is no longer the main table"
        return ConfigurationEdit(
            action: .changed, resource: "route table", id: id, detail: detail, scope: .everything
        ) { snapshot, other in
            guard let theirs = other.routeTables[id] else { return }
            snapshot.routeTables.byID[id]?.isMain = theirs.isMain
            snapshot.routeTables.byID[id]?.gatewayIDs = theirs.gatewayIDs
            snapshot.routeTables.byID[id]?.propagatingGatewayIDs = theirs.propagatingGatewayIDs
        }
    }

    private func subnetTableEdits(_ old: Snapshot) -> [ConfigurationEdit] {
        let (before, after) = (old.tableIDsBySubnet, tableIDsBySubnet)
        return Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }.sorted().map { subnetID in
            ConfigurationEdit(
                action: .changed, resource: "subnet", id: subnetID,
                detail: "route table changed: \(before[subnetID].map(Self.list) ?? "the main one"), now "
                    + (after[subnetID].map(Self.list) ?? "the main one"),
                scope: .subnet(subnetID)
            ) { snapshot, other in
                let theirs = other.routeTables.byID.values.filter { $0.subnetIDs.contains(subnetID) }
                for id in snapshot.routeTables.byID.keys {
                    snapshot.routeTables.byID[id]?.subnetIDs.removeAll { $0 == subnetID }
                }
                for table in theirs {
                    if snapshot.routeTables[table.id] == nil {
                        snapshot.routeTables.byID[table.id] = table
                        snapshot.routeTables.byID[table.id]?.subnetIDs = []
                    }
                    snapshot.routeTables.byID[table.id]?.subnetIDs.append(subnetID)
                }
            }
        }
    }

    private var tableIDsBySubnet: [String: Set<String>] {
        routeTables.byID.values.reduce(into: [:]) { ids, table in
            for subnetID in table.subnetIDs { ids[subnetID, default: []].insert(table.id) }
        }
    }

    private static func words(_ routes: Set<Route>?) -> String {
        (routes ?? []).map(\.targetWords).sorted().joined(separator: " and ")
    }
}

extension RouteTable {
    /// Whether it serves gateways, or the subnets that name no table.
    fileprivate var servesMoreThanSubnets: Bool { isMain || !gatewayIDs.isEmpty }
}

extension Route.Destination {
    /// The block, or the prefix list's id.
    var words: String {
        switch self {
        case .block(let block): block.description
        case .prefixList(let id): id
        }
    }
}

extension Route {
    /// The target, with the state where it is not active and the origin where it is learned.
    fileprivate var targetWords: String {
        let name =
            switch target {
            case .local: "local"
            case .resource(let id): id
            case .none: "nothing"
            }
        let notes = [state.flatMap { $0 == "active" ? nil : $0 }, isPropagated ? "propagated" : nil].compactMap(\.self)
        return notes.isEmpty ? name : "\(name) (\(notes.joined(separator: ", ")))"
    }
}
