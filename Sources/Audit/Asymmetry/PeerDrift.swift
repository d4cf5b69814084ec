import Findings
import Inventory
import NetworkSets
import Topology

/// Hosts that are declared alike, by a target group or a scaling group, and whose groups allow different things (ASY-7).
struct PeerDrift {
    let topology: Topology
    let rules: GroupRules

    /// One finding for each target group and scaling group whose members differ.
    func findings() -> [Finding] {
        (scalingGroups() + targetGroups()).compactMap { name, component, members in
            finding(name, component, members)
        }
    }

    private typealias Declared = (name: String, component: String?, members: [NetworkInterface])

    private func scalingGroups() -> [Declared] {
        var byGroup: [String: [NetworkInterface]] = [:]
        for instance in topology.snapshot.instances.byID.values {
            guard let name = instance.tags["aws:autoscaling:groupName"],
                let interface = topology.interfaces(ofInstance: instance.id).first
            else { continue }
            byGroup[name, default: []].append(interface)
        }
        return byGroup.sorted { $0.key < $1.key }.map { ("the scaling group \($0)", nil, $1) }
    }

    private func targetGroups() -> [Declared] {
        topology.snapshot.targetGroups.byID.values.sorted { $0.id < $1.id }.compactMap { group in
            guard let pool = topology.targetPool(group.id), let targets = pool.targets else { return nil }
            let members = targets.compactMap { target -> NetworkInterface? in
                switch pool.kind {
                case .instance: topology.interfaces(ofInstance: target.id).first
                case .ip:
                    (try? IPAddress(target.id)).flatMap { address in
                        pool.vpcID.flatMap { topology.interface(holding: address, inVPC: $0) }
                    }
                case .lambda, .balancer: nil
                }
            }
            return ("the target group \(pool.name)", pool.id, members)
        }
    }

    private func finding(_ name: String, _ component: String?, _ members: [NetworkInterface]) -> Finding? {
        let known = members.filter {
            $0.listsGroups && $0.groupIDs.allSatisfy { topology.snapshot.securityGroups[$0] != nil }
        }
        var kinds: [(groups: [String], ids: [String])] = []
        for interface in known.sorted(by: { $0.id < $1.id }) {
            let groups = interface.groupIDs.sorted()
            let id = interface.instanceID ?? interface.id
            if let place = kinds.firstIndex(where: { $0.groups == groups || allowTheSame($0.groups, groups) }) {
                if !kinds[place].ids.contains(id) { kinds[place].ids.append(id) }
            } else {
                kinds.append((groups, [id]))
            }
        }
        guard kinds.count > 1, let usual = kinds.max(by: { $0.ids.count < $1.ids.count }) else { return nil }
        let total = kinds.reduce(0) { $0 + $1.ids.count }
        let others = kinds.filter { $0.groups != usual.groups }
        var finding = Finding(
            code: .peerDrift, severity: .warning, direction: nil,
            component: component ?? others[0].ids[0],
            message:
                "\(total - usual.ids.count) of \(total) members of \(name) have groups that allow other things than "
                + "those of the rest.",
            evidence: ["usual: \(usual.groups.joined(separator: ", "))"]
                + others.map { kind in
                    "\(kind.ids.prefix(5).joined(separator: ", "))\(kind.ids.count > 5 ? " and \(kind.ids.count - 5) more" : ""): "
                        + kind.groups.joined(separator: ", ")
                })
        finding.identity = name
        return finding
    }

    private func allowTheSame(_ one: [String], _ other: [String]) -> Bool {
        [false, true].allSatisfy { isEgress in
            let (left, right) = (content(one, isEgress), content(other, isEgress))
            return left.tokens == right.tokens && left.boxes.subtracting(right.boxes).isEmpty
                && right.boxes.subtracting(left.boxes).isEmpty
        }
    }

    private struct Token: Hashable {
        let name: String
        let services: ClosedRange<UInt32>
    }

    private func content(_ groups: [String], _ isEgress: Bool) -> (boxes: [RuleBox], tokens: Set<Token>) {
        let all = rules.rules(of: groups, isEgress: isEgress)
        return (
            all.flatMap(\.blocks),
            Set(all.compactMap { rule in rule.token.map { Token(name: $0, services: rule.services) } })
        )
    }
}
