import JSONText

extension SnapshotBuilder {
    /// Reads a list whose elements are resources of one kind. The first of two elements with one id stays.
    mutating func read<Resource: SnapshotResource>(
        _ value: JSONElement, _ key: String, _ isTruncated: Bool,
        into table: WritableKeyPath<SnapshotBuilder, ResourceTable<Resource>>, from source: SnapshotSource
    ) {
        guard isList(value, key, from: source) else {
            self[keyPath: table].isComplete = false
            return
        }
        // Taken out while it grows, so that each insertion is in place.
        var resources = self[keyPath: table]
        self[keyPath: table] = ResourceTable()
        resources.isPresent = true
        if isTruncated { resources.isComplete = false }
        for (index, element) in value.elements.enumerated() {
            do throws(ElementError) {
                let resource = try Resource(from: try object(element))
                if resources[resource.id] == nil { resources.byID[resource.id] = resource }
            } catch {
                resources.isComplete = false
                warn(source, element, "\(key)[\(index)]", error.description)
            }
        }
        self[keyPath: table] = resources
        if isTruncated { warnOfTruncation(value, key, from: source) }
    }

    mutating func readReservations(_ value: JSONElement, _ isTruncated: Bool, from source: SnapshotSource) {
        guard isList(value, "Reservations", from: source) else {
            snapshot.instances.isComplete = false
            return
        }
        snapshot.instances.isPresent = true
        for (index, reservation) in value.elements.enumerated() {
            guard let instances = reservation["Instances"] else {
                warn(source, reservation, "Reservations[\(index)]", "Instances: missing, a list is required")
                snapshot.instances.isComplete = false
                continue
            }
            read(
                instances, "Reservations[\(index)].Instances", false, into: \.snapshot.instances, from: source)
        }
        if isTruncated {
            snapshot.instances.isComplete = false
            warnOfTruncation(value, "Reservations", from: source)
        }
    }

    /// `describe-managed-prefix-lists` and `describe-prefix-lists` both print `PrefixLists`: only the latter has the blocks.
    mutating func readPrefixLists(_ value: JSONElement, _ isTruncated: Bool, from source: SnapshotSource) {
        let known = snapshot.prefixLists
        snapshot.prefixLists.byID = [:]
        read(value, "PrefixLists", isTruncated, into: \.snapshot.prefixLists, from: source)
        for (id, list) in known.byID {
            var merged = list
            if merged.blocks == nil { merged.blocks = snapshot.prefixLists[id]?.blocks }
            snapshot.prefixLists.byID[id] = merged
        }
    }

    /// Reads a list of answers that were asked per id, each wrapped with its id.
    mutating func readWrapped(
        _ value: JSONElement, _ key: String, from source: SnapshotSource,
        _ add: (inout SnapshotBuilder, Fields) throws(ElementError) -> Void
    ) {
        guard isList(value, key, from: source) else { return }
        for (index, element) in value.elements.enumerated() {
            do throws(ElementError) {
                try add(&self, try object(element))
            } catch {
                warn(source, element, "\(key)[\(index)]", error.description)
            }
        }
    }

    /// Reads the plain answer of a call that was asked per id: the id is in the file's name, the call in the folder's.
    mutating func readPerID(_ root: JSONElement, key: String, from source: SnapshotSource) {
        do throws(ElementError) {
            let fields = Fields(root)
            switch key {
            case "Entries":
                let id = try fields.optionalText("PrefixListId") ?? (source.stem.hasPrefix("pl-") ? source.stem : nil)
                guard let id else {
                    throw ElementError(
                        field: key, reason: "whose entries these are is not said: name the file after the prefix list")
                }
                try addEntries(of: fields, id: id)
            default:
                guard source.stem.hasPrefix("tgw-rtb-") else {
                    throw ElementError(
                        field: key, reason: "whose routes these are is not said: name the file after the route table")
                }
                snapshot.transitGatewayRoutes.isPresent = true
                snapshot.transitGatewayRoutes.byID[source.stem] = try TransitGatewayRoutes(
                    id: source.stem, from: fields)
            }
        } catch {
            warn(source, root, key, error.reason)
        }
    }

    mutating func addEntries(of fields: Fields, id: String) throws(ElementError) {
        let blocks = try fields.list("Entries") { item throws(ElementError) in try item.block("Cidr") }
        snapshot.prefixLists.isPresent = true
        if snapshot.prefixLists[id] == nil {
            snapshot.prefixLists.byID[id] = PrefixList(id: id, entries: blocks)
        } else {
            snapshot.prefixLists.byID[id]?.blocks = blocks
        }
    }

    /// The calls a collection was refused, from its `collect.json`.
    mutating func addRefusals(of root: JSONElement) {
        guard let refused = root["refused"] else { return }
        for entry in refused.elements {
            guard let what = entry["what"]?.string else { continue }
            addRefusal(action: what, why: entry["why"]?.string ?? "refused")
        }
    }

    private mutating func isList(_ value: JSONElement, _ key: String, from source: SnapshotSource) -> Bool {
        if value.kind == .array { return true }
        warn(source, value, key, "expected a list, found \(value.kind)")
        return false
    }

    private func object(_ element: JSONElement) throws(ElementError) -> Fields {
        guard element.kind == .object else {
            throw ElementError(field: "the element", reason: "expected an object, found \(element.kind)")
        }
        return Fields(element)
    }

    private mutating func warnOfTruncation(_ value: JSONElement, _ key: String, from source: SnapshotSource) {
        warn(
            source, value, key,
            "only one page: NextToken says there is more; collect without --max-items or --no-paginate")
    }
}
