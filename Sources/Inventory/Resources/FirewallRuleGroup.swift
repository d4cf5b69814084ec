import JSONText

/// A rule group of Network Firewall (`network-firewall describe-rule-group`).
public struct FirewallRuleGroup: SnapshotResource, Hashable {
    static let idKey: StaticString = "RuleGroupArn"

    /// The rules, in the form they were written in.
    public enum Rules: Sendable, Hashable {
        /// Rules over single packets, in the order in which they are asked.
        case stateless([StatelessFirewallRule])
        /// Rules over connections, as fields.
        case fields([FirewallRuleFields])
        /// Rules over connections, as Suricata writes them.
        case text(String)
        /// A list of domains.
        case domains(FirewallDomainList)
    }

    /// The ARN.
    public let id: String
    /// Its name.
    public let name: String?
    /// The rules.
    public let rules: Rules
    /// Blocks by the name of their variable.
    public let addressVariables: [String: [String]]
    /// Ports by the name of their variable.
    public let portVariables: [String: [String]]
    /// ARNs of prefix lists by the name that rules use them by.
    public let references: [String: String]

    /// Reads a whole answer: the group and its name stand beside each other.
    init(from fields: Fields) throws(ElementError) {
        guard let response = try fields.object("RuleGroupResponse") else {
            throw fields.error("RuleGroupResponse", "missing, an object is required")
        }
        guard let group = try fields.object("RuleGroup") else {
            throw fields.error("RuleGroup", "missing, an object is required")
        }
        id = try response.text("RuleGroupArn")
        name = try response.optionalText("RuleGroupName")
        let variables = try group.object("RuleVariables")
        addressVariables = try variables?.object("IPSets").map(FirewallPolicy.definitions(of:)) ?? [:]
        portVariables = try variables?.object("PortSets").map(FirewallPolicy.definitions(of:)) ?? [:]
        var references: [String: String] = [:]
        for (name, set) in try group.object("ReferenceSets")?.object("IPSetReferences")?.objects() ?? [] {
            references[name] = try set.text("ReferenceArn")
        }
        self.references = references
        guard let source = try group.object("RulesSource") else {
            throw group.error("RulesSource", "missing, an object is required")
        }
        rules = try Self.rules(of: source)
    }

    private static func rules(of source: Fields) throws(ElementError) -> Rules {
        if let text = try source.optionalText("RulesString") { return .text(text) }
        if let list = try source.object("RulesSourceList") { return .domains(try FirewallDomainList(from: list)) }
        if let stateless = try source.object("StatelessRulesAndCustomActions") {
            let rules = try stateless.list("StatelessRules", StatelessFirewallRule.init(from:))
            return .stateless(rules.sorted { $0.priority < $1.priority })
        }
        return .fields(try source.list("StatefulRules", FirewallRuleFields.init(from:)))
    }
}
