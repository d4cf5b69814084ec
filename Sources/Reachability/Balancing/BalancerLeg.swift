import Inventory
import NetworkSets
import Topology

/// What a question of a load balancer's own connection knows of it: who sends, and whose addresses the packets carry.
struct BalancerLeg: Sendable {
    let balancer: Balancer
    /// The node that sends.
    let node: Balancer.Node
    /// Whether the packets keep the client's address and port (NLB guide, client IP preservation). Replies to them come back
    /// to the node whatever the routes say.
    let keepsClient: Bool
    /// The groups of the client's interface, which rules of the target may name in vain.
    let clientGroupIDs: [String]
}
