import Findings
import NetworkSets

/// Some packets at a firewall, and what becomes of them.
struct FirewallPart {
    enum Fate {
        /// On, by a rule or because none minds.
        case passes(byRule: Bool)
        /// Gone, without a word or with a reset.
        case drops(isReset: Bool)
        /// Not known.
        case unclear(Gap)
    }

    var packets: FlowSet
    var fate: Fate
    /// The rule or default that decides.
    var reason: String
    /// Whether the stateless half decides.
    var isStateless = false
}
