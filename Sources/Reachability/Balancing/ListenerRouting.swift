import Inventory
import Topology

/// What a listener does with requests: the rules that may take them, in order (ALB guide, listener rules).
struct ListenerRouting {
    /// A target group requests may go to, and the rule that sends them there.
    struct Forward: Hashable {
        let poolID: String
        let rule: String
    }

    /// Target groups that get a share, each once.
    private(set) var forwards: [Forward] = []
    /// Target groups whose weight is 0: they get no request.
    private(set) var weightless: [Forward] = []
    /// What the load balancer answers by itself, with the rule.
    private(set) var answers: [String] = []
    /// Logins and checks of tokens that stand before a forward.
    private(set) var checks: Set<String> = []

    /// The outcome for requests of a host and path; nil parts may be anything.
    init(_ listener: BalancerListener, host: String?, path: String?) {
        for rule in listener.rules {
            let match = Self.match(rule, host: host, path: path)
            if match == .none { continue }
            for action in rule.actions { enter(action, rule.name) }
            if match == .certain { return }
        }
    }

    private mutating func enter(_ action: BalancerListener.Action, _ rule: String) {
        switch action {
        case .forward(let groups):
            for group in groups {
                let forward = Forward(poolID: group.id, rule: rule)
                if group.weight == 0 { weightless.append(forward) } else { add(forward) }
            }
        case .forwardToPool(let id): add(Forward(poolID: id, rule: rule))
        case .answer(let text):
            let answer = "\(text) by \(rule)"
            if !answers.contains(answer) { answers.append(answer) }
        case .check(let type): checks.insert(type)
        }
    }

    private mutating func add(_ forward: Forward) {
        if !forwards.contains(where: { $0.poolID == forward.poolID }) { forwards.append(forward) }
    }

    private enum Match {
        case none
        case possible
        case certain
    }

    /// Conditions on anything but host and path, and on those where they are not given, may hold or not.
    private static func match(_ rule: BalancerListener.Rule, host: String?, path: String?) -> Match {
        var result = Match.certain
        for condition in rule.conditions {
            let given: (text: String, foldsCase: Bool)? =
                switch condition.field {
                case "host-header": host.map { ($0, true) }
                case "path-pattern": path.map { ($0, false) }
                default: nil
                }
            guard let given, !condition.patterns.isEmpty else {
                result = .possible
                continue
            }
            guard condition.patterns.contains(where: { matches(given.text, $0, foldsCase: given.foldsCase) }) else {
                return .none
            }
        }
        return result
    }

    /// Whether a text is what a pattern with `*` (any characters) and `?` (exactly one) describes.
    static func matches(_ text: String, _ pattern: String, foldsCase: Bool) -> Bool {
        let text = Array((foldsCase ? text.lowercased() : text).utf8)
        let pattern = Array((foldsCase ? pattern.lowercased() : pattern).utf8)
        var (at, place) = (0, 0)
        // Where the last star stands, and how much of the text it has swallowed.
        var star: (place: Int, at: Int)?
        while at < text.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                star = (place, at)
                place += 1
            } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") || pattern[place] == text[at] {
                place += 1
                at += 1
            } else if let last = star {
                star = (last.place, last.at + 1)
                place = last.place + 1
                at = last.at + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
