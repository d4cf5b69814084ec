import Findings
import Inventory
import NetworkSets
import Topology

/// The core network that packets came through, as inbound rules with a group as peer see it: such rules match across it where
/// its policy and both attachments allow it. The policy does not unless told to, attachments do (Cloud WAN guide, security group
/// referencing).
struct CoreNetworkCrossing {
    private let attachments: [CoreNetworkVPCAttachment?]
    private let topology: Topology

    /// Nil where the packets came through no core network.
    init?(_ traffic: Traffic) {
        let hops = traffic.direction == .forward ? traffic.way.forwardHops : traffic.way.returnHops
        let crossed = hops.filter { $0.kind == .coreNetworkAttachment }
        if crossed.isEmpty { return nil }
        topology = traffic.topology
        attachments = crossed.map { traffic.topology.snapshot.coreNetworkVPCAttachments[$0.component] }
    }

    /// Whether references match; nil where that is not known.
    var keepsReferences: Bool? {
        if attachments.contains(where: { $0?.supportsGroupReferences == false }) { return false }
        guard let networkID = attachments.lazy.compactMap(\.self).first?.attachment.networkID,
            let policy = topology.snapshot.coreNetworkPolicies[networkID]
        else { return nil }
        if !policy.supportsGroupReferences { return false }
        guard attachments.count == 2, let one = attachments[0], let other = attachments[1] else { return nil }
        // Groups are known within one region.
        return one.attachment.edgeLocation == other.attachment.edgeLocation
    }
}
