import Findings
import Inventory
import NetworkSets
import Topology

/// Follows one packet along the ways that the answer was made of.
struct JourneyBuilder {
    let question: Question
    let topology: Topology

    /// The journey of one packet: of a lost one, where any is, so that the journey shows why.
    func journey(_ chains: [Chain], dropped: [DroppedFlows]) -> Journey? {
        let lost = dropped.reduce(FlowSet()) { $0.union($1.packets) }
        for candidates in [lost, question.packets] where !candidates.isEmpty {
            // Of the ways a packet may take, one that loses it.
            let chain =
                chains.first { !$0.assigned.isDisjoint(with: candidates) && !$0.findings.isEmpty }
                ?? chains.first { !$0.assigned.isDisjoint(with: candidates) }
            guard let chain, let packet = chain.assigned.intersection(candidates).samplePacket() else { continue }
            return Journey(steps: steps(of: chain, FlowSet(packet)))
        }
        return nil
    }

    private func steps(of chain: Chain, _ first: FlowSet) -> [Journey.Step] {
        var steps: [Journey.Step] = []
        var packet = first
        var arrived: [[FlowSet]] = []
        for (index, way) in chain.ways.enumerated() {
            if index > 0 {
                let translated = chain.links[index - 1].translation.apply(packet)
                let own = translated.intersection(way.assigned)
                packet = single(own.isEmpty ? translated : own)
            }
            steps += departure(packet, way, .forward)
            // The packet before each translation, which its reply has to get back to.
            var forms = [packet]
            guard follow(way, .forward, &packet, &forms, &steps) else { return steps }
            guard let end = way.destination else { return steps }
            steps += arrival(packet, at: end, .forward)
            arrived.append(forms)
        }
        for (way, forms) in zip(chain.ways, arrived).reversed() where !way.returnHops.isEmpty {
            var forms = forms
            packet = single((forms.last ?? packet).expectingReply.replies)
            if packet.isEmpty { return steps }
            steps += departure(packet, way, .return)
            guard follow(way, .return, &packet, &forms, &steps) else { return steps }
            steps += arrival(packet, at: way.start, .return)
        }
        return steps
    }

    /// Goes on until the way ends or the packet does, which is false.
    private func follow(
        _ way: WalkedWay, _ direction: WalkDirection, _ packet: inout FlowSet, _ forms: inout [FlowSet],
        _ steps: inout [Journey.Step]
    ) -> Bool {
        for step in way.trace where step.direction == direction {
            guard let decision = step.decision(over: packet) else { continue }
            switch decision.outcome {
            case .denied(let blocker):
                steps.append(hop(step, decision.reason, .dropped, packet, code: blocker.code))
                return false
            case .unknown:
                steps.append(hop(step, decision.reason, .unknown, packet))
                return false
            case .allowed: break
            }
            if case .undo = step.rewriting, forms.count > 1 { forms.removeLast() }
            packet = single(step.rewritten(packet, answering: direction == .return ? forms.last : nil))
            if case .apply = step.rewriting { forms.append(packet) }
            steps.append(hop(step, decision.reason, .passes, packet))
        }
        return true
    }

    /// One packet of those a component may send.
    private func single(_ packets: FlowSet) -> FlowSet {
        packets.samplePacket().map { FlowSet($0) } ?? packets
    }

    private func hop(
        _ step: TraceStep, _ reason: String, _ outcome: Journey.Step.Outcome, _ packets: FlowSet,
        code: FindingCode? = nil
    ) -> Journey.Step {
        Journey.Step(
            layer: .hop, direction: step.direction, hop: step.hop, text: reason, outcome: outcome, code: code,
            packet: packets.samplePacket() ?? Self.nothing)
    }

    private func arrival(_ packets: FlowSet, at end: String, _ direction: WalkDirection) -> [Journey.Step] {
        guard let packet = packets.samplePacket() else { return [] }
        return [step(.socket, direction, "\(end) takes \(PacketText.addresses(packet))", packet)]
    }

    /// From the socket down to the frame.
    private func departure(_ packets: FlowSet, _ way: WalkedWay, _ direction: WalkDirection) -> [Journey.Step] {
        guard let packet = packets.samplePacket() else { return [] }
        let start = direction == .forward ? way.start : way.destination ?? way.start
        let sizes = WaySizes(way, question.options)
        var steps = [
            step(.socket, direction, "\(start) sends \(PacketText.addresses(packet))", packet),
            step(
                .transport, direction,
                PacketText.transport(
                    packet, isReply: direction == .return, announced: sizes.own(direction),
                    sent: sizes.largestSent(direction)), packet),
            step(.network, direction, PacketText.header(packet, isWindows: isWindows(start)), packet),
        ]
        if let frame = frame(packet, start) { steps.append(step(.frame, direction, frame, packet)) }
        return steps
    }

    private func isWindows(_ id: String) -> Bool { topology.snapshot.instances[id]?.isWindows == true }

    /// Where the frame goes: to a neighbour of the subnet itself, or to the subnet's router, which has the first address
    /// (VPC guide, subnet sizing).
    private func frame(_ packet: Packet, _ start: String) -> String? {
        let source = IPAddress(family: packet.family, bits: packet.source)
        guard let interface = topology.interfaces(holding: source).first(where: { ($0.instanceID ?? $0.id) == start }),
            let subnet = topology.snapshot.subnets[interface.subnetID]
        else { return nil }
        let destination = IPAddress(family: packet.family, bits: packet.destination)
        if subnet.blocks.contains(where: { $0.contains(destination) }) {
            return "from \(interface.id) straight to \(destination), a neighbour in \(subnet.id)"
        }
        let block = subnet.blocks.first { $0.family == packet.family }
        let router = block.map { " \(IPAddress(family: packet.family, bits: $0.firstBits + 1))" } ?? ""
        return "from \(interface.id) to the router\(packet.family == .ipv4 ? router : "") of \(subnet.id)"
    }

    private func step(
        _ layer: Journey.Step.Layer, _ direction: WalkDirection, _ text: String, _ packet: Packet
    ) -> Journey.Step {
        Journey.Step(
            layer: layer, direction: direction, hop: nil, text: text, outcome: .passes, code: nil, packet: packet)
    }

    private static let nothing = Packet(family: .ipv4, protocol: .tcp, source: 0, destination: 0)
}
