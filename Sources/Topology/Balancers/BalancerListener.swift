public import Inventory
public import NetworkSets

/// A listener of either API.
public struct BalancerListener: Sendable, Hashable {
    /// The ARN; for a classic load balancer its name and the port.
    public let id: String
    /// The protocol clients speak, such as `HTTPS`, `TCP_UDP`, `SSL`; nil for a gateway load balancer.
    public let protocolName: String?
    /// The port; nil for a gateway load balancer, which takes all.
    public let port: UInt16?
    /// What becomes of requests, in the order the rules are tried; the last takes what no other does.
    public let rules: [Rule]
    /// Whether the rules are all there; false where the snapshot lacks some.
    public let knowsRules: Bool
    /// The attributes, by their keys; nil where the snapshot does not have them.
    public let attributes: [String: String]?

    /// A rule, or the default actions.
    public struct Rule: Sendable, Hashable {
        /// The priority, or `default`.
        public let name: String
        /// What a request has to be; all of them have to hold.
        public let conditions: [ListenerRule.Condition]
        /// What is done, in order.
        public let actions: [Action]
    }

    /// What is done with a request.
    public enum Action: Sendable, Hashable {
        /// Sent to one of these target groups, by their ids, with their weights.
        case forward([ListenerAction.WeightedGroup])
        /// Sent to the instances of a classic load balancer, by the id of its pool.
        case forwardToPool(String)
        /// Answered by the load balancer itself: a redirect, or a fixed response.
        case answer(String)
        /// Let through after a login or a check of a token, in words.
        case check(String)
    }

    /// The IP protocols it takes.
    public var protocols: [InternetProtocol] {
        switch protocolName {
        case "UDP", "QUIC": [.udp]
        case "TCP_UDP", "TCP_QUIC": [.tcp, .udp]
        case nil: []
        default: [.tcp]
        }
    }

    /// Whether it ends the client's connection and opens its own: all but TCP and UDP of a network load balancer do.
    public var isProxy: Bool {
        !["TCP", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"].contains(protocolName)
    }

    init(
        _ listener: LoadBalancerListener, rules listed: [ListenerRule], knowsRules: Bool, attributes: [String: String]?
    ) {
        id = listener.id
        protocolName = listener.protocolName
        port = listener.port
        var rules = listed.filter { $0.priority != nil }
            .sorted { ($0.priority ?? 0, $0.id) < ($1.priority ?? 0, $1.id) }
            .map { rule in
                Rule(
                    name: "rule \(rule.priority ?? 0)", conditions: rule.conditions,
                    actions: rule.actions.map(Action.init))
            }
        rules.append(
            Rule(name: "the default rule", conditions: [], actions: listener.defaultActions.map(Action.init)))
        self.rules = rules
        self.knowsRules = knowsRules
        self.attributes = attributes
    }

    init(_ listener: ClassicLoadBalancer.Listener, of name: String, pool: String) {
        id = "\(name):\(listener.port)"
        protocolName = listener.protocolName
        port = listener.port
        rules = [Rule(name: "the listener", conditions: [], actions: [.forwardToPool(pool)])]
        knowsRules = true
        attributes = [:]
    }
}

extension BalancerListener.Action {
    init(_ action: ListenerAction) {
        switch action.type {
        case "forward": self = .forward(action.targets)
        case "redirect": self = .answer("a redirect" + (action.statusCode.map { " (\($0))" } ?? ""))
        case "fixed-response": self = .answer("a fixed response" + (action.statusCode.map { " (\($0))" } ?? ""))
        default: self = .check(action.type)
        }
    }
}
