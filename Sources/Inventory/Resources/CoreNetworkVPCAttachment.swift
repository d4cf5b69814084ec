/// How a VPC is attached to a core network (`GetVpcAttachment`).
public struct CoreNetworkVPCAttachment: SnapshotResource, Hashable {
    static let idKey: StaticString = "AttachmentId"

    /// `attachment-…`.
    public let id: String
    /// What every kind of attachment has.
    public let attachment: CoreNetworkAttachment
    /// The VPC.
    public let vpcID: String
    /// The subnets with an interface of the core network, at most one per zone.
    public let subnetIDs: [String]
    /// Whether both directions of a flow use one zone of this attachment for its life.
    public let isInApplianceMode: Bool
    /// Whether inbound group rules may name groups across the core network here, where its policy allows it. On unless
    /// switched off.
    public let supportsGroupReferences: Bool

    init(from fields: Fields) throws(ElementError) {
        guard let inner = try fields.object("Attachment") else {
            throw fields.error("Attachment", "missing, an object is required")
        }
        attachment = try CoreNetworkAttachment(from: inner)
        id = attachment.id
        guard let vpcID = attachment.vpcID else {
            throw inner.error("ResourceArn", "missing, the ARN of a VPC is required")
        }
        self.vpcID = vpcID
        subnetIDs = try fields.texts("SubnetArns").map { $0.split(separator: "/").last.map(String.init) ?? $0 }
        let options = try fields.object("Options")
        isInApplianceMode = try options?.optionalFlag("ApplianceModeSupport") ?? false
        supportsGroupReferences = try options?.optionalFlag("SecurityGroupReferencingSupport") ?? true
    }
}
