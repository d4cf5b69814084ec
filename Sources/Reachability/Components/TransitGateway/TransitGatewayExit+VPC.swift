import Findings
import Inventory
import NetworkSets
import Topology

extension TransitGatewayExit {
    /// Into a VPC, over the interface of a zone that the gateway picks.
    func intoVPC(_ attachment: TransitGatewayVPCAttachment, _ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let stopped = AttachmentState(traffic: traffic, attachmentID: attachmentID, gatewayID: gatewayID)
            .stop(packets, state: attachment.state)
        let zones = TransitGatewayZones(attachment: attachment, topology: traffic.topology)
        guard traffic.topology.snapshot.vpcs[attachment.vpcID] != nil || !zones.subnets.isEmpty else {
            return stop(
                traffic, attachment.vpcID, "\(attachment.vpcID) behind \(attachmentID) is not in the snapshot")
        }
        if let missing = zones.missingSubnet {
            return stop(traffic, "ec2:DescribeSubnets", "\(missing) of \(attachmentID) is not in the snapshot")
        }
        guard !zones.subnets.isEmpty else {
            return stop(
                traffic, "ec2:DescribeTransitGatewayVpcAttachments",
                "the subnets of \(attachmentID) are not in the snapshot")
        }
        let choice = TransitGatewayZoneChoice(zones: zones, traffic: traffic).subnets(from: origin)
        let exits = choice.subnets.map { subnet in
            Judgement.Exit.next(
                TransitGatewayInterface(attachmentID: attachmentID, subnetID: subnet.id), packets)
        }
        return Judgement(
            head: head, decisions: [stopped ?? .allowed(packets, "into \(attachment.vpcID), \(choice.reason)")],
            exits: exits, mtu: TransitGatewayEntry.mtu, notes: applianceMode(zones, choice.subnets, traffic))
    }

    /// The advice to keep both directions of a flow in one zone where an appliance sees them.
    private func applianceMode(
        _ zones: TransitGatewayZones, _ chosen: [Subnet], _ traffic: Traffic
    ) -> [Finding] {
        guard !zones.attachment.isInApplianceMode, zones.subnets.count > 1,
            let target = chosen.lazy.compactMap({ appliance(behind: $0, traffic) }).first
        else { return [] }
        return [
            Finding(
                code: .applianceModeRecommended, severity: .warning, direction: traffic.direction,
                component: attachmentID,
                message:
                    "\(attachmentID) leads traffic to \(target) and is not in appliance mode: request and reply may "
                    + "reach appliances of different zones.",
                evidence: ["attachment subnets: \(zones.text)"],
                fixes: [
                    Fix(
                        "Switch appliance mode on.",
                        command: "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id "
                            + "\(attachmentID) --options ApplianceModeSupport=enable")
                ])
        ]
    }

    /// The endpoint or interface that the table of an attachment subnet leads the packets to.
    private func appliance(behind subnet: Subnet, _ traffic: Traffic) -> String? {
        guard let table = traffic.topology.routeTable(of: subnet) else { return nil }
        let selection = RouteSelection(table, traffic.topology, traffic.question.family)
        let winner = selection.candidates.first {
            !traffic.packets.restricted(toDestination: IntervalSet($0.block.bounds)).isEmpty
        }
        guard case .resource(let id) = winner?.route.target,
            ["vpce-", "eni-", "i-"].contains(where: id.hasPrefix)
        else { return nil }
        return id
    }
}
