/// What is joined to a core network, of any kind (`ListAttachments`).
public struct CoreNetworkAttachment: SnapshotResource, Hashable {
    static let idKey: StaticString = "AttachmentId"

    /// `attachment-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The core network.
    public let networkID: String
    /// `VPC`, `SITE_TO_SITE_VPN`, `CONNECT`, `DIRECT_CONNECT_GATEWAY`, `TRANSIT_GATEWAY_ROUTE_TABLE`.
    public let type: String
    /// `AVAILABLE` when it carries packets; nil where not said.
    public let state: String?
    /// The region of the edge it is at.
    public let edgeLocation: String?
    /// The segment whose table routes what comes in by it; nil where it is in none.
    public let segmentName: String?
    /// The network function group it is in, in place of a segment.
    public let functionGroupName: String?
    /// The ARN of the thing attached.
    public let resourceARN: String?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("AttachmentId")
        name = fields.nameTag()
        networkID = try fields.text("CoreNetworkId")
        type = try fields.text("AttachmentType")
        state = try fields.optionalText("State")
        edgeLocation = try fields.optionalText("EdgeLocation")
        segmentName = try fields.optionalText("SegmentName")
        functionGroupName = try fields.optionalText("NetworkFunctionGroupName")
        resourceARN = try fields.optionalText("ResourceArn")
    }

    /// The VPC it attaches; nil for other kinds.
    public var vpcID: String? {
        guard type == "VPC" else { return nil }
        return resourceARN?.split(separator: "/").last.map(String.init)
    }
}
