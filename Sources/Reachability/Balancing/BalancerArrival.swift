import Findings
import Inventory
import NetworkSets
import Topology

/// Packets that a listener of a load balancer's node has taken.
struct BalancerArrival {
    let balancer: Balancer
    let node: Balancer.Node
    let listener: BalancerListener
    /// What may become of a connection: one of these.
    let branches: [Branch]
    /// Registered targets that get nothing from the node.
    let excluded: [(use: TargetUse, why: TargetChoice.Exclusion)]

    /// By what the reply to the client starts, where that is not the node itself: an endpoint of a service.
    var reply: (any Component)?

    /// One thing that may become of a connection.
    enum Branch {
        /// It goes on to a target.
        case target(TargetUse)
        /// No target takes it; the doubt says why that is not certain.
        case refused(TargetPool?, id: String, Decision, doubt: Gap? = nil)
        /// The load balancer answers by itself.
        case answered(String)
    }

    /// When a connection that carries nothing is forgotten.
    ///
    /// Sources: elbv2 `LoadBalancerAttribute` and `ListenerAttribute`, NLB guide (UDP flows), classic guide (idle timeout).
    func idleTimeout(_ name: InternetProtocol) -> IdleTimeout {
        let seconds: Int
        switch balancer.kind {
        case .application, .classic: seconds = balancer.attributes?[Balancer.idleKey].flatMap(Int.init) ?? 60
        case .network, .gateway:
            if name == .udp { return IdleTimeout(component: balancer.id, seconds: 120, atExpiry: .silent) }
            seconds = listener.attributes?["tcp.idle_timeout.seconds"].flatMap(Int.init) ?? 350
        }
        return IdleTimeout(component: balancer.id, seconds: seconds, atExpiry: .reset)
    }
}
