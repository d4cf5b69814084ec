import Findings
import Inventory
import JSONText

/// Reads a file of suppressions and collects every mistake in it: each with its place and what was expected there.
struct SuppressionReader {
    private(set) var mistakes: [YAMLFault] = []

    private static let members = ["code", "resource", "reason", "owner", "expires"]

    mutating func entries(_ root: YAMLNode) -> [Suppression] {
        guard let file = mapping(root, keys: ["suppressions"], "the file") else { return [] }
        guard let list = file["suppressions"] else {
            fault(root, "suppressions are missing: a list of entries with \(Self.members.joined(separator: ", "))")
            return []
        }
        guard case .sequence(let nodes) = list.content else {
            fault(list, "expected a list of suppressions, found \(list.kind)")
            return []
        }
        var entries: [Suppression] = []
        for node in nodes {
            if let entry = entry(node) { entries.append(entry) }
        }
        return entries
    }

    private mutating func entry(_ node: YAMLNode) -> Suppression? {
        guard let members = mapping(node, keys: Self.members, "a suppression") else { return nil }
        let code = text("code", members, node).flatMap { self.code($0, members["code"] ?? node) }
        let resource = text("resource", members, node)
        let reason = text("reason", members, node)
        let owner = text("owner", members, node)
        var expires: CalendarDay?
        var isSound = true
        if let day = members["expires"] {
            if case .scalar(_, let written) = day.content { expires = CalendarDay(written) }
            if expires == nil {
                fault(day, "expected the last day on which it holds, such as 2027-01-31")
                isSound = false
            }
        }
        guard let code, let resource, let reason, let owner, isSound else { return nil }
        return Suppression(
            code: code, resource: resource, reason: reason, owner: owner, expires: expires, line: node.line)
    }

    private mutating func code(_ text: String, _ node: YAMLNode) -> FindingCode? {
        let code = FindingCode(rawValue: text.uppercased())
        if code.explanation != nil { return code }
        fault(node, "\"\(text)\" is no code of awsdrops; awsdrops explain --all lists them")
        return nil
    }

    private mutating func text(_ key: String, _ members: [String: YAMLNode], _ entry: YAMLNode) -> String? {
        guard let node = members[key] else {
            fault(entry, "a suppression needs \(key)")
            return nil
        }
        // A name of digits only is a name all the same.
        guard case .scalar(let value, let written) = node.content, value != .null, !written.isEmpty else {
            fault(node, "expected text for \(key), found \(node.kind)")
            return nil
        }
        return written
    }

    private mutating func mapping(_ node: YAMLNode, keys: [String], _ what: String) -> [String: YAMLNode]? {
        guard case .mapping(let members) = node.content else {
            fault(node, "expected a mapping for \(what), found \(node.kind)")
            return nil
        }
        for member in members where !keys.contains(member.name) {
            mistakes.append(
                YAMLFault(
                    line: member.line, column: member.column,
                    "\(what) has no \"\(member.name)\"; it has \(keys.joined(separator: ", "))"))
        }
        return Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func fault(_ node: YAMLNode, _ reason: String) {
        mistakes.append(YAMLFault(line: node.line, column: node.column, reason))
    }
}
