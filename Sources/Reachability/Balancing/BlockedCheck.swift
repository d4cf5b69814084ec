import Findings
import Inventory
import NetworkSets
import Topology

/// Checks that one component keeps from a target, of all nodes together.
struct BlockedCheck {
    let cause: Finding
    let balancer: Balancer
    let use: TargetUse
    let port: UInt16
    var nodes: [String]
    var fixes: [Fix]

    static func add(
        _ cause: Finding, _ arrival: BalancerArrival, _ use: TargetUse, _ port: UInt16, to blocked: inout [BlockedCheck]
    ) {
        let node = arrival.node.interface.id
        if let index = blocked.firstIndex(where: {
            $0.cause.component == cause.component && $0.cause.code == cause.code && $0.use.text == use.text
                && $0.port == port
        }) {
            blocked[index].nodes.append(node)
            for fix in cause.fixes where !blocked[index].fixes.contains(fix) { blocked[index].fixes.append(fix) }
            return
        }
        blocked.append(
            BlockedCheck(
                cause: cause, balancer: arrival.balancer, use: use, port: port, nodes: [node], fixes: cause.fixes))
    }

    var finding: Finding {
        let group = use.pool.name
        return Finding(
            code: .healthCheckBlocked, severity: .warning, direction: cause.direction, component: cause.component,
            message:
                "Health checks of \(use.target.id) in \(group) on port \(port) do not get through (\(cause.code)), so "
                + "\(balancer.name) takes it for unhealthy and uses it only where it takes all for unhealthy.",
            evidence: cause.evidence + [
                "from \(nodes.joined(separator: ", "))", "reported: \(use.healthText)",
            ], fixes: Array(fixes.prefix(4)))
    }
}
