public import Inventory

extension Topology {
    /// The attachment of a VPC to a core network, in whatever state. Absent where the VPC's account has listed its attachments,
    /// and none is of this VPC: it sees those of its own VPCs, whoever owns the core network.
    public func coreNetworkAttachment(ofVPC vpcID: String, to networkID: String) -> Lookup<CoreNetworkVPCAttachment> {
        let own = snapshot.coreNetworkVPCAttachments.byID.values.filter {
            $0.vpcID == vpcID && $0.attachment.networkID == networkID
        }
        if let attachment = own.min(by: { $0.id < $1.id }) { return .found(attachment) }
        let isListed = snapshot.coreNetworkAttachments.byID.values.contains {
            $0.vpcID == vpcID && $0.networkID == networkID
        }
        if isListed { return .unknown }
        // The calls go to one region for all.
        let accounts = snapshot.places(ofVPC: vpcID).map { Snapshot.Origin(account: $0.account) }
        return snapshot.coreNetworkAttachments.provesAbsence(for: Set(accounts)) ? .absent : .unknown
    }

    /// What every kind of attachment has, of one attachment to a core network; nil where it is not in the snapshot.
    public func coreNetworkAttachment(_ id: String) -> CoreNetworkAttachment? {
        snapshot.coreNetworkAttachments[id] ?? snapshot.coreNetworkVPCAttachments[id]?.attachment
    }

    /// The segment of a core network that a VPC is in; nil where that is not known.
    public func coreNetworkSegment(ofVPC vpcID: String, in networkID: String) -> String? {
        guard case .found(let attachment) = coreNetworkAttachment(ofVPC: vpcID, to: networkID) else { return nil }
        return coreNetworkAttachment(attachment.id)?.segmentName
    }
}
