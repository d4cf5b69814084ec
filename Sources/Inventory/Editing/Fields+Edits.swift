import JSONText

extension Fields {
    /// A flag as an attribute has it: plain, or in an object under `Value`.
    func attributeFlag(_ key: StaticString) throws(ElementError) -> Bool? {
        if element[key]?.kind == .object { return try object(key)?.optionalFlag("Value") }
        return try optionalFlag(key)
    }
}
