import JSONText
import OrderedCollections

/// One call for an id, or for a batch of ids.
struct IDRequest: Sendable {
    /// The id the answer is filed under; nil for a batch.
    let id: String?
    let parameters: JSONValue

    /// The calls an operation needs after an answer of its source.
    ///
    /// - Parameter listedFor: The id that the answer itself was asked for.
    static func all(of operation: CollectedOperation, in text: [UInt8], listedFor outer: String?) -> [IDRequest] {
        switch operation.scope {
        case .region, .account: return []
        case .each(let listed): return all(of: operation, listed, in: text, listedFor: outer)
        case .derived(let derived):
            guard let document = try? JSONDocument(parsing: text) else { return [] }
            return derived.requests(document.root, outer)
        }
    }

    private static func all(
        of operation: CollectedOperation, _ listed: CollectedOperation.Listed, in text: [UInt8],
        listedFor outer: String?
    ) -> [IDRequest] {
        let ids = ListedIDs.ids(in: text, of: listed)
        var common: OrderedDictionary<String, JSONValue> = [:]
        if case .object(let parameters) = operation.parameters { common = parameters }
        if let name = listed.outer, let outer { common[name] = .string(outer) }
        guard let batch = listed.batch else {
            return ids.flatMap { id in
                common[listed.parameter] = .string(id)
                guard let choice = listed.choice else { return [IDRequest(id: id, parameters: .object(common))] }
                return choice.values.map { value in
                    common[choice.parameter] = .string(value)
                    return IDRequest(id: "\(id)_\(value)", parameters: .object(common))
                }
            }
        }
        return stride(from: 0, to: ids.count, by: batch).map { start in
            common[listed.parameter] = JSONValue(ids[start..<min(start + batch, ids.count)])
            return IDRequest(id: nil, parameters: .object(common))
        }
    }
}
