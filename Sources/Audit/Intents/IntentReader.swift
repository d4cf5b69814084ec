import Inventory
import JSONText
import Topology

/// Reads a file of intents and collects every mistake in it: each with its place and what was expected there.
struct IntentReader {
    var mistakes: [YAMLFault] = []

    private static let others = ["from", "to", "between", "services", "through", "not-through"]
    private static let demands = ["allow", "deny", "symmetric", "isolated", "encrypted-port-only", "max-exposure"]

    mutating func file(_ root: YAMLNode?) -> IntentFile {
        let empty = IntentFile(intents: [], sets: [:])
        guard let root else {
            mistakes.append(YAMLFault(line: nil, "the file is empty; expected a mapping with intents"))
            return empty
        }
        guard let members = mapping(root, "the file", keys: ["sets", "intents"]) else { return empty }
        let sets = members["sets"].map { named($0.value) } ?? [:]
        guard let list = members["intents"]?.value else {
            fault(root, "intents are missing: a list of what has to hold")
            return empty
        }
        guard case .sequence(let nodes) = list.content, !nodes.isEmpty else {
            fault(list, "expected a list of intents, found \(list.kind == "a list" ? "an empty one" : list.kind)")
            return empty
        }
        var intents: [Intent] = []
        var lines: [String: Int] = [:]
        for node in nodes {
            guard let intent = intent(node) else { continue }
            if let first = lines[intent.name] {
                fault(node, "the name \"\(intent.name)\" is taken by the intent of line \(first)")
            }
            lines[intent.name] = intent.line
            intents.append(intent)
        }
        return IntentFile(intents: intents, sets: sets)
    }

    private mutating func intent(_ node: YAMLNode) -> Intent? {
        guard
            let members = mapping(
                node, "an intent",
                keys: Self.demands + ["name"] + Self.others)
        else { return nil }
        let given = Self.demands.filter { members[$0] != nil }
        guard given.count == 1, let key = given.first, let own = members[key] else {
            let found = given.isEmpty ? "none of them" : given.joined(separator: " and ")
            fault(node, "an intent has one of \(Self.demands.joined(separator: ", ")); found \(found)")
            return nil
        }
        let others: [String] =
            switch key {
            case "allow", "deny": ["from", "to", "through", "not-through"]
            case "symmetric": ["between"]
            case "isolated": ["from", "services"]
            case "encrypted-port-only": ["from", "to"]
            default: ["from", "to", "services"]
            }
        for other in Self.others where !others.contains(other) {
            if let member = members[other] {
                fault(member, "\(key) has no \(other); it has \((["name"] + others).joined(separator: ", "))")
            }
        }
        let before = mistakes.count
        guard let parts = parts(key, own.value, members, node), mistakes.count == before else { return nil }
        let name = members["name"].flatMap { text($0.value, "a name") }
        if members["name"] != nil, name == nil { return nil }
        let draft = Intent(
            name: name ?? "", line: node.line, demand: parts.demand, services: parts.services, from: parts.from,
            to: parts.to, through: words(members["through"]), notThrough: words(members["not-through"]))
        return name == nil ? draft.named(draft.text) : draft
    }

    private typealias Parts = (demand: Intent.Demand, services: IntentServices, from: IntentSet?, to: IntentSet?)

    private mutating func parts(
        _ key: String, _ own: YAMLNode, _ members: [String: YAMLNode.Member], _ node: YAMLNode
    ) -> Parts? {
        let from = members["from"].flatMap { set($0.value) }
        let to = members["to"].flatMap { set($0.value) }
        switch key {
        case "allow", "deny":
            require(["from", "to"], in: members, of: key, node)
            return services(own).map { (key == "allow" ? .allow : .deny, $0, from, to) }
        case "symmetric":
            require(["between"], in: members, of: key, node)
            guard let services = services(own), let between = members["between"]?.value else { return nil }
            guard case .sequence(let ends) = between.content, ends.count == 2 else {
                fault(between, "expected two sets, such as [group:web, group:app]")
                return nil
            }
            return (.symmetric, services, set(ends[0]), set(ends[1]))
        case "isolated":
            return set(own).map { (.isolated, members["services"].flatMap { services($0.value) } ?? .all, from, $0) }
        case "encrypted-port-only":
            require(["to"], in: members, of: key, node)
            if case .scalar(_, "default") = own.content {
                return (.encryptedPortOnly, .encrypted, from ?? Self.internet(node), to)
            }
            return services(own).map { (.encryptedPortOnly, $0, from ?? Self.internet(node), to) }
        default:
            guard case .scalar(.number(let number), _) = own.content, let most = number.int, most >= 0 else {
                fault(own, "expected a number of ends, 0 or more, found \(own.kind)")
                return nil
            }
            return (
                .maxExposure(most), members["services"].flatMap { services($0.value) } ?? .all,
                from ?? Self.internet(node), to
            )
        }
    }

    private static func internet(_ node: YAMLNode) -> IntentSet {
        IntentSet(words: [IntentWord(text: "internet", line: node.line, column: node.column)], exceptions: [])
    }

    private mutating func require(
        _ keys: [String], in members: [String: YAMLNode.Member], of demand: String, _ node: YAMLNode
    ) {
        for key in keys where members[key] == nil { fault(node, "\(demand) needs \(key)") }
    }
}
