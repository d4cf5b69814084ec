import Findings
import Inventory
import NetworkSets
import Topology

extension TransitGatewayExit {
    /// Into the GRE tunnels of a Connect attachment, which end at appliances that nobody sees into from AWS (transit gateway
    /// guide, Connect attachments).
    func overConnect(_ attachment: TransitGatewayAttachment, _ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let snapshot = traffic.topology.snapshot
        let peers = snapshot.transitGatewayConnectPeers.byID.values
            .filter { $0.attachmentID == attachmentID && $0.state != "deleted" }.sorted { $0.id < $1.id }
        let stopped = AttachmentState(traffic: traffic, attachmentID: attachmentID, gatewayID: gatewayID)
            .stop(packets, state: attachment.state)
        if let stopped { return Judgement(head: head, decisions: [stopped], exits: [.deadEnd(packets)]) }
        if !peers.isEmpty, snapshot.transitGatewayConnectPeers.isComplete,
            peers.allSatisfy({ $0.hasSessionUp == false })
        {
            let text = "no BGP session of \(attachmentID) is up"
            let blocker = Blocker(
                code: .badState, message: "\(attachmentID) has no BGP session up, so its appliances take nothing.",
                evidence: peers.map { "\($0.id) (\($0.peerAddress ?? "no address")): BGP down" },
                fixes: [Fix("Bring a session with an appliance up: check its GRE and BGP settings.")])
            return Judgement(
                head: head, decisions: [.denied(packets, text, blocker)], exits: [.deadEnd(packets)])
        }
        let transport = snapshot.transitGatewayConnects[attachmentID]?.transportAttachmentID
        let over = transport.map { " over \($0)" } ?? ""
        let names = peers.compactMap(\.peerAddress).joined(separator: ", ")
        return stop(
            traffic, attachmentID,
            "what the appliances\(names.isEmpty ? "" : " \(names)") at the GRE tunnels of \(attachmentID)\(over), of type "
                + "connect, do with packets cannot be seen from AWS")
    }
}
