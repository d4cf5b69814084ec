import Findings
import Inventory
import NetworkSets
import Topology

/// Walks packets from component to component, forward and back, and keeps every way they take.
struct Walker {
    let topology: Topology
    let question: Question
    /// Every way walked to its end.
    private(set) var ways: [WalkedWay] = []

    /// More components than any packet crosses: the time to live of an IP packet starts at 64 on most hosts.
    private static let mostHops = 64

    init(topology: Topology, question: Question) {
        self.topology = topology
        self.question = question
    }

    /// Walks every packet of the question.
    mutating func walk() {
        for origin in question.origins {
            let way = WalkedWay(origin: origin)
            switch origin {
            case .interface(let interface, let packets):
                if let source = BalancerSource(at: interface, question) {
                    step(into: source, packets, .forward, way)
                } else {
                    step(into: InstanceCheck(interface: interface, direction: .egress), packets, .forward, way)
                }
            case .service(let endpoint, let packets):
                step(into: EndpointAsSource(endpoint: endpoint), packets, .forward, way)
            case .outside(let packets):
                step(into: OutsideHost(), packets, .forward, way)
            case .nobody(let packets, let component):
                if let endpoint = topology.vpcEndpoint(ofInterface: component) {
                    step(into: EndpointAsSource(endpoint: endpoint), packets, .forward, way)
                } else {
                    step(into: UnheldSource(component: component), packets, .forward, way)
                }
            }
        }
    }

    /// Walks packets from an interface that sends them by way of a given component first.
    ///
    /// - Parameter live: Those of the packets that were not lost before.
    mutating func walk(from origin: Question.Origin, into component: any Component, live: FlowSet) {
        var way = WalkedWay(origin: origin)
        way.live = live
        step(into: component, origin.packets, .forward, way)
    }

    /// Walks packets until they arrive or are at a dead end; where they part, each part walks on its own.
    mutating func step(
        into first: any Component, _ entering: FlowSet, _ start: WalkDirection, _ before: WalkedWay
    ) {
        var (component, packets, direction, way) = (first, entering, start, before)
        while true {
            let judgement = component.judge(
                Traffic(packets: packets, direction: direction, topology: topology, question: question, way: way)
            ).limited(to: question.options.packetSize)
            if let filter = component.mirroredFilter {
                way.passages.append(Passage(filter: filter, direction: direction, packets: packets))
            }
            apply(judgement, to: packets, direction, &way)
            noteStranded(judgement, direction, &way)
            let hops = direction == .forward ? way.forwardHops.count : way.returnHops.count
            if hops > Self.mostHops {
                way.lose(packets, toLoopAt: judgement.head?.component ?? "", direction)
                ways.append(way)
                return
            }
            if judgement.exits.isEmpty {
                ways.append(way)
                return
            }
            guard judgement.exits.count == 1 else {
                let all = judgement.exits.reduce(FlowSet()) { $0.union($1.packets) }
                for exit in judgement.exits {
                    var branch = way
                    branch.live = branch.live.intersection(exit.packets)
                    branch.assign(exit.packets, not: all.subtracting(exit.packets), direction)
                    var onwards = direction
                    guard let next = follow(exit, &onwards, &branch) else { continue }
                    step(into: next.component, next.packets, onwards, branch)
                }
                return
            }
            guard let next = follow(judgement.exits[0], &direction, &way) else { return }
            (component, packets) = next
        }
    }

    /// Doubts packets that a component neither refuses, nor doubts, nor sends anywhere: nothing is known of them from here on.
    private func noteStranded(_ judgement: Judgement, _ direction: WalkDirection, _ way: inout WalkedWay) {
        let sent = judgement.sent
        if way.live.isSubset(of: sent) { return }
        var stranded = way.live.subtracting(sent)
        for decision in judgement.decisions {
            guard case .unknown = decision.outcome else { continue }
            stranded = stranded.subtracting(way.rewritten(decision.packets, by: judgement.rewriting))
        }
        if stranded.isEmpty { return }
        way.recordUnsure(stranded, direction)
        let component = judgement.head?.component ?? "the network"
        way.gaps.append(
            Gap(
                what: component, why: "where \(FlowText.describe(stranded)) goes behind \(component) is not modelled",
                matters: true))
    }

    /// The next component after an exit, and what reaches it; nil where the way ends, which is then kept.
    private mutating func follow(
        _ exit: Judgement.Exit, _ direction: inout WalkDirection, _ way: inout WalkedWay
    ) -> (component: any Component, packets: FlowSet)? {
        switch exit {
        case .next(let component, let packets): return (component, packets)
        case .arrived(let arrival, let packets) where direction == .forward:
            direction = .return
            if let reply = turn(at: arrival, packets, &way) { return reply }
        case .arrived: way.loseBypasses()
        case .deadEnd(let packets):
            if direction == .forward { way.levels[way.depth].packets = packets }
        }
        ways.append(way)
        return nil
    }

    /// Enters a judgement into the books of a way.
    private func apply(
        _ judgement: Judgement, to packets: FlowSet, _ direction: WalkDirection, _ way: inout WalkedWay
    ) {
        if let head = judgement.head {
            var hop = Hop(head, judgement.decisions, isBeyondBlocker: way.live.isEmpty)
            hop.mtu = judgement.mtu
            if direction == .forward { way.forwardHops.append(hop) } else { way.returnHops.append(hop) }
            if question.options.followsPacket {
                way.trace.append(
                    TraceStep(
                        hop: hop, direction: direction, decisions: judgement.decisions, rewriting: judgement.rewriting,
                        undone: way.levels[way.depth].translation))
            }
            if let mtu = judgement.mtu {
                way.mtuLimits.append(
                    SizeLimit(
                        bytes: mtu, bytesForCertain: judgement.mtuForCertain ?? mtu, component: head.component,
                        kind: head.kind, direction: direction,
                        passages: way.passages.count { $0.direction == direction }))
            }
            for decision in judgement.decisions { way.enter(decision, head, direction) }
            way.notes += judgement.notes
            if direction == .return { way.meet(head.component) }
            if let packets = judgement.expectsReplies, !packets.isEmpty {
                way.expectedReplies.append(
                    WalkedWay.ExpectedReply(component: head.component, level: way.depth, packets: packets))
            }
        }
        if let timeout = judgement.idleTimeout, !way.idleTimeouts.contains(timeout) { way.idleTimeouts.append(timeout) }
        if let key = judgement.remembersAs, direction == .forward {
            // An interface that reaches itself by its public address sees the connection twice.
            way.seen[key] = way.seen[key].map { $0.union(packets) } ?? packets
        }
        switch judgement.rewriting {
        case .none: break
        case .apply(let translation):
            let translated = translation.apply(packets)
            way.live = translation.apply(way.live)
            way.levels.append(WalkedWay.Level(translation: translation, packets: translated))
            way.depth += 1
        case .undo:
            if let translation = way.levels[way.depth].translation {
                way.live = translation.restore(replies: way.live)
                way.depth -= 1
            }
        }
    }

    /// Turns a way around where it arrived: the replies, and who routes them first. Nil where nobody has to reply.
    private func turn(
        at arrival: Arrival, _ packets: FlowSet, _ way: inout WalkedWay
    ) -> (component: any Component, packets: FlowSet)? {
        way.levels[way.depth].packets = packets
        let arriving = way.live
        way.returnIsLive = !way.live.isEmpty
        let replies = (way.returnIsLive ? way.live : packets).expectingReply.replies
        way.expectsReply = !replies.isEmpty
        way.live = way.returnIsLive ? replies : FlowSet()
        switch arrival {
        case .interface(let interface):
            way.destination = interface.instanceID ?? interface.id
            return replies.isEmpty ? nil : (InstanceCheck(interface: interface, direction: .egress), replies)
        case .balancer(let arrival):
            let node = arrival.node.interface
            way.destination = node.id
            way.onward = (arrival, arriving)
            way.idleTimeouts.append(arrival.idleTimeout(question.options.protocol))
            let start = arrival.reply ?? InstanceCheck(interface: node, direction: .egress)
            return replies.isEmpty ? nil : (start, replies)
        case .function(let id):
            way.destination = id
            return nil
        case .outside(let gateway, let name):
            way.destination = name
            return replies.isEmpty ? nil : (gateway, replies)
        case .service:
            // The service answers on the link itself: no filter and no route in between.
            way.destination = "amazon"
            return nil
        case .sender:
            way.destination = way.start
            return nil
        }
    }
}

extension Judgement {
    /// All packets that go on or arrive.
    fileprivate var sent: FlowSet {
        var sent: FlowSet?
        for exit in exits {
            if case .deadEnd = exit { continue }
            sent = sent.map { $0.union(exit.packets) } ?? exit.packets
        }
        return sent ?? FlowSet()
    }
}

extension Judgement.Exit {
    var packets: FlowSet {
        switch self {
        case .next(_, let packets), .arrived(_, let packets), .deadEnd(let packets): packets
        }
    }
}
