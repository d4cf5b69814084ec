import Findings
import Inventory
import NetworkSets
import Topology

/// An attachment on the way out of a transit gateway: on into a VPC, over a peering, or to the customer's site.
struct TransitGatewayExit: Component {
    let gatewayID: String
    let attachmentID: String
    /// The subnet whose zone the packets come from; nil where they come from no VPC.
    let origin: Subnet?

    var head: Judgement.Head { .init(component: attachmentID, kind: .transitGatewayAttachment, direction: .egress) }

    func judge(_ traffic: Traffic) -> Judgement {
        if let attachment = traffic.topology.snapshot.transitGatewayVPCAttachments[attachmentID] {
            return intoVPC(attachment, traffic)
        }
        guard let attachment = traffic.topology.attachment(attachmentID, at: gatewayID) else {
            if let peering = traffic.topology.transitGatewayPeering(of: attachmentID) {
                return overPeering(peering, traffic)
            }
            return stop(traffic, "ec2:DescribeTransitGatewayAttachments", "\(attachmentID) is not in the snapshot")
        }
        switch attachment.kind {
        case .peering:
            guard let peering = traffic.topology.transitGatewayPeering(of: attachmentID) else {
                return stop(
                    traffic, "ec2:DescribeTransitGatewayPeeringAttachments",
                    "the far side of \(attachmentID) is not in the snapshot")
            }
            return overPeering(peering, traffic)
        case .vpc:
            return stop(
                traffic, "ec2:DescribeTransitGatewayVpcAttachments",
                "how \(attachment.resourceID ?? "the VPC") is attached by \(attachmentID) is not in the snapshot")
        case .vpn: return toSite(attachment, .vpn, traffic)
        case .directConnectGateway: return toSite(attachment, .directConnectGateway, traffic)
        case .connect: return overConnect(attachment, traffic)
        case nil:
            return stop(
                traffic, attachmentID,
                "the way through \(attachmentID), of type \(attachment.resourceType), is not modelled")
        }
    }

    /// Over a VPN connection or Direct Connect to the customer's site.
    private func toSite(
        _ attachment: TransitGatewayAttachment, _ kind: Carrier.Kind, _ traffic: Traffic
    ) -> Judgement {
        let packets = traffic.packets
        guard let resource = attachment.resourceID else {
            return stop(traffic, attachmentID, "what \(attachmentID) attaches is not in the snapshot")
        }
        let stopped = AttachmentState(traffic: traffic, attachmentID: attachmentID, gatewayID: gatewayID)
            .stop(packets, state: attachment.state)
        let door = OnPremisesDoor(
            carrier: Carrier(kind: kind, id: resource, gatewayID: gatewayID), place: .attachment(attachmentID))
        return Judgement(
            head: head, decisions: [stopped ?? .allowed(packets, "to \(resource)")],
            exits: [.next(CarrierCrossing(door: door, isEgress: true), packets)])
    }

    /// The end of what the snapshot tells.
    func stop(_ traffic: Traffic, _ what: String, _ why: String) -> Judgement {
        let gap = traffic.gap(what, why)
        return Judgement(
            head: head, decisions: [.unknown(traffic.packets, gap.why, gap, code: .unknownDestination)],
            exits: [.deadEnd(traffic.packets)])
    }
}
