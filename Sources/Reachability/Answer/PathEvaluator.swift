import Findings
import Inventory
import NetworkSets
public import Topology

/// Answers questions about paths over one topology.
public struct PathEvaluator: Sendable {
    let topology: Topology

    /// Traffic inside a VPC carries jumbo frames of 9001 bytes (EC2 guide, network MTU).
    private static let mtuInsideVPC = 9001

    /// An evaluator over one topology.
    public init(_ topology: Topology) {
        self.topology = topology
    }

    /// Walks every packet of the question both ways.
    public func answer(_ question: Question) -> Answer {
        var walker = Walker(topology: topology, question: question)
        walker.walk()
        let walked = walker.ways
        let books = walked.map(WayBooks.init)
        let total = Tally(question.packets, zip(walked, books).map { ($0.assigned, $1.both) })
        let forward = Tally(question.packets, zip(walked, books).map { ($0.assigned, $1.forward) })
        return Answer(
            question: question, verdict: total.verdict, forward: forward.verdict, return: returnVerdict(walked, books),
            dropped: total.dropped, ways: zip(walked, books).map { way($0, $1) },
            findings: PathFindings.all(walked), mtu: mtu(walked), idleTimeouts: idleTimeouts(walked),
            gaps: gaps(walked, books))
    }

    private func way(_ way: WalkedWay, _ books: WayBooks) -> Way {
        Way(
            from: way.start, to: way.destination,
            arriving: way.destination == nil ? nil : way.levels.last?.packets,
            verdict: Tally(way.assigned, [(way.assigned, books.both)]).verdict,
            forward: Tally(way.assigned, [(way.assigned, books.forward)]).verdict, forwardHops: way.forwardHops,
            return: returnVerdict([way], [books]), returnHops: way.returnIsLive ? way.returnHops : [])
    }

    /// The verdict over the packets that pass forward; nil where none does, or none expects a reply.
    private func returnVerdict(_ ways: [WalkedWay], _ books: [WayBooks]) -> Verdict? {
        let answered = zip(ways, books).filter { $0.0.returnIsLive && $0.0.expectsReply && $0.0.destination != nil }
        let passed = answered.map { way, books in
            (way.assigned.subtracting(books.forward.lost).expectingReply, books.onReturn)
        }
        let all = passed.reduce(FlowSet()) { $0.union($1.0) }
        return all.isEmpty ? nil : Tally(all, passed).verdict
    }

    private func mtu(_ ways: [WalkedWay]) -> PathMTU? {
        let limits = ways.flatMap(\.mtuLimits)
        if let least = limits.min(by: { $0.bytes < $1.bytes }) {
            return PathMTU(bytes: least.bytes, limitedBy: least.component)
        }
        return ways.first { $0.destination != nil }.map { PathMTU(bytes: Self.mtuInsideVPC, limitedBy: $0.start) }
    }

    private func idleTimeouts(_ ways: [WalkedWay]) -> [IdleTimeout] {
        ways.flatMap(\.idleTimeouts).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// The gaps of the ways on which something hangs on them.
    private func gaps(_ ways: [WalkedWay], _ books: [WayBooks]) -> [Gap] {
        zip(ways, books).filter { !$0.1.both.unsure.isEmpty }.flatMap(\.0.gaps)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension WalkedWay {
    /// The id where packets start.
    var start: String {
        switch origin {
        case .interface(let interface, _): interface.instanceID ?? interface.id
        case .outside: "internet"
        case .service(let endpoint, _): endpoint.id
        case .nobody(_, let component): component
        }
    }
}
