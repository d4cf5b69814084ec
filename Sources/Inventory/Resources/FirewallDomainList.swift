import JSONText

/// A list of domains that Network Firewall makes rules of.
public struct FirewallDomainList: Sendable, Hashable {
    /// What the rules do.
    public enum Effect: String, Sendable, Hashable {
        /// Pass the domains, and drop other traffic of the same kind.
        case allow = "ALLOWLIST"
        /// Drop the domains.
        case deny = "DENYLIST"
        /// Reset connections to the domains.
        case reject = "REJECTLIST"
        /// Only tell of the domains.
        case alert = "ALERTLIST"
    }

    /// The effect.
    public let effect: Effect
    /// Names; one that starts with a dot stands for itself and all below it.
    public let targets: [String]
    /// Whether the name that a TLS client asks for is looked at.
    public let looksAtTLS: Bool
    /// Whether the host that an HTTP request names is looked at.
    public let looksAtHTTP: Bool

    init(from fields: Fields) throws(ElementError) {
        let text = try fields.text("GeneratedRulesType")
        guard let effect = Effect(rawValue: text) else {
            throw fields.error(
                "GeneratedRulesType", "expected ALLOWLIST, DENYLIST, REJECTLIST or ALERTLIST, found \"\(text)\"")
        }
        self.effect = effect
        targets = try fields.texts("Targets").map { $0.lowercased() }
        let kinds = try fields.texts("TargetTypes")
        looksAtTLS = kinds.contains("TLS_SNI")
        looksAtHTTP = kinds.contains("HTTP_HOST")
    }
}
