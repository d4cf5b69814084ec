import Inventory
import JSONText
import Topology

/// What intents are made of: sets, services, texts.
extension IntentReader {
    /// The members of a mapping by their names; nil, and a mistake, where it is none.
    mutating func mapping(_ node: YAMLNode, _ what: String, keys: [String]) -> [String: YAMLNode.Member]? {
        guard case .mapping(let members) = node.content else {
            fault(node, "\(what) has to be a mapping, found \(node.kind)")
            return nil
        }
        for member in members where !keys.contains(member.name) {
            let near = NearNames(among: keys).candidates(for: member.name)
            fault(
                member,
                "\(what) has no \"\(member.name)\"; "
                    + (near.isEmpty
                        ? "it has \(keys.joined(separator: ", "))" : "near: \(near.joined(separator: ", "))"))
        }
        return Dictionary(members.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The sets that have names.
    mutating func named(_ node: YAMLNode) -> [String: IntentSet] {
        guard case .mapping(let members) = node.content else {
            fault(node, "sets have to be a mapping of names to sets, found \(node.kind)")
            return [:]
        }
        var sets: [String: IntentSet] = [:]
        for member in members {
            let isWord = member.name.utf8.allSatisfy { $0 == 0x2D || $0 == 0x5F || Self.isAlphanumeric($0) }
            if !isWord || member.name.isEmpty || ["internet", "everything"].contains(member.name) {
                fault(
                    member,
                    "\"\(member.name)\" cannot name a set: expected letters, digits, - and _, no word of our own")
            }
            sets[member.name] = set(member.value)
        }
        return sets
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// A word, a list of words, or a mapping of `of` and `except`.
    mutating func set(_ node: YAMLNode) -> IntentSet? {
        if case .mapping = node.content {
            guard let members = mapping(node, "a set", keys: ["of", "except"]) else { return nil }
            guard let own = members["of"] else {
                fault(node, "a set needs of")
                return nil
            }
            return IntentSet(words: words(own), exceptions: words(members["except"]))
        }
        let words = words(node, "a set is a word, a list of words, or a mapping of \"of\" and \"except\"")
        return words.isEmpty ? nil : IntentSet(words: words, exceptions: [])
    }

    mutating func words(_ member: YAMLNode.Member?) -> [IntentWord] {
        member.map { words($0.value, "expected a word or a list of words") } ?? []
    }

    private mutating func words(_ node: YAMLNode, _ expectation: String) -> [IntentWord] {
        let nodes: [YAMLNode] = if case .sequence(let nodes) = node.content { nodes } else { [node] }
        if nodes.isEmpty { fault(node, "\(expectation); found an empty list") }
        return nodes.compactMap { node in
            guard case .scalar(let value, let written) = node.content, value != .null, !written.isEmpty else {
                fault(node, "\(expectation); found \(node.kind)")
                return nil
            }
            return IntentWord(text: written, line: node.line, column: node.column)
        }
    }

    mutating func text(_ node: YAMLNode, _ what: String) -> String? {
        guard case .scalar(let value, let written) = node.content, value != .null, !written.isEmpty else {
            fault(node, "expected \(what), found \(node.kind)")
            return nil
        }
        return written
    }

    /// One service or a list of them.
    mutating func services(_ node: YAMLNode) -> IntentServices? {
        let before = mistakes.count
        let words = words(node, "expected a service such as \"tcp 443\", or a list of them")
        let list = words.compactMap { word -> IntentServices.Service? in
            switch IntentServices.service(word.text) {
            case .success(let service): return service
            case .failure(let expectation):
                mistakes.append(word.fault(expectation.text))
                return nil
            }
        }
        return mistakes.count > before
            ? nil : IntentServices(list: list, text: words.map(\.text).joined(separator: ", "))
    }

    mutating func fault(_ node: YAMLNode, _ reason: String) {
        mistakes.append(YAMLFault(line: node.line, column: node.column, reason))
    }

    mutating func fault(_ member: YAMLNode.Member, _ reason: String) {
        mistakes.append(YAMLFault(line: member.line, column: member.column, reason))
    }
}
