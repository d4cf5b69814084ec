/// A rule of an application load balancer's listener (`elbv2 DescribeRules`).
public struct ListenerRule: SnapshotResource, Hashable {
    static let idKey: StaticString = "RuleArn"

    /// The ARN.
    public let id: String
    /// Its place; nil for the default rule, which is the last.
    public let priority: Int?
    /// What a request has to be for the rule to take it; all of them have to hold.
    public let conditions: [Condition]
    /// What is done with it.
    public let actions: [ListenerAction]

    /// One condition of a rule: it holds if any of its values does.
    public struct Condition: Sendable, Hashable {
        /// `host-header`, `path-pattern`, `http-header`, `http-request-method`, `query-string`, `source-ip`.
        public let field: String
        /// The patterns, with `*` and `?`; none where the condition is written in another way, as by regular expressions.
        public let patterns: [String]
    }

    /// The ARN of the listener that the rule's own ARN tells.
    public var listenerID: String? {
        guard let slash = id.lastIndex(of: "/"), let place = id.firstRange(of: ":listener-rule/") else { return nil }
        return "\(id[..<place.lowerBound]):listener/\(id[place.upperBound..<slash])"
    }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("RuleArn")
        // `default` is the one priority that is no number.
        priority = try fields.optionalText("Priority").flatMap(Int.init)
        conditions = try fields.list("Conditions") { item throws(ElementError) in
            let host = try item.object("HostHeaderConfig")?.texts("Values") ?? []
            let path = try item.object("PathPatternConfig")?.texts("Values") ?? []
            let values = try item.texts("Values")
            return Condition(
                field: try item.optionalText("Field") ?? "", patterns: host + path + (host + path == [] ? values : []))
        }
        actions = try fields.list("Actions", ListenerAction.init(from:))
    }
}
