import JSONText

extension PathSchema {
    mutating func expect(_ holds: Bool, _ path: String) {
        if !holds { faults.append(path) }
    }

    mutating func verdict(_ value: JSONValue?, _ path: String) {
        expect(["allowed", "denied", "partial", "unknown"].contains(value), path)
    }

    mutating func text(_ value: JSONValue?, _ path: String) {
        guard case .string(let text) = value, !text.isEmpty else { return faults.append(path) }
    }

    mutating func integer(_ value: JSONValue?, _ path: String) {
        guard case .number(let number) = value, let whole = number.int, whole > 0 else { return faults.append(path) }
    }

    mutating func each(
        _ value: JSONValue?, _ path: String, _ check: (inout PathSchema, JSONValue, String) -> Void
    ) {
        guard case .array(let elements) = value else { return faults.append(path) }
        for (index, element) in elements.enumerated() { check(&self, element, "\(path)[\(index)]") }
    }

    /// The members of an object that has all the required ones and none but the allowed ones besides.
    mutating func object(
        _ value: JSONValue, _ path: String, required: [String], allowed: [String] = []
    ) -> [String: JSONValue] {
        guard case .object(let members) = value else {
            faults.append(path)
            return [:]
        }
        let found = Dictionary(uniqueKeysWithValues: members.map { ($0.key, $0.value) })
        for key in required where found[key] == nil { faults.append("\(path).\(key) is missing") }
        for key in found.keys where !(required + allowed).contains(key) {
            faults.append("\(path).\(key) is not known")
        }
        return found
    }
}
