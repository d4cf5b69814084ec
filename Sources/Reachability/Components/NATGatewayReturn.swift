import Findings
import Inventory
import NetworkSets

/// A NAT gateway on the way in: it passes the replies to connections it translated, and nothing else.
struct NATGatewayReturn: Component {
    let gateway: NATGateway

    func judge(_ traffic: Traffic) -> Judgement {
        let head = Judgement.Head(component: gateway.id, kind: .natGateway, direction: .ingress)
        guard let translation = traffic.translationToUndo, translation.component == gateway.id else {
            let decision =
                traffic.direction == .return
                ? ReplyLost.decision(traffic.packets, at: gateway.id, "\(gateway.id) did not see the request")
                : unsolicited(traffic.packets)
            return Judgement(head: head, decisions: [decision], exits: [.deadEnd(traffic.packets)])
        }
        let restored = translation.restore(replies: traffic.packets)
        return Judgement(
            head: head,
            decisions: [
                .allowed(traffic.packets, "reply of a connection it translated; the client's address is put back")
            ],
            rewriting: .undo, exits: [.next(onward, restored)], mtu: NATGatewayDeparture.mtu)
    }

    /// A regional gateway stands in no subnet: the VPC's router delivers what it passes.
    private var onward: any Component {
        if let subnetID = gateway.subnetID { return InterfaceDeparture(subnetID: subnetID) }
        return VPCDelivery(vpcID: gateway.vpcID, fromSubnet: nil)
    }

    private func unsolicited(_ packets: FlowSet) -> Decision {
        .denied(
            packets, "no connection from inside asked for it",
            Blocker(
                code: .natGatewayUnsolicited,
                message: "\(gateway.id) takes replies only: nobody can open a connection to it or through it.",
                evidence: ["destination \(FlowText.addresses(packets.destinations))"],
                fixes: [Fix("Address the host itself, by a public address of its own or through a load balancer.")]))
    }
}
