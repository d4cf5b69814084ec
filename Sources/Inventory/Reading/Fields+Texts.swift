import JSONText

extension Fields {
    /// The strings of the list under a key; none where the key is absent.
    func texts(_ key: StaticString) throws(ElementError) -> [String] {
        guard let value = element[key], !value.isNull else { return [] }
        guard value.kind == .array else { throw error(key, "expected a list, found \(value.kind)") }
        var texts: [String] = []
        for (index, member) in value.elements.enumerated() {
            guard let text = member.string else {
                throw error(key, "member \(index) is \(member.kind), a string was expected")
            }
            texts.append(text)
        }
        return texts
    }
}
