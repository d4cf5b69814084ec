import Findings
import NetworkSets

extension Judgement {
    /// The judgement over packets of a given size that may not be fragmented: what would pass is dropped where the component
    /// carries less. A sender that looks for the path's MTU forbids fragmenting, as Linux does; in IPv6 no router fragments.
    func limited(to size: Int?) -> Judgement {
        guard let size, let mtu, let head, size > mtuForCertain ?? mtu else { return self }
        if size <= mtu { return undecided(size, head) }
        var judgement = self
        judgement.decisions = decisions.map { decision in
            guard case .allowed = decision.outcome else { return decision }
            let reason = "packets of \(size) bytes do not fit: the largest here is \(mtu)"
            let blocker = Blocker(
                code: .packetExceedsMTU,
                message: "\(head.component) carries packets of at most \(mtu) bytes, and those asked for have \(size).",
                evidence: evidence(head),
                fixes: [
                    Fix("Send packets of at most \(mtu) bytes.", command: "ip link set dev <interface> mtu \(mtu)")
                ])
            return .denied(decision.packets, reason, blocker)
        }
        return judgement
    }

    /// What would pass is open, where the component may carry packets of this size and may not.
    private func undecided(_ size: Int, _ head: Head) -> Judgement {
        let why =
            "packets of \(size) bytes fit if the ends agreed on what takes little room; \(mtuForCertain ?? 0) fit for certain"
        let gap = Gap(what: head.component, why: why, matters: true)
        var judgement = self
        judgement.decisions = decisions.map { decision in
            guard case .allowed = decision.outcome else { return decision }
            return .unknown(decision.packets, why, gap)
        }
        return judgement
    }

    private func evidence(_ head: Head) -> [String] {
        guard head.kind == .natGateway else { return [] }
        return ["fragments do not help for TCP and ICMP: a NAT gateway forwards those of UDP only"]
    }
}
