/// A function (`lambda ListFunctions`), as far as its interfaces in a VPC go.
public struct LambdaFunction: SnapshotResource, Hashable {
    static let idKey: StaticString = "FunctionArn"

    /// The ARN.
    public let id: String
    /// The name.
    public let name: String
    /// The subnets its interfaces are in; none for a function outside every VPC.
    public let subnetIDs: [String]
    /// The groups of its interfaces.
    public let groupIDs: [String]

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("FunctionArn")
        name = try fields.text("FunctionName")
        let place = try fields.object("VpcConfig")
        subnetIDs = try place?.texts("SubnetIds") ?? []
        groupIDs = try place?.texts("SecurityGroupIds") ?? []
    }
}
