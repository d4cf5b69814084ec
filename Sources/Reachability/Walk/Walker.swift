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
                step(into: InstanceCheck(interface: interface, direction: .egress), packets, .forward, way)
            case .outside(let packets):
                step(into: OutsideHost(), packets, .forward, way)
            case .nobody(let packets, let component):
                step(into: UnheldSource(component: component), packets, .forward, way)
            }
        }
    }

    private mutating func step(
        into component: any Component, _ packets: FlowSet, _ direction: WalkDirection, _ before: WalkedWay
    ) {
        var way = before
        let judgement = component.judge(
            Traffic(packets: packets, direction: direction, topology: topology, question: question, way: way))
        apply(judgement, to: packets, direction, &way)
        let hops = direction == .forward ? way.forwardHops.count : way.returnHops.count
        let exits = judgement.exits
        for exit in exits {
            var branch = way
            let part = exit.packets
            if exits.count > 1 {
                branch.live = branch.live.intersection(part)
                branch.assign(only: part, direction)
            }
            switch exit {
            case .next(let next, let part):
                guard hops <= Self.mostHops else {
                    branch.lose(part, toLoopAt: judgement.head?.component ?? "", direction)
                    finish(branch, direction, arrived: nil, part)
                    continue
                }
                step(into: next, part, direction, branch)
            case .arrived(let arrival, let part):
                finish(branch, direction, arrived: arrival, part)
            case .deadEnd(let part):
                finish(branch, direction, arrived: nil, part)
            }
        }
    }

    /// Enters a judgement into the books of a way.
    private func apply(
        _ judgement: Judgement, to packets: FlowSet, _ direction: WalkDirection, _ way: inout WalkedWay
    ) {
        if let head = judgement.head {
            let hop = Hop(head, judgement.decisions, isBeyondBlocker: way.live.isEmpty)
            if direction == .forward { way.forwardHops.append(hop) } else { way.returnHops.append(hop) }
            if let mtu = judgement.mtu { way.mtuLimits.append((mtu, head.component)) }
            for decision in judgement.decisions { way.enter(decision, head, direction) }
        }
        if let timeout = judgement.idleTimeout, !way.idleTimeouts.contains(timeout) { way.idleTimeouts.append(timeout) }
        if let key = judgement.remembersAs, direction == .forward { way.seen[key] = packets }
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

    private mutating func finish(
        _ way: WalkedWay, _ direction: WalkDirection, arrived: Arrival?, _ packets: FlowSet
    ) {
        guard direction == .forward else {
            ways.append(way)
            return
        }
        var way = way
        way.levels[way.depth].packets = packets
        guard let arrived else {
            ways.append(way)
            return
        }
        way.returnIsLive = !way.live.isEmpty
        let answered = (way.returnIsLive ? way.live : packets).expectingReply
        let replies = answered.replies
        switch arrived {
        case .interface(let id): way.destination = id
        case .outside: way.destination = "internet"
        case .service: way.destination = "amazon"
        }
        way.expectsReply = !replies.isEmpty
        guard way.expectsReply else {
            ways.append(way)
            return
        }
        if way.returnIsLive { way.live = replies } else { way.live = FlowSet() }
        switch arrived {
        case .interface(let id):
            guard let interface = topology.snapshot.networkInterfaces[id] else {
                ways.append(way)
                return
            }
            step(into: InstanceCheck(interface: interface, direction: .egress), replies, .return, way)
        case .outside(let gateway):
            step(into: gateway, replies, .return, way)
        case .service:
            // The service answers on the link itself: no filter and no route in between.
            ways.append(way)
        }
    }
}

extension Judgement.Exit {
    var packets: FlowSet {
        switch self {
        case .next(_, let packets), .arrived(_, let packets), .deadEnd(let packets): packets
        }
    }
}
