import JSONText

/// The encryption control of a VPC (`DescribeVpcEncryptionControls`).
public struct VPCEncryptionControl: SnapshotResource, Hashable {
    static let idKey: StaticString = "VpcEncryptionControlId"

    /// `vpcec-…`.
    public let id: String
    /// The VPC.
    public let vpcID: String
    /// `monitor` or `enforce`; nil where not said.
    public let mode: String?
    /// `available`, `enforce-in-progress`, …; nil where not said.
    public let state: String?

    /// Whether traffic has to be encrypted in the VPC.
    public var isEnforced: Bool { mode == "enforce" && state != "deleting" && state != "deleted" }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("VpcEncryptionControlId")
        vpcID = try fields.text("VpcId")
        mode = try fields.optionalText("Mode")
        state = try fields.optionalText("State")
    }
}
