/// An EC2 instance (`DescribeInstances`).
public final class Instance: SnapshotResource {
    static let idKey: StaticString = "InstanceId"

    /// `i-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// Every tag with its value.
    public let tags: [String: String]
    /// `pending`, `running`, `stopping`, `stopped`, `shutting-down`, `terminated`; nil where not said.
    public let state: String?
    /// Whether it runs Windows, which picks its client ports from another range than Linux.
    public let isWindows: Bool
    /// Its type, such as `m5.large`.
    public let type: String?
    /// Whether the metadata service answers; nil where not said.
    public let metadataServiceEnabled: Bool?
    /// Its interfaces as its own description lists them.
    public let interfaces: [NetworkInterface]

    init(from fields: Fields) throws(ElementError) {
        let id = try fields.text("InstanceId")
        self.id = id
        tags = fields.tags()
        name = tags["Name"]
        state = try fields.object("State")?.optionalText("Name")
        isWindows = try fields.optionalText("Platform")?.lowercased() == "windows"
        type = try fields.optionalText("InstanceType")
        metadataServiceEnabled = try fields.object("MetadataOptions")?.optionalText("HttpEndpoint")
            .map { $0 != "disabled" }
        interfaces = try fields.list("NetworkInterfaces") { item throws(ElementError) in
            try NetworkInterface(from: item, instanceID: id)
        }
    }

    /// The same instance with another state, or its metadata service on or off.
    init(_ other: Instance, state: String? = nil, metadataServiceEnabled: Bool? = nil) {
        id = other.id
        name = other.name
        tags = other.tags
        self.state = state ?? other.state
        isWindows = other.isWindows
        type = other.type
        self.metadataServiceEnabled = metadataServiceEnabled ?? other.metadataServiceEnabled
        interfaces = other.interfaces
    }
}
