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
        case .vpn, .directConnectGateway, .connect, nil:
            return stop(
                traffic, attachmentID,
                "the way through \(attachmentID), of type \(attachment.resourceType), is not modelled")
        }
    }

    /// The end of what the snapshot tells.
    func stop(_ traffic: Traffic, _ what: String, _ why: String) -> Judgement {
        let gap = traffic.gap(what, why)
        return Judgement(
            head: head, decisions: [.unknown(traffic.packets, gap.why, gap, code: .unknownDestination)],
            exits: [.deadEnd(traffic.packets)])
    }
}
