import JSONText

/// The attributes of a resource of a plan, before or after.
struct PlannedValues: Sendable {
    /// The resource's address, for complaints.
    let address: String
    /// The attributes.
    let values: JSONValue

    func fault(_ key: String, _ reason: String) -> EditError { EditError(address, "\(key): \(reason)") }

    /// A text, or the stand-in of one; nil where it is absent or empty.
    func optional(_ key: String) -> String? {
        guard case .string(let text) = values[key], !text.isEmpty else { return nil }
        return text
    }

    func text(_ key: String) throws(EditError) -> String {
        guard let text = optional(key) else { throw fault(key, "missing, a string is required") }
        return text
    }

    func flag(_ key: String) -> Bool? {
        guard case .boolean(let flag) = values[key] else { return nil }
        return flag
    }

    /// The texts of a list; a list that is not known is its stand-in.
    func texts(_ key: String) throws(EditError) -> [String] {
        switch values[key] {
        case nil, .null: return []
        case .string(let text): return text.isEmpty ? [] : [text]
        case .array(let elements):
            var texts: [String] = []
            for element in elements {
                guard case .string(let text) = element else { throw fault(key, "a list of strings is expected") }
                texts.append(text)
            }
            return texts
        default: throw fault(key, "a list of strings is expected")
        }
    }

    /// The objects of a list of blocks.
    func blocks(_ key: String) throws(EditError) -> [PlannedValues] {
        switch values[key] {
        case nil, .null: return []
        case .array(let elements):
            var blocks: [PlannedValues] = []
            for (index, element) in elements.enumerated() {
                guard case .object = element else { throw fault("\(key)[\(index)]", "an object is expected") }
                blocks.append(PlannedValues(address: "\(address).\(key)[\(index)]", values: element))
            }
            return blocks
        default: throw fault(key, "a list of objects is expected")
        }
    }

    /// Whether a list of blocks is not known at all.
    func isUnknown(_ key: String) -> Bool { optional(key).map { KnownAfterApply.attribute(of: $0) != nil } ?? false }
}
