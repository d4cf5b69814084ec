import Findings
import Inventory
import NetworkSets
import Topology

/// A registered target that a node sends to.
struct TargetUse {
    let pool: TargetPool
    let target: TargetHealth.Target
    /// Where traffic goes: the interface or address; nil for a function.
    let place: Place
    /// Why it is not certain that the node uses the target; nil where it is.
    var doubt: Gap?

    /// Where a target is.
    enum Place {
        case interface(NetworkInterface, IPAddress)
        case address(IPAddress)
        case function
        case balancer(Balancer)
        /// Not to be found in the snapshot.
        case unknown(Gap)
    }

    /// The port traffic goes to.
    var port: UInt16? { target.port ?? pool.port }

    /// The port health checks go to.
    var healthPort: UInt16? { target.healthPort ?? pool.healthCheck.port ?? port }

    /// `i-0a1:8080`.
    var text: String { port.map { "\(target.id):\($0)" } ?? target.id }

    /// The addresses of the target.
    var addresses: [IPAddress] {
        switch place {
        case .interface(_, let address), .address(let address): [address]
        case .balancer(let balancer): balancer.nodes.compactMap(\.interface.primaryAddress)
        case .function, .unknown: []
        }
    }

    /// Whether new connections are no longer sent to it, because it is being taken out.
    var isDraining: Bool { ["draining", "unhealthy.draining"].contains(target.state) }

    /// Whether it was found not to work.
    var isUnhealthy: Bool { target.state == "unhealthy" || target.state == "unhealthy.draining" }

    /// The state with its reason, for evidence: `unhealthy, Target.Timeout (Request timed out)`.
    var healthText: String {
        let reason = target.reason.map { ", \($0)" } ?? ""
        let explanation = target.explanation.map { " (\($0))" } ?? ""
        return (target.state ?? "state not in the snapshot") + reason + (target.reason == nil ? "" : explanation)
    }
}
