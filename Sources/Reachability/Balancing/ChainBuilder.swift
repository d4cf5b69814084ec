import Findings
import Inventory
import NetworkSets
import Topology

/// Follows ways that end at load balancers through every target.
struct ChainBuilder {
    let topology: Topology
    let question: Question

    /// More load balancers in a row than anybody sets up: a network one before an application one are two.
    private static let mostInARow = 3

    /// The chains that a way is the begin of: itself alone where it ends at no load balancer.
    func chains(_ way: WalkedWay, depth: Int = 0) -> [Chain] {
        guard let (arrival, live) = way.onward, depth < Self.mostInARow else { return [Chain(way)] }
        var chains: [Chain] = []
        for branch in arrival.branches {
            switch branch {
            case .answered(let text):
                var chain = Chain(way)
                chain.answer = text
                chains.append(chain)
            case .refused(let pool, let id, let decision, let doubt):
                let component = NoTarget(id: pool?.id ?? id, decision: decision)
                chains += leg(way, arrival, live, into: component, doubt: doubt)
            case .target(let use): chains += targetChains(way, arrival, live, use, depth)
            }
        }
        return chains
    }

    private func targetChains(
        _ way: WalkedWay, _ arrival: BalancerArrival, _ live: FlowSet, _ use: TargetUse, _ depth: Int
    ) -> [Chain] {
        func departure(keepsClient: Bool) -> TargetDeparture {
            TargetDeparture(balancer: arrival.balancer, node: arrival.node, use: use, keepsClient: keepsClient)
        }
        guard !use.addresses.isEmpty else {
            return leg(way, arrival, live, into: departure(keepsClient: false), use)
        }
        let before = way.levels[way.levels.count - 1].packets
        return use.addresses.flatMap { address -> [Chain] in
            guard let variants = LegPackets.variants(before, arrival, use, to: address), let first = variants.first
            else {
                let gap = traffic(way).gap(
                    arrival.node.interface.id,
                    "the node \(arrival.node.interface.id) has no \(address.family) address to reach \(use.target.id) from"
                )
                return leg(
                    way, arrival, live, into: NoTarget(id: use.pool.id, decision: .unknown(before, gap.why, gap)), use)
            }
            let walked = walk(first, arrival, live, way, into: departure(keepsClient: first.keepsClient), address)
            let other = variants.dropFirst().first.flatMap { second in
                walk(second, arrival, live, way, into: departure(keepsClient: second.keepsClient), address).first.map {
                    ($0, second.translation, preservationGap(use.pool, way))
                }
            }
            return walked.flatMap { walked in
                chains(walked, depth: depth + 1).map { rest in
                    var chain = rest.after(
                        way, Chain.Link(translation: first.translation, before: before, doubt: use.doubt, other: other))
                    if chain.use == nil { chain.use = use }
                    return chain
                }
            }
        }
    }

    private func preservationGap(_ pool: TargetPool, _ way: WalkedWay) -> Gap {
        traffic(way).gap(
            "elasticloadbalancing:DescribeTargetGroupAttributes",
            "whether \(pool.name) keeps the client's address is not in the snapshot")
    }

    private func traffic(_ way: WalkedWay) -> Traffic {
        Traffic(packets: FlowSet(), direction: .forward, topology: topology, question: question, way: way)
    }

    /// A connection that goes to no address.
    private func leg(
        _ way: WalkedWay, _ arrival: BalancerArrival, _ live: FlowSet, into component: any Component,
        _ use: TargetUse? = nil, doubt: Gap? = nil
    ) -> [Chain] {
        let before = way.levels[way.levels.count - 1].packets
        var walker = Walker(topology: topology, question: question)
        walker.walk(from: .interface(arrival.node.interface, before), into: component, live: live)
        let unchanged = Translation(component: arrival.balancer.id, kind: .source([]), original: before)
        return walker.ways.map { walked in
            var chain = Chain(walked).after(
                way, Chain.Link(translation: unchanged, before: before, doubt: doubt ?? use?.doubt, other: nil))
            chain.use = use
            return chain
        }
    }

    private func walk(
        _ leg: LegPackets, _ arrival: BalancerArrival, _ live: FlowSet, _ way: WalkedWay, into component: any Component,
        _ address: IPAddress
    ) -> [WalkedWay] {
        var clientGroups: [String] = []
        if case .interface(let client, _) = way.origin { clientGroups = client.groupIDs }
        let packets = leg.packets
        let own = question.ofBalancer(
            BalancerLeg(
                balancer: arrival.balancer, node: arrival.node, keepsClient: leg.keepsClient,
                clientGroupIDs: clientGroups), packets, to: address)
        var walker = Walker(topology: topology, question: own)
        walker.walk(
            from: .interface(arrival.node.interface, packets), into: component, live: leg.translation.apply(live))
        return walker.ways
    }
}

extension Question {
    /// The question of a load balancer's own connection to a target.
    func ofBalancer(
        _ leg: BalancerLeg, _ packets: FlowSet, to address: IPAddress, _ options: QuestionOptions? = nil
    ) -> Question {
        Question(
            source: source, destination: .address(address), family: address.family, options: options ?? self.options,
            sourcePorts: packets.sourcePorts, destinationPorts: packets.destinationPorts, packets: packets,
            origins: [.interface(leg.node.interface, packets)], leg: leg, sourceNote: nil)
    }
}
