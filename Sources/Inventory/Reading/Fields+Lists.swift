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

    /// The small numbers of the list under a key; none where the key is absent.
    func numbers(_ key: StaticString) throws(ElementError) -> [UInt8] {
        guard let value = element[key], !value.isNull else { return [] }
        guard value.kind == .array else { throw error(key, "expected a list, found \(value.kind)") }
        var numbers: [UInt8] = []
        for member in value.elements {
            guard let number = member.int.flatMap(UInt8.init(exactly:)) else {
                throw error(key, "expected numbers 0-255, found \(member.kind)")
            }
            numbers.append(number)
        }
        return numbers
    }

    /// The members whose values are objects, by their names, for objects that stand for a map.
    func objects() throws(ElementError) -> [(name: String, value: Fields)] {
        var objects: [(name: String, value: Fields)] = []
        for member in element.members {
            guard member.value.kind == .object else {
                throw ElementError(field: member.key, reason: "expected an object, found \(member.value.kind)")
            }
            objects.append((member.key, Fields(member.value, path: member.key)))
        }
        return objects.sorted { $0.name < $1.name }
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
