/// What an instance type is capable of (`DescribeInstanceTypes`).
public struct InstanceType: SnapshotResource {
    static let idKey: StaticString = "InstanceType"

    /// The type, such as `m5.large`.
    public let id: String
    /// Whether AWS counts it among the current ones; nil where not said.
    public let isCurrentGeneration: Bool?
    /// The idle limits of connection tracking that its interfaces have unless they are set otherwise; nil where not said.
    public let defaultTracking: ConnectionTracking?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("InstanceType")
        isCurrentGeneration = try fields.optionalFlag("CurrentGeneration")
        defaultTracking = try fields.object("NetworkInfo")?.object("ConnectionTrackingConfiguration")
            .map(ConnectionTracking.init(ofType:))
    }
}
