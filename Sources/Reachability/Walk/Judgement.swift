import Findings
import Inventory
import NetworkSets

/// What a component says about the packets that reach it: decisions, a rewriting, and where each part goes.
struct Judgement {
    /// Who judges. Nil for a step that decides nothing and is no hop, such as finding the holder of an address.
    struct Head {
        var component: String
        var kind: Hop.Kind
        var direction: Hop.Direction?
        var groups: [String] = []
    }

    /// How the component changes packets.
    enum Rewriting {
        case none
        /// A translation that the reply must undo.
        case apply(Translation)
        /// The undoing, on the reply, of the translation applied last.
        case undo
    }

    /// Where packets go from here.
    enum Exit {
        /// To another component.
        case next(any Component, FlowSet)
        /// They have arrived.
        case arrived(Arrival, FlowSet)
        /// Nowhere; the decisions say why.
        case deadEnd(FlowSet)
    }

    var head: Head?
    var decisions: [Decision] = []
    var rewriting = Rewriting.none
    /// The parts together are all packets after the rewriting, the refused ones too: the walk goes on past a blocker.
    var exits: [Exit]
    /// The key under which the walk remembers that the component saw these packets.
    var remembersAs: String?
    /// The largest IP packet the component carries, in bytes.
    var mtu: Int?
    /// The largest that it carries for certain, where `mtu` is only the most it may.
    var mtuForCertain: Int?
    var idleTimeout: IdleTimeout?
    /// Requests whose replies have to come back through the component, because it tracks their connections.
    var expectsReplies: FlowSet?
    /// What drops nothing here and is worth knowing.
    var notes: [Finding] = []
}

/// Where a walk ends well.
enum Arrival {
    /// At an interface.
    case interface(NetworkInterface)
    /// At something outside the snapshot that has a name: a host in the internet or at the customer's site, a service behind an
    /// endpoint. Its replies come back through this component.
    case outside(gateway: any Component, name: String)
    /// At a service of Amazon inside the VPC, which answers by itself.
    case service
    /// At a load balancer, which sends on what it got in a connection of its own, or answers.
    case balancer(BalancerArrival)
    /// At something outside the network that is called by its id, such as a function.
    case function(String)
    /// At the very host that sent them.
    case sender
}
