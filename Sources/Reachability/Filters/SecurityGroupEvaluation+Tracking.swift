import Inventory
import NetworkSets
import Topology

extension SecurityGroupEvaluation {
    /// Whether a rule for every address, of any group of the interface, matches all these packets.
    static func isOpenToAll(
        _ interface: NetworkInterface, isEgress: Bool, _ packets: FlowSet, _ traffic: Traffic
    ) -> Bool {
        var rest = packets
        for rule in openRules(interface, isEgress: isEgress, traffic) {
            rest = rest.subtracting(rule.box(traffic.question.family, farEnd: nil, isEgress: isEgress))
        }
        return rest.isEmpty
    }

    /// Whether a rule opens every port of the question's protocol to every address.
    static func isOpenOnAllPorts(_ interface: NetworkInterface, isEgress: Bool, _ traffic: Traffic) -> Bool {
        openRules(interface, isEgress: isEgress, traffic).contains { rule in
            (rule.protocol == nil || rule.protocol == traffic.question.options.protocol)
                && (rule.ports == nil || rule.ports == 0...65535)
        }
    }

    private static func openRules(
        _ interface: NetworkInterface, isEgress: Bool, _ traffic: Traffic
    ) -> [SecurityGroupRule] {
        interface.groupIDs.flatMap { id in
            (traffic.topology.snapshot.securityGroups[id]?.rules(egress: isEgress) ?? []).filter { rule in
                guard case .block(let block) = rule.peer else { return false }
                return block.isDefault && block.family == traffic.question.family
            }
        }
    }
}
