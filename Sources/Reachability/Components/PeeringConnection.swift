import Findings
import Inventory
import NetworkSets
import Topology

/// A VPC peering connection: from one VPC to the addresses of the other, and no farther (VPC peering guide).
struct PeeringConnection: Component {
    let connection: VPCPeeringConnection
    let fromVPC: String

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(component: connection.id, kind: .vpcPeeringConnection, direction: nil)
        guard let far = connection.farSide(from: fromVPC) else {
            return Judgement(
                head: head, decisions: [notJoined(packets)], exits: [.deadEnd(packets)])
        }
        let farVPC = traffic.topology.snapshot.vpcs[far.vpcID]
        if farVPC == nil, far.blocks.isEmpty {
            let gap = traffic.gap(far.vpcID, "the addresses of \(far.vpcID) behind \(connection.id) are not known")
            return Judgement(
                head: head, decisions: [.unknown(packets, gap.why, gap)], exits: [.deadEnd(packets)])
        }
        let farAddresses = AddressSet(farVPC?.blocks ?? far.blocks)
        var decisions: [Decision] = []
        let inside = packets.restricted(toDestination: farAddresses)
        let beyond = inside.isEmpty ? packets : packets.subtracting(inside)
        if !beyond.isEmpty { decisions.append(noTransit(beyond, far.vpcID)) }
        if !inside.isEmpty { decisions.append(stateDecision(inside, far.vpcID, traffic)) }
        if farVPC == nil, !inside.isEmpty {
            let gap = traffic.gap(far.vpcID, "\(far.vpcID) behind \(connection.id) is not in the snapshot")
            decisions.append(.unknown(inside, gap.why, gap))
            return Judgement(head: head, decisions: decisions, exits: [.deadEnd(packets)])
        }
        // Both MTUs are the VPC peering guide's of 2026.
        let mtu = connection.isWithinOneRegion == false ? 8500 : 9001
        return Judgement(
            head: head, decisions: decisions,
            exits: [.next(VPCDelivery(vpcID: far.vpcID, fromSubnet: nil), packets)], mtu: mtu)
    }

    private func stateDecision(_ packets: FlowSet, _ farVPC: String, _ traffic: Traffic) -> Decision {
        guard let status = connection.status else {
            let gap = traffic.gap(connection.id, "the status of \(connection.id) is not in the snapshot")
            return .unknown(packets, gap.why, gap)
        }
        if status == "active" { return .allowed(packets, "active, to \(farVPC)") }
        let accept = Fix(
            "Accept the connection in the account of its accepter.",
            command: "aws ec2 accept-vpc-peering-connection --vpc-peering-connection-id \(connection.id)")
        return .denied(
            packets, "\(connection.id) is \(status)",
            Blocker(
                code: .badState, message: "\(connection.id) to \(farVPC) is \(status), so nothing passes it.",
                evidence: ["peering status: \(status)"], fixes: status == "pending-acceptance" ? [accept] : []))
    }

    private func noTransit(_ packets: FlowSet, _ farVPC: String) -> Decision {
        let addresses = FlowText.addresses(packets.destinations)
        return .denied(
            packets, "\(addresses) is not of \(farVPC)",
            Blocker(
                code: .peeringRequiresAddressInVPC,
                message:
                    "\(connection.id) leads to \(farVPC) only, and \(addresses) is no address of it: peering is not transitive.",
                evidence: ["destination \(addresses)"],
                fixes: [Fix("Peer with the VPC of the destination itself, or join the VPCs by a transit gateway.")]))
    }

    private func notJoined(_ packets: FlowSet) -> Decision {
        let text = "\(connection.id) does not touch \(fromVPC)"
        return .denied(
            packets, text, Blocker(code: .badStateAttachment, message: "\(text).", evidence: [text]))
    }
}
