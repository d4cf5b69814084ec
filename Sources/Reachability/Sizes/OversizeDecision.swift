import Findings
import NetworkSets

extension Judgement {
    /// The judgement over packets of a given size that may not be fragmented: what would pass is dropped where the component
    /// carries less. A sender that looks for the path's MTU forbids fragmenting, as Linux does; in IPv6 no router fragments.
    func limited(to size: Int?) -> Judgement {
        guard let size, let mtu, size > mtu, let head else { return self }
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

    private func evidence(_ head: Head) -> [String] {
        guard head.kind == .natGateway else { return [] }
        return ["fragments do not help for TCP and ICMP: a NAT gateway forwards those of UDP only"]
    }
}
