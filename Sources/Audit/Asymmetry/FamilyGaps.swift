import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// Pairs of hosts with addresses of both families that may open different services by IPv4 and by IPv6 (ASY-8).
struct FamilyGaps {
    let topology: Topology
    let classes: [String: [(class: InterfaceClass, members: [NetworkInterface])]]
    let services: PairServices

    private struct Cause: Hashable {
        let from: [String]
        let to: [String]
        let onlyIPv4: String
        let onlyIPv6: String
    }

    /// One finding for each two sets of groups and difference.
    func findings() -> [Finding] {
        let hosts = classes.sorted { $0.key < $1.key }.flatMap(\.value).filter { entry in
            AddressFamily.allCases.allSatisfy { entry.members[0].address($0) != nil }
        }
        var pairs: [Cause: [String]] = [:]
        for from in hosts where from.class.role.isClient {
            for to in hosts where to.class.role.isServer {
                let destination = to.members.first { $0.id != from.members[0].id }
                guard let destination, destination.vpcID == from.members[0].vpcID else { continue }
                let open = AddressFamily.allCases.map { self.open(from.members[0], destination, $0) }
                guard open[0] != open[1] else { continue }
                let cause = Cause(
                    from: from.class.groups, to: to.class.groups, onlyIPv4: open[0].subtracting(open[1]).text,
                    onlyIPv6: open[1].subtracting(open[0]).text)
                pairs[cause, default: []].append(
                    "\(topology.label(of: from.members[0])) → \(topology.label(of: destination))")
            }
        }
        return pairs.map { finding($0, $1) }.sorted { $0.isListed(before: $1) }
    }

    private func open(_ from: NetworkInterface, _ to: NetworkInterface, _ family: AddressFamily) -> ServiceSet {
        services.groups(of: from, isEgress: true, peer: to, family)
            .intersection(services.groups(of: to, isEgress: false, peer: from, family))
            .intersection(services.networkACLs(from: from, to: to, family)).withPorts
    }

    private func finding(_ cause: Cause, _ pairs: [String]) -> Finding {
        let differences = [("IPv4", cause.onlyIPv4), ("IPv6", cause.onlyIPv6)].filter { !$0.1.isEmpty }
        let text = differences.map { "\($0.1) by \($0.0) only" }.joined(separator: ", and ")
        let names = { (groups: [String]) in groups.isEmpty ? "hosts without groups" : groups.joined(separator: ", ") }
        var finding = Finding(
            code: .familyGap, severity: .info, direction: nil, component: cause.to.first ?? "",
            message: "From \(names(cause.from)) to \(names(cause.to)) hosts may open \(text).",
            evidence: Array(pairs.prefix(4)) + (pairs.count > 4 ? ["and \(pairs.count - 4) more kinds of pairs"] : []),
            fixes: [Fix("Give both families the same rules, in the groups and in the ACLs.")])
        finding.identity = "\(cause.from) \(cause.to) \(text)"
        return finding
    }
}
