import Findings
import Inventory
import NetworkSets
import Topology

extension GatewayTableLookup {
    /// What becomes of packets that the table leads to an endpoint or an interface; nil for other targets.
    func outcome(
        target id: String, _ candidate: RouteCandidate, _ packets: FlowSet, _ traffic: Traffic
    ) -> (decision: Decision, exit: Judgement.Exit)? {
        switch id.prefix(while: { $0 != "-" }) {
        case "vpce":
            let next = Judgement.Exit.next(EndpointTarget.component(id, fromVPC: vpcID, traffic.topology), packets)
            guard gatewayID.hasPrefix("vgw-") else { return (.allowed(packets, candidate.text), next) }
            return (notThroughVirtualPrivateGateway(packets, candidate), next)
        case "eni", "i":
            let topology = traffic.topology
            let interface =
                id.hasPrefix("i-") ? topology.interfaces(ofInstance: id).first : topology.snapshot.networkInterfaces[id]
            guard let interface else {
                let missing = MissingResource(
                    id: id, kind: .networkInterface, action: "ec2:DescribeNetworkInterfaces")
                return (.allowed(packets, candidate.text), .next(missing, packets))
            }
            let next = Judgement.Exit.next(Middlebox.filtered(interface, from: nil, topology), packets)
            // IPv6 addresses are public themselves.
            let needsPublicAddress = gatewayID.hasPrefix("igw-") && traffic.question.family == .ipv4
            if needsPublicAddress, !hasPublicAddress(interface, topology) {
                return (noPublicAddress(packets, interface, candidate), next)
            }
            return (.allowed(packets, candidate.text), next)
        default: return nil
        }
    }

    private func hasPublicAddress(_ interface: NetworkInterface, _ topology: Topology) -> Bool {
        interface.privateAddresses.contains {
            topology.publicMappings.publicAddress(of: $0.address, inVPC: interface.vpcID) != nil
        }
    }

    /// An internet gateway hands nothing to an appliance without a public address (VPC guide, gateway route tables).
    private func noPublicAddress(
        _ packets: FlowSet, _ interface: NetworkInterface, _ candidate: RouteCandidate
    ) -> Decision {
        .denied(
            packets, "\(candidate.text), which has no public address",
            Blocker(
                code: .ingressTableNoPublicAddress,
                message:
                    "\(table.id), the table of \(gatewayID), leads to \(interface.id), which has no public address: "
                    + "the gateway hands it nothing.",
                evidence: [
                    "\(table.id): \(candidate.text)", "no public or Elastic IP address leads to \(interface.id)",
                ],
                fixes: [GatewayAddressing.publicAddressFix(interfaceID: interface.id)]))
    }

    /// A virtual private gateway leads to no endpoint (VPC guide, gateway route tables).
    private func notThroughVirtualPrivateGateway(_ packets: FlowSet, _ candidate: RouteCandidate) -> Decision {
        .denied(
            packets, "\(candidate.text), which \(gatewayID) cannot lead to",
            Blocker(
                code: .edgeRouteTarget,
                message:
                    "\(table.id), the table of \(gatewayID), leads to an endpoint: what comes in by a virtual private "
                    + "gateway is dropped there.",
                evidence: ["\(table.id): \(candidate.text)"],
                fixes: [
                    Fix(
                        "Remove the row, so that packets are delivered directly.",
                        command: "aws ec2 delete-route --route-table-id \(table.id) "
                            + (candidate.block.family == .ipv4
                                ? "--destination-cidr-block" : "--destination-ipv6-cidr-block")
                            + " \(candidate.block)")
                ]))
    }
}
