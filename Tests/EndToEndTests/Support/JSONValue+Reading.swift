import JSONText

extension JSONValue {
    /// The string; nil where it is none.
    var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The elements of an array; none where it is none.
    var members: [JSONValue] {
        guard case .array(let members) = self else { return [] }
        return members
    }
}
