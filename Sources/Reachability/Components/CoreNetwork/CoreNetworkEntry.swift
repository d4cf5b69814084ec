import Findings
import Inventory
import NetworkSets
import Topology

/// A VPC attachment on the way into a core network: its state, and the segment whose table routes on (Cloud WAN guide,
/// segments).
struct CoreNetworkEntry: Component {
    let networkID: String
    let attachmentID: String
    /// The subnet whose zone the packets come from.
    let subnet: Subnet

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        guard let attachment = traffic.topology.coreNetworkAttachment(attachmentID) else {
            return Judgement(
                head: head,
                decisions: [
                    .unknown(
                        packets,
                        traffic.gap("networkmanager:ListAttachments", "\(attachmentID) is not in the snapshot"))
                ], exits: [.deadEnd(packets)])
        }
        if let loop = loop(traffic) { return Judgement(head: head, decisions: [loop], exits: [.deadEnd(packets)]) }
        let stopped = CoreNetworkState(traffic: traffic, networkID: networkID, attachmentID: attachmentID)
            .stop(packets, state: attachment.state)
        guard let segment = attachment.segmentName, let edge = attachment.edgeLocation else {
            return Judgement(
                head: head, decisions: [stopped ?? withoutSegment(attachment, traffic)],
                exits: [RoutePastBlocker.exit(packets, awayFrom: subnet.vpcID, traffic)])
        }
        let lookup = CoreNetworkTableLookup(networkID: networkID, segment: segment, edge: edge, subnet: subnet)
        return Judgement(
            head: head, decisions: [stopped ?? .allowed(packets, "routed by segment \(segment) at \(edge)")],
            exits: [.next(lookup, packets)], remembersAs: TransitGatewayInterface.key(attachmentID, subnet.id),
            mtu: TransitGatewayEntry.mtu)
    }

    private var head: Judgement.Head {
        .init(component: attachmentID, kind: .coreNetworkAttachment, direction: .ingress)
    }

    private func withoutSegment(_ attachment: CoreNetworkAttachment, _ traffic: Traffic) -> Decision {
        let packets = traffic.packets
        if let group = attachment.functionGroupName {
            return .unknown(
                packets,
                traffic.gap(attachmentID, "the way through network function group \(group) is not modelled"))
        }
        guard attachment.segmentName == nil else {
            return .unknown(
                packets,
                traffic.gap("networkmanager:ListAttachments", "the edge of \(attachmentID) is not in the snapshot"))
        }
        return .denied(
            packets, "in no segment",
            Blocker(
                code: .badStateAttachment,
                message: "\(attachmentID) is in no segment of \(networkID), so what comes in by it is dropped.",
                evidence: ["\(attachmentID): no SegmentName"],
                fixes: [
                    Fix("Give the attachment the tags that an attachment policy of the core network asks for.")
                ]))
    }

    /// The loss of packets that come in by one attachment for the third time.
    private func loop(_ traffic: Traffic) -> Decision? {
        let hops = traffic.direction == .forward ? traffic.way.forwardHops : traffic.way.returnHops
        let passed = hops.filter { $0.component == attachmentID && $0.direction == .ingress }.count
        guard passed >= 2 else { return nil }
        let text = "the packets come back to \(attachmentID) again and again"
        return .denied(
            traffic.packets, text,
            Blocker(
                code: .routingLoop,
                message: "\(networkID) and a VPC behind it send the packets to each other: \(text).",
                evidence: [text],
                fixes: [
                    Fix("Route the block in one of the two tables to where its hosts are, or to a blackhole.")
                ]))
    }
}
