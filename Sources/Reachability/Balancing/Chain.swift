import Findings
import Inventory
import NetworkSets
import Topology

/// One way through load balancers: the client's connection, then those that load balancers make.
struct Chain {
    /// One walked way per connection; never empty.
    private(set) var ways: [WalkedWay]
    /// What joins each connection to the next: one fewer than ways.
    private(set) var links: [Link] = []
    /// The target at the end.
    var use: TargetUse?
    /// What the last load balancer answers by itself.
    var answer: String?

    /// How a load balancer makes one connection of another.
    struct Link {
        /// From what the client sent to what the node sends.
        let translation: Translation
        /// The packets that the node took.
        let before: FlowSet
        /// Why it is not certain that the way is taken at all; nil where it is.
        let doubt: Gap?
        /// The way as it would be if an attribute that is not in the snapshot had its other value, and the gap.
        let other: (way: WalkedWay, translation: Translation, gap: Gap)?
    }

    init(_ way: WalkedWay) {
        ways = [way]
    }

    /// The chain with another connection before it.
    func after(_ way: WalkedWay, _ link: Link) -> Chain {
        var chain = self
        chain.ways.insert(way, at: 0)
        chain.links.insert(link, at: 0)
        return chain
    }

    /// Loses everything that goes this way.
    mutating func lose(_ blocker: Blocker, at component: String) {
        ways[0].levels[0].lostForward = ways[0].levels[0].lostForward.union(ways[0].assigned)
        ways[0].refusals.append(
            Refusal(blocker: blocker, component: component, direction: .forward, packets: ways[0].assigned))
    }

    /// Whether the same packets may go another way too: where a load balancer, a transit gateway or a virtual private gateway
    /// has the choice.
    var mayOverlap: Bool {
        ways.count > 1
            || (ways[0].forwardHops + ways[0].returnHops).contains {
                $0.kind == .transitGatewayAttachment || $0.kind == .virtualPrivateGateway || $0.kind == .vpnConnection
            }
    }

    /// The part of the question that may go this way.
    var assigned: FlowSet { ways[0].assigned }
    var start: String { ways[0].start }
    /// Whether packets get to the last connection's end.
    var arrives: Bool { ways.allSatisfy { $0.destination != nil && $0.returnIsLive } }
    var expectsReply: Bool { ways[0].expectsReply }
    var findings: [Finding] { ways.flatMap(\.findings) }
    var gaps: [Gap] {
        ways.flatMap(\.gaps) + links.compactMap(\.doubt) + links.compactMap(\.other?.gap)
    }

    /// What became of the packets, in the question's own terms.
    func outcome(counting losses: WayOutcome.Losses) -> WayOutcome {
        var outcome = WayOutcome(ways[ways.count - 1], counting: losses)
        for (way, link) in zip(ways.dropLast(), links).reversed() {
            outcome.pullBack(through: link.translation, link.before)
            if let other = link.other {
                var second = WayOutcome(other.way, counting: losses)
                second.pullBack(through: other.translation, link.before)
                outcome.doubt(unless: second)
            }
            if link.doubt != nil { outcome.loseOnlyIfTaken() }
            outcome = WayOutcome(way, after: outcome, counting: losses)
        }
        return outcome
    }
}

extension [Chain] {
    /// What listeners took at nodes, each node and listener once.
    var arrivals: [BalancerArrival] {
        var seen: Set<[String]> = []
        return flatMap { chain in
            chain.ways.compactMap { way in
                guard let arrival = way.onward?.arrival,
                    seen.insert([arrival.node.interface.id, arrival.listener.id]).inserted
                else { return nil }
                return arrival
            }
        }
    }
}

extension WayOutcome {
    fileprivate mutating func loseOnlyIfTaken() {
        lostIfTaken = lostIfTaken.union(touched)
        lost = FlowSet()
        sometimesLost = []
    }

    /// Keeps for certain what is lost in the other outcome too, and takes the rest of either's losses for possible ones.
    fileprivate mutating func doubt(unless other: WayOutcome) {
        let certain = lost.intersection(other.lost)
        unsure = unsure.union(other.unsure).union(touched).union(other.touched).subtracting(certain)
        lost = certain
        sometimesLost = []
    }
}
