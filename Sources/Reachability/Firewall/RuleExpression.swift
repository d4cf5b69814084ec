import NetworkSets

/// An address or port part of a stateful rule, as Suricata writes it: `any`, `$HOME_NET`, `!10.0.0.0/8`, `[80,443,!81]`.
///
/// A list holds what its plain members hold, or everything where all are negated, without what is negated (Suricata guide,
/// rules format).
struct RuleExpression {
    /// A part that means nothing, or a name that stands for nothing known.
    struct Failure: Error {
        let reason: String
    }

    let variables: RuleVariables

    /// Deeper nesting than this is a circle of variables.
    private static let deepest = 16

    func addresses(_ text: String) throws(Failure) -> AddressSet {
        let all = AddressSet.all(.ipv4).union(.all(.ipv6))
        return try evaluate(
            text, 0, all, AddressSet(), { $0.union($1) }, { $0.subtracting($1) }, address,
            { name, sigil in
                sigil == "@" ? variables.references[name].map { $0.map(\.description) } : variables.addresses[name]
            })
    }

    func ports(_ text: String) throws(Failure) -> PortSet {
        try evaluate(
            text, 0, .everyPort, PortSet(), { $0.union($1) }, { $0.subtracting($1) }, portRange,
            { name, _ in
                variables.ports[name]
            })
    }

    private func evaluate<Value>(
        _ text: String, _ depth: Int, _ all: Value, _ none: Value, _ union: (Value, Value) -> Value,
        _ subtract: (Value, Value) -> Value, _ single: (String) throws(Failure) -> Value,
        _ lookup: (String, Character) -> [String]?
    ) throws(Failure) -> Value {
        let text = text.filter { !$0.isWhitespace }
        guard depth < Self.deepest else { throw Failure(reason: "\(text) is nested too deeply, or names itself") }
        func nested(_ part: String) throws(Failure) -> Value {
            try evaluate(part, depth + 1, all, none, union, subtract, single, lookup)
        }
        if text.lowercased() == "any" { return all }
        if text.hasPrefix("!") { return subtract(all, try nested(String(text.dropFirst()))) }
        if let sigil = text.first, sigil == "$" || sigil == "@" {
            guard let values = lookup(String(text.dropFirst()), sigil) else {
                throw Failure(reason: "\(text) is defined nowhere that was read")
            }
            return try nested("[" + values.joined(separator: ",") + "]")
        }
        guard text.hasPrefix("[") else { return try single(text) }
        guard text.hasSuffix("]") else { throw Failure(reason: "\(text) lacks its closing bracket") }
        var taken = none
        var removed = none
        var isOnlyNegations = true
        for member in Self.members(of: text.dropFirst().dropLast()) {
            if member.hasPrefix("!") {
                removed = union(removed, try nested(String(member.dropFirst())))
            } else {
                isOnlyNegations = false
                taken = union(taken, try nested(member))
            }
        }
        return subtract(isOnlyNegations ? all : taken, removed)
    }

    /// The members of a list, whose own lists stay whole.
    private static func members(of text: Substring) -> [String] {
        var members: [String] = []
        var member = ""
        var depth = 0
        for character in text {
            if character == "[" { depth += 1 }
            if character == "]" { depth -= 1 }
            if character == ",", depth == 0 {
                members.append(member)
                member = ""
            } else {
                member.append(character)
            }
        }
        members.append(member)
        return members.filter { !$0.isEmpty }
    }

    private func address(_ text: String) throws(Failure) -> AddressSet {
        if let block = try? CIDRBlock(clearingHostBitsOf: text) { return AddressSet(block) }
        if let address = try? IPAddress(text) { return AddressSet(address) }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false)
        if ends.count == 2, let low = try? IPAddress(String(ends[0])), let high = try? IPAddress(String(ends[1])),
            low.family == high.family, low.bits <= high.bits
        {
            return AddressSet(family: low.family, ranges: IntervalSet(low.bits...high.bits))
        }
        throw Failure(reason: "\"\(text)\" is no address, block or variable")
    }

    private func portRange(_ text: String) throws(Failure) -> PortSet {
        let ends = text.split(separator: ":", omittingEmptySubsequences: false)
        let low = ends[0].isEmpty ? 0 : UInt16(ends[0])
        let high = ends.count == 1 ? low : ends[1].isEmpty ? UInt16.max : UInt16(ends[1])
        guard !text.isEmpty, text != ":", ends.count <= 2, let low, let high, low <= high else {
            throw Failure(reason: "\"\(text)\" is no port, range of ports or variable")
        }
        return PortSet(low...high)
    }
}
