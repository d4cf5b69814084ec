import JSONText

extension SnapshotBuilder {
    /// Reads a list whose elements are resources of one kind. The first of two elements with one id stays.
    mutating func read<Resource: SnapshotResource>(
        _ value: JSONElement, _ key: String, _ isTruncated: Bool,
        into table: WritableKeyPath<SnapshotBuilder, ResourceTable<Resource>>, from source: SnapshotSource
    ) {
        guard isList(value, key, from: source) else {
            self[keyPath: table].incompleteFor.insert(source.origin)
            return
        }
        // Taken out while it grows, so that each insertion is in place.
        var resources = self[keyPath: table]
        self[keyPath: table] = ResourceTable()
        resources.isPresent = true
        resources.readFor.insert(source.origin)
        if isTruncated { resources.incompleteFor.insert(source.origin) }
        for (index, element) in value.elements.enumerated() {
            do throws(ElementError) {
                let resource = try Resource(from: try object(element))
                if resources[resource.id] == nil { resources.byID[resource.id] = resource }
            } catch {
                resources.incompleteFor.insert(source.origin)
                let id = element[Resource.idKey]?.string.map { $0.isEmpty ? "" : " \($0)" } ?? ""
                warn(source, element, "\(key)[\(index)]\(id)", error.description)
            }
        }
        self[keyPath: table] = resources
        if isTruncated { warnOfTruncation(value, key, from: source) }
    }

    mutating func readReservations(_ value: JSONElement, _ isTruncated: Bool, from source: SnapshotSource) {
        guard isList(value, "Reservations", from: source) else {
            snapshot.instances.incompleteFor.insert(source.origin)
            return
        }
        snapshot.instances.isPresent = true
        snapshot.instances.readFor.insert(source.origin)
        for (index, reservation) in value.elements.enumerated() {
            guard let instances = reservation["Instances"] else {
                warn(source, reservation, "Reservations[\(index)]", "Instances: missing, a list is required")
                snapshot.instances.incompleteFor.insert(source.origin)
                continue
            }
            read(
                instances, "Reservations[\(index)].Instances", false, into: \.snapshot.instances, from: source)
        }
        if isTruncated {
            snapshot.instances.incompleteFor.insert(source.origin)
            warnOfTruncation(value, "Reservations", from: source)
        }
    }

    /// What a collection says of itself in its `collect.json`: when it was made, whether it was finished, and the calls it was
    /// refused.
    mutating func addRecord(_ root: JSONElement, from source: SnapshotSource) {
        if let time = root["startedAt"]?.string {
            snapshot.collectedAt = [snapshot.collectedAt, time].compactMap(\.self).min()
        }
        if root["complete"]?.bool == false {
            collectionWasCutShort = true
            warn(source, root, "the collection", "was cut short, so any list may lack elements; collect again")
        }
        guard let refused = root["refused"] else { return }
        for entry in refused.elements {
            guard let what = entry["what"]?.string else { continue }
            addRefusal(
                action: what, why: entry["why"]?.string ?? "refused",
                origin: Snapshot.Origin(account: entry["account"]?.string, region: entry["region"]?.string))
        }
    }

    mutating func isList(_ value: JSONElement, _ key: String, from source: SnapshotSource) -> Bool {
        if value.kind == .array { return true }
        warn(source, value, key, "expected a list, found \(value.kind)")
        return false
    }

    func object(_ element: JSONElement) throws(ElementError) -> Fields {
        guard element.kind == .object else {
            throw ElementError(field: "the element", reason: "expected an object, found \(element.kind)")
        }
        return Fields(element)
    }

    mutating func warnOfTruncation(_ value: JSONElement, _ key: String, from source: SnapshotSource) {
        warn(
            source, value, key,
            "only one page: NextToken says there is more; collect without --max-items or --no-paginate")
    }
}
