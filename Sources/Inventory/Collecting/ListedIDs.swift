import JSONText

/// Reads the ids out of an answer that another call needs.
enum ListedIDs {
    /// The ids at the end of a path, in order, each once. Things that miss the condition are left out.
    static func ids(in text: [UInt8], of listed: CollectedOperation.Listed) -> [String] {
        guard let document = try? JSONDocument(parsing: text) else { return [] }
        var found: [String] = []
        var seen: Set<String> = []
        gather(document.root, path: listed.path[...], condition: listed.condition) { id in
            if seen.insert(id).inserted { found.append(id) }
        }
        return found
    }

    private static func gather(
        _ element: JSONElement, path: ArraySlice<String>, condition: (member: String, values: Set<String>)?,
        found: (String) -> Void
    ) {
        if element.kind == .array {
            for item in element.elements { gather(item, path: path, condition: condition, found: found) }
            return
        }
        guard let name = path.first else {
            if let id = element.string { found(id) }
            return
        }
        if path.count == 1, let condition,
            !condition.values.contains(element[name: condition.member]?.string ?? "")
        {
            return
        }
        if let inner = element[name: name] { gather(inner, path: path.dropFirst(), condition: condition, found: found) }
    }
}
