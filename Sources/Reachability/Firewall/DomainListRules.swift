import Inventory
import NetworkSets

/// The rules that Network Firewall makes of a list of domains: one for each domain and kind of traffic, and for a list of what
/// is allowed one more that drops all other traffic of the kind (Network Firewall guide, domain lists).
struct DomainListRules {
    let list: FirewallDomainList
    let label: String
    let variables: RuleVariables

    func rules() -> [StatefulRule] {
        var kinds: [(application: String, place: HostCondition.Place)] = []
        if list.looksAtTLS { kinds.append(("tls", .serverName)) }
        if list.looksAtHTTP { kinds.append(("http", .httpHost)) }
        let perDomain = kinds.flatMap { kind in
            list.targets.map { target in
                rule(action, kind.application, "\(kind.application) to \(target)", [Self.condition(kind.place, target)])
            }
        }
        guard list.effect == .allow else { return perDomain }
        return perDomain + kinds.map { rule(.drop, $0.application, "\($0.application) to no domain of the list", []) }
    }

    private var action: StatefulRule.Action {
        switch list.effect {
        case .allow: .pass
        case .deny: .drop
        case .reject: .reject
        case .alert: .alert
        }
    }

    /// `.example.com` is for the domain and all below it, `example.com` for it alone.
    private static func condition(_ place: HostCondition.Place, _ target: String) -> HostCondition {
        let isWide = target.hasPrefix(".")
        return HostCondition(
            place: place, content: target, startsWith: !isWide, endsWith: true, hasDotPrefix: isWide)
    }

    private func rule(
        _ action: StatefulRule.Action, _ application: String, _ text: String, _ hosts: [HostCondition]
    ) -> StatefulRule {
        let expression = RuleExpression(variables: variables)
        let all = AddressSet.all(.ipv4).union(.all(.ipv6))
        var unread: [String] = []
        func addresses(_ name: String) -> AddressSet {
            do throws(RuleExpression.Failure) {
                return try expression.addresses(name)
            } catch {
                unread.append("the rule (\(error.reason))")
                return all
            }
        }
        let (home, external) = (addresses("$HOME_NET"), addresses("$EXTERNAL_NET"))
        return StatefulRule(
            action: action, text: "domain list \(label): \(action.rawValue) \(text)", protocols: IntervalSet(6),
            application: application, source: home, destination: external, sourcePorts: .everyPort,
            destinationPorts: .everyPort, phases: [.established], sides: [.toServer], hosts: hosts, unread: unread)
    }
}
