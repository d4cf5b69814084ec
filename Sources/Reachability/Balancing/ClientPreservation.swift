import Inventory
import NetworkSets
import Topology

/// Whether a load balancer keeps the client's address in what it sends to targets (elbv2 `TargetGroupAttribute`).
struct ClientPreservation {
    let keeps: Bool
    /// Whether the attribute that says so is in the snapshot, or nothing hangs on it.
    let isKnown: Bool

    static let key = "preserve_client_ip.enabled"

    init(_ balancer: Balancer, _ listener: BalancerListener?, _ pool: TargetPool) {
        guard balancer.kind == .network else {
            (keeps, isKnown) = (false, true)
            return
        }
        // For UDP and for a load balancer as target it cannot be switched off.
        if pool.kind == .balancer || ["UDP", "TCP_UDP", "QUIC", "TCP_QUIC"].contains(pool.protocolName) {
            (keeps, isKnown) = (true, true)
            return
        }
        let isDefault = pool.kind != .ip
        keeps = pool.attributes?[Self.key].map { $0 == "true" } ?? isDefault
        isKnown = pool.attributes != nil
    }
}
