import Findings
import Inventory
import NetworkSets
import Topology

/// The stateless half of a firewall: it judges each packet for itself, by the first rule that matches in order of the groups'
/// and the rules' priorities (Network Firewall API, FirewallPolicy).
struct StatelessInspection {
    /// What the first half makes of packets.
    enum Verdict {
        /// Past the stateful half.
        case pass
        case drop
        /// On to the stateful half.
        case forward
        case unclear(Gap)
    }

    struct Part {
        var packets: FlowSet
        var verdict: Verdict
        var reason: String
    }

    let policy: FirewallPolicy
    let traffic: Traffic

    func parts(of packets: FlowSet) -> [Part] {
        var rest = packets
        var parts: [Part] = []
        for reference in policy.statelessGroups {
            if rest.isEmpty { break }
            guard let group = traffic.topology.snapshot.firewallRuleGroups[reference.arn],
                case .stateless(let rules) = group.rules
            else {
                let gap = traffic.gap(
                    "network-firewall:DescribeRuleGroup", "stateless rule group \(reference.arn) is not in the snapshot"
                )
                return parts + [Part(packets: rest, verdict: .unclear(gap), reason: gap.why)]
            }
            for rule in rules {
                let matched = rule.matched(in: rest, traffic.question.family)
                if matched.isEmpty { continue }
                rest = rest.subtracting(matched)
                let name = "stateless rule \(rule.priority) of \(group.name ?? group.id)"
                parts.append(part(matched, rule, name))
            }
        }
        if !rest.isEmpty {
            parts.append(
                Part(
                    packets: rest, verdict: verdict(policy.statelessDefaults, "the policy's stateless default"),
                    reason: "stateless default: \(Self.text(policy.statelessDefaults))"))
        }
        return parts
    }

    private func part(_ packets: FlowSet, _ rule: StatelessFirewallRule, _ name: String) -> Part {
        if rule.asksFlags {
            let gap = traffic.gap(name, "\(name) matches only packets with some TCP flags, which is not evaluated")
            return Part(packets: packets, verdict: .unclear(gap), reason: gap.why)
        }
        return Part(
            packets: packets, verdict: verdict(rule.actions, name), reason: "\(name): \(Self.text(rule.actions))")
    }

    private func verdict(_ actions: [String], _ name: String) -> Verdict {
        for action in actions {
            switch action {
            case "aws:pass": return .pass
            case "aws:drop": return .drop
            case "aws:forward_to_sfe": return .forward
            default: continue
            }
        }
        return .unclear(traffic.gap(name, "what \(name) does is not said"))
    }

    private static func text(_ actions: [String]) -> String {
        actions.isEmpty ? "nothing said" : actions.joined(separator: ", ")
    }
}

extension StatelessFirewallRule {
    /// The packets that the rule matches: an empty side holds everything, and only TCP and UDP have ports.
    func matched(in packets: FlowSet, _ family: AddressFamily) -> FlowSet {
        let from = sources.isEmpty ? nil : AddressSet(sources)[family]
        let to = destinations.isEmpty ? nil : AddressSet(destinations)[family]
        let all = protocols.isEmpty ? IntervalSet<UInt8>.full : IntervalSet(protocols.map { $0...$0 })
        let asksPorts = !sourcePorts.isEmpty || !destinationPorts.isEmpty
        let withPorts = IntervalSet<UInt8>([6...6, 17...17])
        func box(_ protocols: IntervalSet<UInt8>, _ ports: (PortSet?, PortSet?)) -> FlowBox {
            FlowBox(
                family: family, protocols: protocols, source: from, destination: to, sourcePorts: ports.0,
                destinationPorts: ports.1)
        }
        guard asksPorts else { return packets.intersection(box(all, (nil, nil))) }
        let ports = (
            sourcePorts.isEmpty ? nil : PortSet(sourcePorts), destinationPorts.isEmpty ? nil : PortSet(destinationPorts)
        )
        return packets.intersection(box(all.intersection(withPorts), ports))
            .union(packets.intersection(box(all.subtracting(withPorts), (nil, nil))))
    }
}
