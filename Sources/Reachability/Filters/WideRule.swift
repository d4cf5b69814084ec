import Findings
import Inventory
import NetworkSets
import Topology

/// The note that a request for one service of one host is let in by a rule that lets in everything from everywhere.
struct WideRule {
    let interface: NetworkInterface
    let traffic: Traffic

    private static let everyPort = PortSet(0...65535)

    /// One note for the first such rule of the interface's groups; none where much was asked anyway.
    var notes: [Finding] {
        let packets = traffic.packets
        guard traffic.direction == .forward, traffic.question.options.protocol.hasPorts, !traffic.way.live.isEmpty,
            traffic.question.packets.destinations.singleAddress != nil, packets.destinationPorts != Self.everyPort
        else { return [] }
        for id in interface.groupIDs {
            guard let group = traffic.topology.snapshot.securityGroups[id] else { continue }
            if let rule = group.rules(egress: false).first(where: letsInEverything) { return [note(group, rule)] }
        }
        return []
    }

    private func letsInEverything(_ rule: SecurityGroupRule) -> Bool {
        guard case .block(let block) = rule.peer, block.prefixLength == 0, block.family == traffic.question.family
        else { return false }
        guard let name = rule.protocol else { return true }
        return name == traffic.question.options.protocol && (rule.ports.map { $0 == 0...65535 } ?? true)
    }

    private func note(_ group: SecurityGroup, _ rule: SecurityGroupRule) -> Finding {
        let asked = FlowText.service(traffic.packets)
        let which = rule.ruleID.map { "--security-group-rule-ids \($0)" } ?? "--security-group-rule-ids <rule-id>"
        return Finding(
            code: .ruleWiderThanAsked, severity: .info, direction: .forward, component: interface.id,
            message: "A rule of \(group.id) lets in far more at \(interface.id) than the \(asked) that was asked.",
            evidence: ["\(group.id): \(rule.text(isEgress: false))"],
            fixes: [
                Fix(
                    "Allow \(asked) from where it is needed, then take the wide rule away.",
                    command: "aws ec2 revoke-security-group-ingress --group-id \(group.id) \(which)")
            ])
    }
}
