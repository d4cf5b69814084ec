import Findings
import Inventory
import NetworkSets
import Topology

extension TransitGatewayExit {
    /// Over a peering to another transit gateway, where the table of the far end routes on (transit gateway guide, peering
    /// attachments).
    func overPeering(_ peering: TransitGatewayPeering, _ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let stopped = AttachmentState(traffic: traffic, attachmentID: attachmentID, gatewayID: gatewayID)
            .stop(packets, state: peering.state)
        guard let far = peering.farEnd(from: gatewayID) else {
            return stop(traffic, attachmentID, "\(attachmentID) is no peering of \(gatewayID)")
        }
        guard let farGateway = far.side.gatewayID else {
            let network = far.side.coreNetworkID ?? "the far side"
            return beyond(stopped, traffic, network, "the way through core network \(network) is not modelled")
        }
        if case .unknown = traffic.topology.transitGatewayTable(of: far.attachmentID, at: farGateway),
            traffic.topology.attachment(far.attachmentID, at: farGateway) == nil
        {
            let place = [far.side.region, far.side.ownerID.map { "account \($0)" }].compactMap(\.self)
                .joined(separator: ", ")
            return beyond(
                stopped, traffic, farGateway,
                "\(farGateway)\(place.isEmpty ? "" : " (\(place))") behind \(attachmentID) is not in the snapshot")
        }
        return Judgement(
            head: head, decisions: [stopped ?? .allowed(packets, "to \(farGateway)")],
            exits: [.next(TransitGatewayEntry(gatewayID: farGateway, attachmentID: far.attachmentID), packets)],
            mtu: TransitGatewayEntry.mtu)
    }

    private func beyond(_ stopped: Decision?, _ traffic: Traffic, _ what: String, _ why: String) -> Judgement {
        let gap = traffic.gap(what, why)
        let unknown = Decision.unknown(traffic.packets, gap.why, gap, code: .unknownDestination)
        return Judgement(head: head, decisions: [stopped ?? unknown], exits: [.deadEnd(traffic.packets)])
    }
}
