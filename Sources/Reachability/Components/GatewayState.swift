import Findings
import Inventory
import NetworkSets
import Topology

/// What can keep every packet from crossing a gateway between a VPC and the internet: its state and VPC block public access.
struct GatewayState {
    let traffic: Traffic
    let vpcID: String

    /// The decision over the packets if the gateway is not attached to the VPC, or the attachment does not work or is not
    /// known to.
    func attachment(of gateway: InternetGateway, _ packets: FlowSet) -> Decision? {
        let attachment = gateway.attachment(to: vpcID)
        if attachment?.isWorking == true { return nil }
        if attachment != nil, attachment?.isWorking == nil {
            let gap = traffic.gap(gateway.id, "the state of the attachment of \(gateway.id) to \(vpcID) is not said")
            return .unknown(packets, gap.why, gap)
        }
        let isEgressOnly = gateway.id.hasPrefix("eigw-")
        let state = attachment?.state ?? "not attached"
        return .denied(
            packets, "\(gateway.id) is \(state) to \(vpcID)",
            Blocker(
                code: .badStateAttachment, component: gateway.id,
                message: "\(gateway.id) is \(state) to \(vpcID), so nothing passes it.",
                evidence: ["attachment of \(gateway.id) to \(vpcID): \(state)"],
                fixes: isEgressOnly
                    ? []
                    : [
                        Fix(
                            "Attach the gateway to the VPC.",
                            command:
                                "aws ec2 attach-internet-gateway --internet-gateway-id \(gateway.id) --vpc-id \(vpcID)")
                    ]))
    }

    /// The decision over packets that VPC block public access stops (VPC guide, block public access): everything in
    /// bidirectional mode; in ingress mode everything but the traffic of gateways that let in replies only.
    ///
    /// - Parameters:
    ///   - subnetID: The subnet inside, whose own state counts exclusions in.
    ///   - takesRepliesOnly: Whether a NAT gateway or an egress-only gateway stands inside.
    func blockPublicAccess(
        _ packets: FlowSet, subnetID: String?, isEgress: Bool, component: String, takesRepliesOnly: Bool
    ) -> Decision? {
        let mode = traffic.topology.blockPublicAccessMode(ofSubnet: subnetID, inVPC: vpcID)
        let isBlocked = mode == "block-bidirectional" || (mode == "block-ingress" && !takesRepliesOnly)
        guard isBlocked, let mode else { return nil }
        if let exclusion = traffic.topology.blockPublicAccessExclusion(ofSubnet: subnetID, inVPC: vpcID) {
            switch effect(of: exclusion, mode, isEgress: isEgress, takesRepliesOnly: takesRepliesOnly) {
            case .opens:
                guard exclusion.resourceID == subnetID, passesFirewall(subnetID, component) else { return nil }
                return behindFirewall(packets, mode, exclusion, component)
            case .none: break
            case .unknown(let why):
                let gap = traffic.gap(exclusion.id, why)
                return .unknown(packets, gap.why, gap)
            }
        }
        let text = "VPC block public access is \(mode) for \(subnetID ?? vpcID)"
        return .denied(
            packets, text,
            Blocker(
                code: .blockPublicAccess, component: component,
                message: "\(text), so \(component) passes no such traffic.", evidence: [text],
                fixes: [
                    Fix(
                        "Exclude the subnet from block public access.",
                        command: "aws ec2 create-vpc-block-public-access-exclusion "
                            + "--\(subnetID == nil ? "vpc-id \(vpcID)" : "subnet-id \(subnetID ?? "")") "
                            + "--internet-gateway-exclusion-mode \(isEgress ? "allow-egress" : "allow-bidirectional")")
                ]))
    }

    /// Whether a Network Firewall is on the way: passed already, or next by the gateway's own table.
    private func passesFirewall(_ subnetID: String?, _ gatewayID: String) -> Bool {
        let topology = traffic.topology
        if (traffic.way.forwardHops + traffic.way.returnHops).contains(where: { $0.kind == .networkFirewall }) {
            return true
        }
        guard let table = topology.routeTable(ofGateway: gatewayID), let subnetID,
            let blocks = topology.snapshot.subnets[subnetID]?.blocks
        else { return false }
        return RouteSelection(table, topology, traffic.question.family).candidates.contains { candidate in
            guard case .resource(let id) = candidate.route.target, topology.firewall(ofEndpoint: id) != nil else {
                return false
            }
            return blocks.contains { candidate.block.contains($0) }
        }
    }

    /// Ways through a Network Firewall stay shut whatever subnets are excluded (VPC guide, block public access).
    private func behindFirewall(
        _ packets: FlowSet, _ mode: String, _ exclusion: BlockPublicAccessExclusion, _ component: String
    ) -> Decision {
        let text = "VPC block public access is \(mode), and \(exclusion.id) does not open ways through a firewall"
        return .denied(
            packets, text,
            Blocker(
                code: .blockPublicAccess, component: component,
                message: "\(text), so \(component) passes no such traffic.", evidence: [text],
                fixes: [Fix("Lead this traffic around the firewall, or lift the block for the account and region.")]))
    }

    private enum ExclusionEffect {
        case opens
        case none
        case unknown(String)
    }

    /// What an exclusion changes. One for egress counts in bidirectional mode only; that it lets NAT and egress-only gateways
    /// out is documented, and for packets straight from a public address it is not.
    private func effect(
        of exclusion: BlockPublicAccessExclusion, _ mode: String, isEgress: Bool, takesRepliesOnly: Bool
    ) -> ExclusionEffect {
        let isForEgress = exclusion.mode == "allow-egress"
        if isForEgress, mode == "block-ingress" { return .none }
        if isForEgress, !isEgress, !takesRepliesOnly, traffic.direction == .forward { return .none }
        guard exclusion.isInForce == true else { return .unknown("whether \(exclusion.id) is in force is not said") }
        switch exclusion.mode {
        case "allow-bidirectional": return .opens
        case "allow-egress" where takesRepliesOnly || traffic.direction == .return: return .opens
        case "allow-egress":
            return .unknown("whether \(exclusion.id) lets public addresses out as well is not documented")
        default: return .unknown("what the mode of \(exclusion.id) allows is not known")
        }
    }
}
