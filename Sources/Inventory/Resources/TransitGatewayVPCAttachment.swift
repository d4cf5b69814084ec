/// How a VPC is attached to a transit gateway (`DescribeTransitGatewayVpcAttachments`).
public struct TransitGatewayVPCAttachment: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayAttachmentId"

    /// `tgw-attach-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The gateway.
    public let gatewayID: String
    /// The VPC.
    public let vpcID: String
    /// `available` when it carries packets; nil where not said.
    public let state: String?
    /// The subnets with an interface of the gateway, at most one per zone.
    public let subnetIDs: [String]
    /// Whether both directions of a flow use one zone of this attachment for its life.
    public let isInApplianceMode: Bool
    /// Whether the VPC's IPv6 blocks are propagated. IPv6 packets pass all the same.
    public let propagatesIPv6: Bool
    /// Whether inbound group rules may name groups across the gateway here. On unless switched off.
    public let supportsGroupReferences: Bool

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("TransitGatewayAttachmentId")
        name = fields.nameTag()
        gatewayID = try fields.text("TransitGatewayId")
        vpcID = try fields.text("VpcId")
        state = try fields.optionalText("State")
        subnetIDs = try fields.texts("SubnetIds")
        let options = try fields.object("Options")
        isInApplianceMode = try options?.optionalText("ApplianceModeSupport") == "enable"
        propagatesIPv6 = try options?.optionalText("Ipv6Support") == "enable"
        supportsGroupReferences = try options?.optionalText("SecurityGroupReferencingSupport") != "disable"
    }
}
