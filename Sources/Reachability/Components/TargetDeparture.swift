import Findings
import Inventory
import NetworkSets
import Topology

/// A node that sends to a target of a group: the begin of the load balancer's own connection.
struct TargetDeparture: Component {
    let balancer: Balancer
    let node: Balancer.Node
    let use: TargetUse
    /// Whether the packets keep the client's address.
    let keepsClient: Bool

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(component: use.pool.id, kind: .targetGroup, direction: .egress)
        switch use.place {
        case .function:
            return Judgement(
                head: head, decisions: [.allowed(packets, "calls \(use.target.id): functions need no network path")],
                exits: [.arrived(.function(use.target.id), packets)])
        case .unknown(let gap):
            return Judgement(
                head: head, decisions: [.unknown(packets, gap.why, gap)], exits: [.deadEnd(packets)])
        case .interface, .address, .balancer: break
        }
        return Judgement(
            head: head, decisions: decisions(traffic), exits: [.next(BalancerSender(node: node), packets)])
    }

    private func decisions(_ traffic: Traffic) -> [Decision] {
        var rest = traffic.packets
        var decisions: [Decision] = []
        if keepsClient {
            if let foreign = foreignTarget(traffic) { return [foreign] }
            let own = IntervalSet(use.addresses.map { $0.bits...$0.bits })
            let hairpin = rest.restricted(toSource: own)
            if !hairpin.isEmpty {
                rest = rest.subtracting(hairpin)
                decisions.append(loopback(hairpin))
            }
        }
        if !rest.isEmpty {
            let source = keepsClient ? "the client's address kept" : "from \(FlowText.addresses(rest.sources))"
            let header =
                use.pool.attributes?["proxy_protocol_v2.enabled"] == "true"
                ? "; a proxy protocol header goes first, which the target has to expect" : ""
            decisions.append(.allowed(rest, "\(use.text), \(use.healthText); \(source)\(header)"))
        }
        return decisions
    }

    /// A target in another network than the load balancer's own: replies to a kept client address would not come back.
    private func foreignTarget(_ traffic: Traffic) -> Decision? {
        guard let vpcID = balancer.vpcID, case .address(let address) = use.place,
            traffic.topology.interface(holding: address, inVPC: vpcID) == nil,
            !traffic.topology.vpcs(containing: address).contains(where: { $0.id == vpcID }),
            traffic.topology.snapshot.vpcs[vpcID] != nil
        else { return nil }
        let text = "\(address) is not in \(vpcID), and \(use.pool.name) keeps the client's address"
        return .denied(
            traffic.packets, text,
            Blocker(
                code: .sourceAddressPreservation, component: use.pool.id,
                message: "\(text): only targets of the load balancer's own VPC can answer then.",
                evidence: ["\(ClientPreservation.key) is true for \(use.pool.name)"],
                fixes: [Self.preservationFix(use.pool)]))
    }

    private func loopback(_ packets: FlowSet) -> Decision {
        let text = "the client is the target itself, and its address is kept"
        return .denied(
            packets, text,
            Blocker(
                code: .hairpin, component: use.pool.id,
                message:
                    "\(use.target.id) reaches itself through \(balancer.name): \(text), so it gets a packet from its own "
                    + "address and drops it.",
                evidence: ["source and destination are \(FlowText.addresses(packets.sources))"],
                fixes: [Self.preservationFix(use.pool)]))
    }

    /// Switches the keeping of client addresses off.
    static func preservationFix(_ pool: TargetPool) -> Fix {
        Fix(
            "Send with the load balancer's own address; targets then need proxy protocol to learn the client's.",
            command: "aws elbv2 modify-target-group-attributes --target-group-arn \(pool.id) "
                + "--attributes Key=\(ClientPreservation.key),Value=false")
    }
}
