/// An exclusion of a VPC or subnet from VPC block public access (`DescribeVpcBlockPublicAccessExclusions`).
public struct BlockPublicAccessExclusion: SnapshotResource, Hashable {
    static let idKey: StaticString = "ExclusionId"

    /// `vpcbpa-exclude-…`.
    public let id: String
    /// The id of the VPC or subnet.
    public let resourceID: String
    /// `allow-bidirectional` or `allow-egress`.
    public let mode: String?
    /// Whether it is in force; nil while it is being made, changed or removed.
    public let isInForce: Bool?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("ExclusionId")
        let arn = try fields.text("ResourceArn")
        resourceID = arn.split(separator: "/").last.map(String.init) ?? arn
        mode = try fields.optionalText("InternetGatewayExclusionMode")
        switch try fields.optionalText("State") {
        case "create-complete", "update-complete", "update-failed": isInForce = true
        case "create-failed", "delete-complete", "disable-complete": isInForce = false
        default: isInForce = nil
        }
    }
}
