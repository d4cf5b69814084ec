import Findings
import Inventory
import NetworkSets
import Topology

/// The packets a node sends to a target, made of those it took from clients.
struct LegPackets {
    /// The translation from what clients sent to what the node sends.
    let translation: Translation
    let keepsClient: Bool

    var packets: FlowSet { translation.apply(translation.original) }

    /// Load balancers connect from ports of this range (VPC guide, ephemeral ports).
    static let ports = PortSet(1024...65535)

    /// The ways a node may send: one, or two where it is not known whether the client's address is kept, the default first.
    ///
    /// - Returns: Nil where the node has no address of the target's family.
    static func variants(
        _ arriving: FlowSet, _ arrival: BalancerArrival, _ use: TargetUse, to address: IPAddress
    ) -> [LegPackets]? {
        let own = arrival.node.address(address.family)
        let clientIsSameFamily = arriving.families == [address.family]
        let rule = ClientPreservation(arrival.balancer, arrival.listener, use.pool)
        let kept = LegPackets(
            translation: Translation(
                component: arrival.balancer.id, kind: .redirected(destination: address, port: use.port ?? 0),
                original: arriving), keepsClient: true)
        let replaced = own.map { own in
            LegPackets(
                translation: Translation(
                    component: arrival.balancer.id,
                    kind: .proxied(
                        source: IntervalSet(own.bits), ports: ports, destination: address, port: use.port ?? 0),
                    original: arriving), keepsClient: false)
        }
        // Through an endpoint service the client's address is never kept (NLB guide, client IP preservation).
        guard arrival.reply == nil, clientIsSameFamily, rule.keeps != false || !rule.isKnown else {
            return replaced.map { [$0] }
        }
        if rule.isKnown { return [kept] }
        guard let replaced else { return [kept] }
        return rule.keeps ? [kept, replaced] : [replaced, kept]
    }
}
