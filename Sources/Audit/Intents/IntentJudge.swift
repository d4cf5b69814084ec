import Findings
import NetworkSets
import Reachability
import Topology

/// Decides one intent: over every address and port of its sets, each pair of kinds of ends once.
struct IntentJudge {
    /// The packets of a pair that break the intent, and those of which that is not known.
    struct Part {
        var failing = FlowSet()
        var unknown = FlowSet()
        var asked = FlowSet()
        /// Whether the ends share no address family where they should.
        var isApart = false
    }

    let topology: Topology
    let intent: Intent
    let asker: IntentAsker
    /// What lets no set be known to its end; nil where all hosts are known.
    let unseen: Gap?

    func result(from: [IntentGroup], to: [IntentGroup]) -> IntentResult {
        var failing: [IntentResult.Pairs] = []
        var unknown: [IntentResult.Pairs] = []
        var gaps: [Gap] = []
        var pairs = 0
        var asked = 0
        for (first, second) in combinations(from, to) {
            guard let ends = first.pair(with: second) else { continue }
            pairs += first.pairs(with: second)
            asked += 1
            let families = first.families.intersection(second.families)
            let (part, missing) = judge(ends.0, ends.1, families)
            if !part.failing.isEmpty || part.isApart {
                failing.append(entry(first, second, ends, part.failing, part.asked))
            }
            if !part.unknown.isEmpty {
                unknown.append(entry(first, second, ends, part.unknown, part.asked))
                for gap in missing where !gaps.contains(gap) { gaps.append(gap) }
            }
        }
        let exposed = exposed(failing, unknown)
        let status = status(failing, unknown, exposed)
        if status != .fails, let unseen { gaps.append(unseen) }
        let isExposure = exposed != nil
        return IntentResult(
            intent: intent, status: status, pairs: pairs, askedPairs: asked,
            failing: status == .fails || !isExposure ? failing : [],
            unknown: status == .holds ? [] : unknown, exposed: exposed,
            counterexample: status == .fails ? failing.lazy.compactMap(counterexample).first : nil, gaps: gaps)
    }

    /// The pairs of groups that are asked; an intent that looks both ways has its sides swapped too.
    private func combinations(_ from: [IntentGroup], _ to: [IntentGroup]) -> [(IntentGroup, IntentGroup)] {
        let there = from.flatMap { first in to.map { (first, $0) } }
        guard case .isolated = intent.demand else { return there }
        return there + to.flatMap { first in from.map { (first, $0) } }
    }

    private func status(
        _ failing: [IntentResult.Pairs], _ unknown: [IntentResult.Pairs], _ exposed: ClosedRange<Int>?
    ) -> IntentResult.Status {
        if case .maxExposure(let most) = intent.demand, let exposed {
            if exposed.lowerBound > most { return .fails }
            return exposed.upperBound > most || unseen != nil ? .unknown : .holds
        }
        if !failing.isEmpty { return .fails }
        return unknown.isEmpty && unseen == nil ? .holds : .unknown
    }

    /// How many different ends of the second side are reached; nil where the intent does not count them.
    private func exposed(_ failing: [IntentResult.Pairs], _ unknown: [IntentResult.Pairs]) -> ClosedRange<Int>? {
        guard case .maxExposure = intent.demand else { return nil }
        func count(_ pairs: [IntentResult.Pairs]) -> Int {
            Set(pairs.flatMap(\.to).map { $0.owner.map(IntentMember.end) ?? $0 }).count
        }
        return count(failing)...count(failing + unknown)
    }

    private func entry(
        _ from: IntentGroup, _ to: IntentGroup, _ ends: (IntentMember, IntentMember), _ packets: FlowSet,
        _ asked: FlowSet
    ) -> IntentResult.Pairs {
        IntentResult.Pairs(
            from: from.members, to: to.members, count: from.pairs(with: to), packets: packets, asked: asked,
            example: (ends.0, ends.1))
    }

    private func judge(
        _ source: IntentMember, _ destination: IntentMember, _ families: Set<AddressFamily>
    ) -> (Part, [Gap]) {
        let isForbidden =
            switch intent.demand {
            case .allow: false
            case .deny, .isolated, .maxExposure, .encryptedPortOnly, .symmetric: true
            }
        let there = asker.outcome(
            from: source, to: destination, families: families, isRefusalEnough: isForbidden)
        var part = Part()
        part.asked = there.connection.asked
        switch intent.demand {
        case .allow:
            let allowed = there.connection.allowed.union(there.connection.unknown)
            part.failing = part.asked.subtracting(allowed)
            part.unknown = there.connection.unknown
            // Of a further address the other side may have none of its family, and the host's primary one speaks for it.
            part.isApart = part.asked.isEmpty && !source.isFurther && !destination.isFurther
        case .deny, .isolated, .maxExposure:
            part.failing = there.connection.arriving
            part.unknown = there.connection.mayArrive
        case .encryptedPortOnly:
            let plain = intent.services.packetsBeside(part.asked)
            part.failing = there.connection.arriving.intersection(plain)
            part.unknown = there.connection.mayArrive.intersection(plain)
        case .symmetric:
            let back = asker.outcome(
                from: destination, to: source, families: families, isRefusalEnough: true)
            compare(there.connection, back.connection, ServiceView(source, destination), &part)
            return (part, there.gaps + back.gaps)
        }
        return (part, there.gaps)
    }

    /// What one may open to the other and not the other way round, as packets of the way that is open.
    private func compare(
        _ there: ConnectionOutcome, _ back: ConnectionOutcome, _ view: ServiceView, _ part: inout Part
    ) {
        let (ours, theirs) = (view.there(there.arriving), view.back(back.arriving))
        let unsure = view.there(there.mayArrive).union(view.back(back.mayArrive))
        let onlyThere = ours.subtracting(theirs).subtracting(unsure)
        let onlyBack = theirs.subtracting(ours).subtracting(unsure)
        part.failing = view.packets(there.arriving, in: onlyThere) { view.there($0) }
            .union(view.packets(back.arriving, in: onlyBack) { view.back($0) })
        part.unknown = there.mayArrive.union(back.mayArrive)
        part.asked = there.asked.union(back.asked)
    }

    private func counterexample(_ pairs: IntentResult.Pairs) -> Counterexample? {
        guard let packet = Counterexample.packet(of: pairs.packets) else { return nil }
        let (source, destination) = pairs.example
        if let answer = asker.answer(about: packet, from: source), answer.question.packets.contains(packet) {
            return Counterexample(packet: packet, source: source, destination: destination, answer: answer)
        }
        // Of a symmetric intent the packet may be one of the way back.
        guard let answer = asker.answer(about: packet, from: destination), answer.question.packets.contains(packet)
        else { return nil }
        return Counterexample(packet: packet, source: destination, destination: source, answer: answer)
    }
}
