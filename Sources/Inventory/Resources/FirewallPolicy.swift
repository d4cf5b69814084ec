import JSONText

/// The policy of a Network Firewall (`network-firewall describe-firewall-policy`).
public struct FirewallPolicy: SnapshotResource, Hashable {
    static let idKey: StaticString = "FirewallPolicyArn"

    /// A rule group that the policy uses.
    public struct GroupReference: Sendable, Hashable {
        /// The ARN of the group.
        public let arn: String
        /// Its place: the lowest goes first. Nil for stateful groups in action order.
        public let priority: Int?
        /// Whether drops of the group only alert.
        public let onlyAlerts: Bool
    }

    /// The ARN.
    public let id: String
    /// Its name.
    public let name: String?
    /// The stateless groups in the order in which they are asked.
    public let statelessGroups: [GroupReference]
    /// `aws:pass`, `aws:drop` or `aws:forward_to_sfe`, and custom actions, for what no stateless rule matches.
    public let statelessDefaults: [String]
    /// The same for fragments of UDP packets.
    public let fragmentDefaults: [String]
    /// The stateful groups, in strict order those with the lowest priority first.
    public let statefulGroups: [GroupReference]
    /// `aws:drop_strict`, `aws:drop_established`, `aws:alert_strict`, `aws:alert_established`: for what no stateful rule
    /// matches in strict order.
    public let statefulDefaults: [String]
    /// Whether stateful rules are asked in the order they are written in, instead of passes first.
    public let isStrict: Bool
    /// `DROP`, `CONTINUE` or `REJECT`, for packets of connections whose start was not seen; nil for the default, `DROP`.
    public let streamExceptionPolicy: String?
    /// How many seconds a TCP connection may be idle; nil for the default of 350.
    public let tcpIdleSeconds: Int?
    /// Values of variables that go before those of rule groups, such as `HOME_NET`.
    public let variables: [String: [String]]

    /// Reads a whole answer: the policy and its name stand beside each other.
    init(from fields: Fields) throws(ElementError) {
        guard let response = try fields.object("FirewallPolicyResponse") else {
            throw fields.error("FirewallPolicyResponse", "missing, an object is required")
        }
        guard let policy = try fields.object("FirewallPolicy") else {
            throw fields.error("FirewallPolicy", "missing, an object is required")
        }
        id = try response.text("FirewallPolicyArn")
        name = try response.optionalText("FirewallPolicyName")
        statelessGroups = Self.ordered(try policy.list("StatelessRuleGroupReferences", Self.reference(of:)))
        statelessDefaults = try policy.texts("StatelessDefaultActions")
        fragmentDefaults = try policy.texts("StatelessFragmentDefaultActions")
        statefulGroups = Self.ordered(try policy.list("StatefulRuleGroupReferences", Self.reference(of:)))
        statefulDefaults = try policy.texts("StatefulDefaultActions")
        let engine = try policy.object("StatefulEngineOptions")
        isStrict = try engine?.optionalText("RuleOrder") == "STRICT_ORDER"
        streamExceptionPolicy = try engine?.optionalText("StreamExceptionPolicy")
        tcpIdleSeconds = try engine?.object("FlowTimeouts")?.optionalNumber("TcpIdleTimeoutSeconds")
        variables = try policy.object("PolicyVariables")?.object("RuleVariables").map(Self.definitions(of:)) ?? [:]
    }

    private static func ordered(_ references: [GroupReference]) -> [GroupReference] {
        references.enumerated().sorted {
            ($0.element.priority ?? .max, $0.offset) < ($1.element.priority ?? .max, $1.offset)
        }.map(\.element)
    }

    private static func reference(of item: Fields) throws(ElementError) -> GroupReference {
        GroupReference(
            arn: try item.text("ResourceArn"), priority: try item.optionalNumber("Priority"),
            onlyAlerts: try item.object("Override")?.optionalText("Action") == "DROP_TO_ALERT")
    }

    /// The values of named sets: `{"HOME_NET": {"Definition": […]}}`.
    static func definitions(of sets: Fields) throws(ElementError) -> [String: [String]] {
        var values: [String: [String]] = [:]
        for (name, set) in try sets.objects() { values[name] = try set.texts("Definition") }
        return values
    }
}
