import Findings
import Inventory
import NetworkSets
import Topology

/// An attachment on the way out of a core network: on into a VPC. The ways through other kinds of attachments are gaps.
struct CoreNetworkExit: Component {
    let networkID: String
    let attachmentID: String
    /// The subnet whose zone the packets come from.
    let origin: Subnet

    private var head: Judgement.Head {
        .init(component: attachmentID, kind: .coreNetworkAttachment, direction: .egress)
    }

    func judge(_ traffic: Traffic) -> Judgement {
        let topology = traffic.topology
        guard let attachment = topology.coreNetworkAttachment(attachmentID) else {
            return stop(traffic, "networkmanager:ListAttachments", "\(attachmentID) is not in the snapshot")
        }
        guard attachment.type == "VPC" else {
            return stop(
                traffic, attachmentID, "the way through \(attachmentID), of type \(attachment.type), is not modelled")
        }
        guard let own = topology.snapshot.coreNetworkVPCAttachments[attachmentID] else {
            return stop(
                traffic, "networkmanager:GetVpcAttachment", "the subnets of \(attachmentID) are not in the snapshot")
        }
        let packets = traffic.packets
        let stopped = CoreNetworkState(traffic: traffic, networkID: networkID, attachmentID: attachmentID)
            .stop(packets, state: attachment.state)
        let zones = TransitGatewayZones(attachment: own, topology: topology)
        guard topology.snapshot.vpcs[own.vpcID] != nil || !zones.subnets.isEmpty else {
            return stop(traffic, own.vpcID, "\(own.vpcID) behind \(attachmentID) is not in the snapshot")
        }
        if let missing = zones.missingSubnet {
            return stop(traffic, "ec2:DescribeSubnets", "\(missing) of \(attachmentID) is not in the snapshot")
        }
        guard !zones.subnets.isEmpty else {
            return stop(
                traffic, "networkmanager:GetVpcAttachment", "the subnets of \(attachmentID) are not in the snapshot")
        }
        let choice = TransitGatewayZoneChoice(zones: zones, traffic: traffic).subnets(from: origin)
        return Judgement(
            head: head, decisions: [stopped ?? .allowed(packets, "into \(own.vpcID), \(choice.reason)")],
            exits: choice.subnets.map {
                .next(TransitGatewayInterface(attachmentID: attachmentID, subnetID: $0.id), packets)
            }, mtu: TransitGatewayEntry.mtu)
    }

    private func stop(_ traffic: Traffic, _ what: String, _ why: String) -> Judgement {
        let gap = traffic.gap(what, why)
        return Judgement(
            head: head, decisions: [.unknown(traffic.packets, gap, code: .unknownDestination)],
            exits: [.deadEnd(traffic.packets)])
    }
}
