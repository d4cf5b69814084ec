import Findings
import Inventory
import NetworkSets
import Topology

/// What the state of a core network and of an attachment to it says over the packets that cross it. The states are in upper
/// case, unlike those of EC2 (Network Manager API, Attachment, CoreNetwork).
struct CoreNetworkState {
    let traffic: Traffic
    let networkID: String
    let attachmentID: String

    /// The decision that stops packets or leaves their fate open; nil where both work.
    ///
    /// - Parameter state: The attachment's state.
    func stop(_ packets: FlowSet, state: String?) -> Decision? {
        if let network = traffic.topology.snapshot.coreNetworks[networkID], let state = network.state,
            !["AVAILABLE", "UPDATING"].contains(state)
        {
            return .denied(
                packets, "\(networkID) is \(state)",
                Blocker(
                    code: .badState, component: networkID, message: "\(networkID) is \(state): it forwards nothing.",
                    evidence: ["core network state: \(state)"]))
        }
        switch state {
        case "AVAILABLE": return nil
        case nil:
            return .unknown(
                packets,
                traffic.gap("networkmanager:ListAttachments", "the state of \(attachmentID) is not in the snapshot"))
        case "UPDATING", "PENDING_NETWORK_UPDATE":
            return .unknown(
                packets, traffic.gap(attachmentID, "\(attachmentID) is being changed, and so may be what it carries"))
        case let state?: return .denied(packets, "\(attachmentID) is \(state)", blocker(state))
        }
    }

    private func blocker(_ state: String) -> Blocker {
        let accept = Fix(
            "Accept the attachment in the core network's account.",
            command: "aws networkmanager accept-attachment --attachment-id \(attachmentID)")
        return Blocker(
            code: .badStateAttachment, message: "\(attachmentID) to \(networkID) is \(state), so nothing passes it.",
            evidence: ["attachment state: \(state)"],
            fixes: state == "PENDING_ATTACHMENT_ACCEPTANCE" || state == "PENDING_TAG_ACCEPTANCE" ? [accept] : [])
    }
}
