import Findings
import Inventory
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Compares one answer with what the oracle says of single packets of its question.
final class AnswerComparison {
    let answer: Answer
    let topology: Topology
    let oracle: OracleNetwork
    let name: String
    private var passed = 0
    private var lost = 0
    private var lostForward = 0
    private var doubtful = 0
    private var asked: Set<Packet> = []
    /// One failure tells enough of an answer.
    private var hasFailed = false

    init(answer: Answer, topology: Topology, oracle: OracleNetwork, name: String) {
        self.answer = answer
        self.topology = topology
        self.oracle = oracle
        self.name = name
    }

    func compare(_ packet: Packet, natPort: UInt16, _ tally: inout [String: Int]) {
        guard let sender = sender(of: packet) else { return }
        let aimsOutside = answer.question.destination.kind == .internet
        let fate = OracleJourney(oracle, sender, packet, natPort: natPort, aimsOutside: aimsOutside).fate()
        if fate.picksPort { tally["through a NAT gateway", default: 0] += 1 }
        let entries = answer.dropped.filter { $0.packets.contains(packet) }
        let isLostAlways = entries.contains { $0.translatedPorts == nil }
        let lostPorts = entries.compactMap(\.translatedPorts).reduce(PortSet()) { $0.union($1) }
        let isLost = isLostAlways || (fate.picksPort && lostPorts.contains(natPort))
        expect(
            isLost == (fate.loss != nil),
            "\(name): \(FlowSet(packet)) by port \(natPort): answer \(isLost ? "drops" : "passes"), oracle \(fate)\n\(answer.summary)"
        )
        if !fate.picksPort, !isLostAlways, !lostPorts.isEmpty {
            // Without a translator that picks ports no loss may hang on its port.
            expect(false, "\(name): \(FlowSet(packet)): translatedPorts without a translation\n\(answer.summary)")
        }
        if let loss = fate.loss {
            lost += 1
            if !loss.isReturn { lostForward += 1 }
            tally["at \(loss.component.prefix { $0 != "-" })", default: 0] += 1
            tally[loss.isReturn ? "lost on return" : "lost forward", default: 0] += 1
            if isLostAlways { compareFirstLoss(of: packet, loss, picksPort: fate.picksPort) }
        } else if fate.isDoubtful {
            doubtful += 1
            tally["unknown", default: 0] += 1
            expectUnknown(packet)
        } else {
            passed += 1
            tally["passes", default: 0] += 1
        }
        if fate.picksPort, !isLostAlways, !lostPorts.isEmpty { tally["some translated ports", default: 0] += 1 }
    }

    /// The verdict over all must fit what single packets met.
    func compareVerdicts() {
        func text() -> String { "\(name): \(passed) pass, \(lost) lost, \(doubtful) not known\n\(answer.summary)" }
        switch answer.verdict {
        case .allowed: expect(lost == 0 && doubtful == 0, text())
        case .denied: expect(passed == 0 && doubtful == 0, text())
        case .unknown: expect(passed == 0 || lost == 0, text())
        case .partial: break
        }
        expect((answer.verdict == .allowed) == (answer.dropped.isEmpty && answer.gaps.isEmpty), text())
        if answer.forward == .allowed { expect(lostForward == 0, text()) }
        if answer.forward == .denied { expect(passed == 0 && lost == lostForward, text()) }
        if answer.return == nil, lostForward + doubtful == 0 {
            expect(lost == 0, text())
        }
    }

    private func expect(_ holds: Bool, _ text: @autoclosure () -> String) {
        if holds || hasFailed { return }
        hasFailed = true
        Issue.record("\(text())")
    }

    /// Who sends a packet, by its source address alone.
    private func sender(of packet: Packet) -> OracleJourney.Sender? {
        if let interface = answer.question.source.interface {
            let isPassive = oracle.draft[interface: interface.id].kind == "natGateway"
            return isPassive ? .nobody(component: interface.id) : .interface(interface.id)
        }
        return sender(at: packet.source, packet.family)
    }

    private func sender(at address: UInt128, _ family: AddressFamily) -> OracleJourney.Sender {
        guard let vpc = oracle.vpc(holding: family, address) else { return .outside }
        if let holder = oracle.holder(vpc.id, family, address) {
            // A NAT gateway opens no connections of its own.
            return holder.kind == "natGateway" ? .nobody(component: holder.id) : .interface(holder.id)
        }
        return .nobody(component: oracle.subnet(of: vpc.id, holding: family, address)?.id ?? vpc.id)
    }

    /// Of a block as source what can send is asked, or all of it where nothing can.
    func compareSources(_ addresses: [UInt128]) {
        guard case .block(let block) = answer.question.source.kind else { return }
        let family = block.family
        let inside = (addresses + [block.first.bits, block.last.bits]).filter {
            block.contains(IPAddress(family: family, bits: $0))
        }
        let senders = inside.filter {
            if case .nobody = sender(at: $0, family) { return false }
            return true
        }
        for address in inside {
            let isAsked = answer.question.packets.sources.contains(IPAddress(family: family, bits: address))
            expect(
                isAsked == (senders.isEmpty || senders.contains(address)),
                "\(name): source \(IPAddress(family: family, bits: address)) is \(isAsked ? "" : "not ")asked")
        }
    }

    /// Asks about that one packet: the first finding is the first loss.
    private func compareFirstLoss(of packet: Packet, _ loss: OracleJourney.Loss, picksPort: Bool) {
        guard asked.insert(packet).inserted, let single = singleAnswer(to: packet) else { return }
        expect(single.verdict == .denied, "\(name): \(FlowSet(packet))\n\(single.summary)")
        guard let first = single.findings.first(where: { $0.severity == .error }) else {
            expect(false, "\(name): \(FlowSet(packet)) is denied without a finding\n\(single.summary)")
            return
        }
        let direction: WalkDirection = loss.isReturn ? .return : .forward
        if picksPort {
            // Another port of the translator may be lost before.
            expect(
                single.findings.contains {
                    $0.direction == direction && ($0.component == loss.component || loss.isStray)
                },
                "\(name): \(FlowSet(packet)): oracle \(loss)\n\(single.summary)")
            return
        }
        expect(first.direction == direction, "\(name): \(FlowSet(packet)): oracle \(loss)\n\(single.summary)")
        if loss.isStray {
            // Where a stray reply ends is a matter of words: the gateway that cannot undo, or the host that did not ask.
            expect(first.code == .replyLost, "\(name): \(FlowSet(packet)): oracle \(loss)\n\(single.summary)")
        } else if first.code != .replyLost {
            expect(first.component == loss.component, "\(name): \(FlowSet(packet)): oracle \(loss)\n\(single.summary)")
        }
        expect(first.code.explanation != nil, "\(first.code)")
        expect(!first.message.isEmpty && !first.evidence.isEmpty, "\(name): \(first)")
    }

    private func expectUnknown(_ packet: Packet) {
        guard asked.insert(packet).inserted, let single = singleAnswer(to: packet) else { return }
        expect(
            single.verdict == .unknown || (single.verdict == .partial && !single.gaps.isEmpty),
            "\(name): \(FlowSet(packet))\n\(single.summary)")
        expect(single.gaps.contains { $0.matters }, "\(name): \(FlowSet(packet))\n\(single.summary)")
    }

    private func singleAnswer(to packet: Packet) -> Answer? {
        let question = answer.question
        let packets = FlowSet(packet)
        guard let origin = question.origins.first(where: { $0.packets.contains(packet) }) else { return nil }
        let only: Question.Origin =
            switch origin {
            case .interface(let interface, _): .interface(interface, packets)
            case .outside: .outside(packets)
            case .service(let endpoint, _): .service(endpoint, packets)
            case .nobody(_, let component): .nobody(packets, component: component)
            }
        return PathEvaluator(topology).answer(
            Question(
                source: question.source, destination: question.destination, family: question.family,
                options: question.options, sourcePorts: question.sourcePorts,
                destinationPorts: question.destinationPorts, packets: packets, origins: [only], sourceNote: nil))
    }
}

extension Answer {
    /// The answer in a few lines, for failure messages.
    var summary: String {
        var lines = ["verdict \(verdict), forward \(forward), return \(`return`?.rawValue ?? "none")"]
        lines += dropped.map {
            "  dropped \($0.packets)" + ($0.translatedPorts.map { " by ports \($0.portDescription)" } ?? "")
        }
        for way in ways {
            lines.append("  way \(way.from) to \(way.to ?? "nowhere")")
            lines += (way.forwardHops + way.returnHops).map {
                "    \($0.component) \($0.direction?.rawValue ?? "") \($0.verdict): \($0.decidedBy)"
            }
        }
        lines += findings.map { "  \($0.code) \($0.direction?.rawValue ?? "") \($0.component): \($0.message)" }
        lines += gaps.map { "  gap \($0.what): \($0.why)" }
        return lines.joined(separator: "\n")
    }
}
