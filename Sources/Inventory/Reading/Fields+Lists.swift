import JSONText

extension Fields {
    /// The strings of the list under a key; none where the key is absent.
    func texts(_ key: StaticString) throws(ElementError) -> [String] {
        guard let value = element[key], !value.isNull else { return [] }
        guard value.kind == .array else { throw error(key, "expected a list, found \(value.kind)") }
        var texts: [String] = []
        for member in value.elements {
            guard let text = member.string else { throw error(key, "expected strings, found \(member.kind)") }
            texts.append(text)
        }
        return texts
    }

    func optionalPort(_ key: StaticString) throws(ElementError) -> UInt16? {
        guard let number = try optionalNumber(key) else { return nil }
        guard let port = UInt16(exactly: number) else { throw error(key, "expected a port 0-65535, found \(number)") }
        return port
    }

    func port(_ key: StaticString) throws(ElementError) -> UInt16 {
        guard let port = try optionalPort(key) else { throw error(key, "missing, a port is required") }
        return port
    }
}
