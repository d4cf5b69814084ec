/// A task of ECS (`ecs DescribeTasks`), as far as its interfaces go.
public struct ContainerTask: SnapshotResource, Hashable {
    static let idKey: StaticString = "taskArn"

    /// The ARN.
    public let id: String
    /// The service it belongs to; nil for one that was started by itself.
    public let serviceName: String?
    /// Its own interfaces; none where it uses those of its instance.
    public let interfaceIDs: [String]

    /// The last part of the ARN, by which people know it.
    public var name: String { id.split(separator: "/").last.map(String.init) ?? id }

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("taskArn")
        let group = try fields.optionalText("group")
        serviceName = group.flatMap { $0.hasPrefix("service:") ? String($0.dropFirst("service:".count)) : nil }
        interfaceIDs = try fields.list("attachments") { item throws(ElementError) in
            try item.list("details") { detail throws(ElementError) in
                try detail.optionalText("name") == "networkInterfaceId" ? detail.optionalText("value") : nil
            }.compactMap(\.self)
        }.flatMap(\.self)
    }
}
