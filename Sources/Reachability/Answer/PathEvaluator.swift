import Findings
import Inventory
import NetworkSets
public import Topology

/// Answers questions about paths over one topology.
public struct PathEvaluator: Sendable {
    let topology: Topology

    /// An evaluator over one topology.
    public init(_ topology: Topology) {
        self.topology = topology
    }

    /// Walks every packet of the question both ways.
    public func answer(_ question: Question) -> Answer {
        var walker = Walker(topology: topology, question: question)
        walker.walk()
        let builder = ChainBuilder(topology: topology, question: question)
        let filter = ComponentFilter(topology: topology, options: question.options)
        let chains = walker.ways.flatMap { builder.chains($0) }.map { filter.applied(to: $0) }
        let books = chains.map(WayBooks.init)
        let total = Tally(
            question.packets, zip(chains, books).map { ($0.assigned, $1.both) },
            isBalanced: chains.contains(where: \.mayOverlap))
        let forward = Tally(question.packets, zip(chains, books).map { ($0.assigned, $1.forward) })
        let doubtful = books.map { !$0.both.lostIfTaken.isDisjoint(with: total.unsure) }
        let walked = chains.flatMap(\.ways)
        let timeouts = idleTimeouts(walked)
        let sizes = SizeFindings(walked, topology, question)
        let healthChecks = HealthChecks(chains, topology, question)
        return Answer(
            question: question, verdict: total.verdict, forward: forward.verdict, return: returnVerdict(chains, books),
            dropped: total.dropped, droppedForward: forward.dropped, undecided: total.unsure,
            arriving: forward.passes, mayArrive: forward.unsure.subtracting(forward.passes),
            ways: zip(chains, books).map { way($0, $1) },
            healthChecks: healthChecks.paths,
            findings: PathFindings.all(chains, doubtful: doubtful, isBalancerSource: question.source.balancer != nil)
                + healthChecks.findings + TargetFindings(chains).all + sizes.findings
                + KeepaliveFindings(topology: topology, options: question.options).findings(timeouts)
                + CrossedZones(topology).findings(chains),
            mtu: mtu(walked), sizes: sizes.sizes, idleTimeouts: timeouts,
            journey: question.options.followsPacket
                ? JourneyBuilder(question: question, topology: topology).journey(chains, dropped: total.dropped) : nil,
            gaps: gaps(chains, books, total))
    }

    private func way(_ chain: Chain, _ books: WayBooks) -> Way {
        Way(
            verdict: Tally(chain.assigned, [(chain.assigned, books.both)]).verdict,
            forward: Tally(chain.assigned, [(chain.assigned, books.forward)]).verdict,
            return: returnVerdict([chain], [books]),
            segments: chain.ways.count == 1
                ? [Segment(chain.ways[0], books)] : chain.ways.map { Segment($0, WayBooks(Chain($0))) },
            target: chain.use.map { "\($0.text) (\($0.pool.name))" }, answer: chain.answer)
    }

    /// The verdict over the packets that pass forward; nil where none does, or none expects a reply.
    private func returnVerdict(_ chains: [Chain], _ books: [WayBooks]) -> Verdict? {
        let answered = zip(chains, books).filter { $0.0.arrives && $0.0.expectsReply }
        let passed = answered.map { chain, books in
            (chain.assigned.subtracting(books.forward.lost).expectingReply, books.onReturn)
        }
        let all = passed.reduce(FlowSet()) { $0.union($1.0) }
        return all.isEmpty ? nil : Tally(all, passed).verdict
    }

    private func mtu(_ ways: [WalkedWay]) -> PathMTU? {
        let limits = ways.flatMap(\.mtuLimits)
        if let least = limits.min(by: { $0.bytes < $1.bytes }) {
            return PathMTU(least, among: limits)
        }
        return ways.first { $0.destination != nil }.map { PathMTU(bytes: InterfaceMTU.jumbo, limitedBy: $0.start) }
    }

    private func idleTimeouts(_ ways: [WalkedWay]) -> [IdleTimeout] {
        ways.flatMap(\.idleTimeouts).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The gaps of the ways on which something hangs on them.
    private func gaps(_ chains: [Chain], _ books: [WayBooks], _ total: Tally) -> [Gap] {
        if total.unsure.isEmpty { return [] }
        return zip(chains, books).filter { !$0.1.both.undecided.isDisjoint(with: total.unsure) }.flatMap(\.0.gaps)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension Segment {
    /// The connection of one walked way.
    init(_ way: WalkedWay, _ books: WayBooks) {
        let answered = way.returnIsLive && way.expectsReply && way.destination != nil
        let passed = answered ? way.assigned.subtracting(books.forward.lost).expectingReply : FlowSet()
        self.init(
            from: way.start, to: way.destination,
            arriving: way.destination == nil ? nil : way.levels.last?.packets,
            forward: Tally(way.assigned, [(way.assigned, books.forward)]).verdict, forwardHops: way.forwardHops,
            return: passed.isEmpty ? nil : Tally(passed, [(passed, books.onReturn)]).verdict,
            returnHops: way.returnIsLive ? way.returnHops : [])
    }
}

extension WalkedWay {
    /// The id where packets start.
    var start: String {
        switch origin {
        case .interface(let interface, _): interface.instanceID ?? interface.id
        case .outside(let packets):
            packets.sources.isSubset(of: AddressSpace.notPublic) ? "on-premises" : "internet"
        case .service(let endpoint, _): endpoint.id
        case .nobody(_, let component): component
        }
    }
}
