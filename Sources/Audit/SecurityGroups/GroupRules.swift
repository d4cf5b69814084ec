import Inventory
import Topology

/// The rules of every group, made ready once.
struct GroupRules {
    private let byGroup: [String: (ingress: [GroupRule], egress: [GroupRule])]
    private let referrersByGroup: [String: Set<String>]

    init(_ topology: Topology) {
        byGroup = topology.snapshot.securityGroups.byID.mapValues { group in
            let rules = [false, true].map { isEgress in
                group.rules(egress: isEgress).map { GroupRule($0, isEgress: isEgress, topology: topology) }
            }
            return (rules[0], rules[1])
        }
        var referrers: [String: Set<String>] = [:]
        for (id, rules) in byGroup {
            for rule in rules.ingress + rules.egress {
                if case .group(let reference) = rule.rule.peer, reference.groupID != id {
                    referrers[reference.groupID, default: []].insert(id)
                }
            }
        }
        referrersByGroup = referrers
    }

    /// The other groups whose rules name a group as peer.
    func referrers(of id: String) -> [String] { (referrersByGroup[id] ?? []).sorted() }

    /// The rules of a group in one direction.
    func rules(of group: String, isEgress: Bool) -> [GroupRule] {
        guard let rules = byGroup[group] else { return [] }
        return isEgress ? rules.egress : rules.ingress
    }

    /// The rules of several groups in one direction.
    func rules(of groups: [String], isEgress: Bool) -> [GroupRule] {
        groups.flatMap { rules(of: $0, isEgress: isEgress) }
    }
}
