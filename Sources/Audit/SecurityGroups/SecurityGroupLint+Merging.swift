import Findings
import Inventory
import NetworkSets
import Reachability

/// Rules that fewer rules could say: neighbouring ports of one peer, sibling blocks of one service.
extension SecurityGroupLint {
    func merges(_ rules: [GroupRule], _ kept: [Int], _ group: SecurityGroup) -> [Finding] {
        let own = kept.sorted().map { rules[$0] }
        return portMerges(own, group) + blockMerges(own, group)
    }

    private struct PortKey: Hashable {
        let `protocol`: InternetProtocol?
        let peer: SecurityGroupRule.Peer
    }

    private func portMerges(_ rules: [GroupRule], _ group: SecurityGroup) -> [Finding] {
        let sorted = Dictionary(grouping: rules.filter { $0.rule.ports != nil }) {
            PortKey(protocol: $0.rule.protocol, peer: $0.rule.peer)
        }
        return sorted.values.compactMap { same -> Finding? in
            let union = PortSet(same.compactMap(\.rule.ports))
            guard union.ranges.count < same.count, let first = same.first else { return nil }
            let merged = union.ranges.map { SecurityGroupPermissionText(first.rule, ports: $0).quoted }
            return finding(same, merged, "ports \(union.portDescription)", group)
        }.sorted { $0.message < $1.message }
    }

    private struct ServiceKey: Hashable {
        let services: ClosedRange<UInt32>
        let family: AddressFamily
    }

    private func blockMerges(_ rules: [GroupRule], _ group: SecurityGroup) -> [Finding] {
        let sorted = Dictionary(grouping: rules.filter { !$0.blocks.isEmpty }) {
            ServiceKey(services: $0.services, family: $0.blocks[0].family)
        }
        return sorted.values.compactMap { same -> Finding? in
            let blocks = same.compactMap { rule -> CIDRBlock? in
                if case .block(let block) = rule.rule.peer { block } else { nil }
            }
            let union = AddressSet(blocks).blocks
            guard union.count < same.count, let first = same.first else { return nil }
            let merged = union.map { SecurityGroupPermissionText(first.rule, peer: .block($0)).quoted }
            return finding(same, merged, union.map(\.description).joined(separator: ", "), group)
        }.sorted { $0.message < $1.message }
    }

    private func finding(
        _ rules: [GroupRule], _ merged: [String], _ what: String, _ group: SecurityGroup
    ) -> Finding {
        let isEgress = rules[0].isEgress
        let direction = isEgress ? "egress" : "ingress"
        let old = rules.map { rule in
            rule.rule.ruleID ?? SecurityGroupPermissionText(rule.rule).quoted
        }
        return Finding(
            code: .groupRulesMergeable, severity: .info, direction: nil, component: group.id,
            message: "\(rules.count) \(isEgress ? "outbound" : "inbound") rules of \(group.id) say what "
                + "\(merged.count == 1 ? "one rule" : "\(merged.count) rules") could: \(what).",
            evidence: rules.map(\.text),
            fixes: [
                Fix(
                    "Add the merged rule\(merged.count == 1 ? "" : "s"), then remove the old ones "
                        + "(\(old.joined(separator: ", "))). Safe: no decision changes.",
                    command: "aws ec2 authorize-security-group-\(direction) --group-id \(group.id) "
                        + "--ip-permissions \(merged.joined(separator: " "))")
            ])
    }
}
