import Findings
import Inventory
import NetworkSets
import Topology

/// An attachment on the way into a transit gateway: its state, and the route table it is associated with (transit gateway
/// guide, route tables).
struct TransitGatewayEntry: Component {
    let gatewayID: String
    let attachmentID: String
    /// The subnet whose zone the packets come from; nil where they come from no VPC.
    var subnet: Subnet?

    /// The largest packet of VPC and peering attachments (transit gateway quotas).
    static let mtu = 8500

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        if let loop = loop(traffic) {
            return Judgement(head: head, decisions: [loop], exits: [.deadEnd(packets)])
        }
        let topology = traffic.topology
        let state =
            topology.snapshot.transitGatewayVPCAttachments[attachmentID]?.state
            ?? topology.attachment(attachmentID, at: gatewayID)?.state
            ?? topology.transitGatewayPeering(of: attachmentID)?.state
        let stop = AttachmentState(traffic: traffic, attachmentID: attachmentID, gatewayID: gatewayID)
            .stop(packets, state: state)
        var decisions = stop.map { [$0] } ?? []
        var exit = Judgement.Exit.deadEnd(packets)
        switch topology.transitGatewayTable(of: attachmentID, at: gatewayID) {
        case .found(let table):
            if decisions.isEmpty { decisions.append(.allowed(packets, "routed by \(table)")) }
            exit = .next(
                TransitGatewayTableLookup(
                    gatewayID: gatewayID, tableID: table, fromAttachment: attachmentID, subnet: subnet), packets)
        case .absent:
            decisions.append(.denied(packets, "associated with no route table", notAssociated(traffic)))
            exit = RoutePastBlocker.exit(packets, awayFrom: subnet?.vpcID, traffic)
        case .unknown:
            let gap = traffic.gap(
                "ec2:DescribeTransitGatewayAttachments",
                "the route table that \(attachmentID) is associated with is not in the snapshot; only the owner of "
                    + "\(gatewayID) can read it")
            decisions.append(.unknown(packets, gap.why, gap, code: .transitGatewayRoutesUnknown))
        }
        return Judgement(
            head: head, decisions: decisions, exits: [exit],
            remembersAs: subnet.map { TransitGatewayInterface.key(attachmentID, $0.id) }, mtu: Self.mtu)
    }

    private var head: Judgement.Head {
        .init(component: attachmentID, kind: .transitGatewayAttachment, direction: .ingress)
    }

    /// The loss of packets that come in by one attachment for the third time. Zones to choose from would make the ways of a
    /// circle double with each turn.
    private func loop(_ traffic: Traffic) -> Decision? {
        let hops = traffic.direction == .forward ? traffic.way.forwardHops : traffic.way.returnHops
        let passed = hops.filter { $0.component == attachmentID && $0.direction == .ingress }.count
        guard passed >= 2 else { return nil }
        let text = "the packets come back to \(attachmentID) again and again"
        return .denied(
            traffic.packets, text,
            Blocker(
                code: .routingLoop,
                message: "\(gatewayID) and a VPC behind it send the packets to each other: \(text).",
                evidence: [text],
                fixes: [
                    Fix("Route the block in one of the two tables to where its hosts are, or to a blackhole.")
                ]))
    }

    private func notAssociated(_ traffic: Traffic) -> Blocker {
        let table = traffic.topology.transitGatewayTables(of: gatewayID).first ?? "<tgw-rtb-id>"
        return Blocker(
            code: .transitGatewayAssociationMissing,
            message:
                "\(attachmentID) is associated with no route table of \(gatewayID), so what comes in through it is "
                + "dropped.",
            evidence: ["no association of \(attachmentID)"],
            fixes: [
                Fix(
                    "Associate the attachment with a route table of the gateway.",
                    command: "aws ec2 associate-transit-gateway-route-table --transit-gateway-route-table-id \(table) "
                        + "--transit-gateway-attachment-id \(attachmentID)")
            ])
    }
}
