import JSONText

extension SnapshotBuilder {
    /// `describe-managed-prefix-lists` and `describe-prefix-lists` both print `PrefixLists`: only the latter has the blocks.
    mutating func readPrefixLists(_ value: JSONElement, _ isTruncated: Bool, from source: SnapshotSource) {
        let known = snapshot.prefixLists.byID
        snapshot.prefixLists.byID = [:]
        read(value, "PrefixLists", isTruncated, into: \.snapshot.prefixLists, from: source)
        for (id, list) in known {
            snapshot.prefixLists.byID[id] = snapshot.prefixLists[id].map(list.merged) ?? list
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

    /// Reads `get-managed-prefix-list-entries`: the file's name is the list's id.
    mutating func readEntries(_ root: JSONElement, _ isTruncated: Bool, from source: SnapshotSource) {
        do throws(ElementError) {
            let fields = Fields(root)
            let id = try fields.optionalText("PrefixListId") ?? (source.stem.hasPrefix("pl-") ? source.stem : nil)
            guard let id else {
                throw fields.error(
                    "Entries", "whose entries these are is not said: name the file after the prefix list")
            }
            guard !isTruncated else {
                // With some blocks missing the list would read as a denial; without any it is known to be unknown.
                return warnOfTruncation(root, "Entries", from: source)
            }
            try addEntries(of: fields, id: id)
        } catch {
            warn(source, root, source.stem, error.description)
        }
    }

    mutating func addEntries(of fields: Fields, id: String) throws(ElementError) {
        let blocks = try fields.list("Entries") { item throws(ElementError) in try item.block("Cidr") }
        let list = PrefixList(id: id, entries: blocks)
        snapshot.prefixLists.isPresent = true
        snapshot.prefixLists.byID[id] = snapshot.prefixLists[id]?.merged(with: list) ?? list
    }
}
