/// A core network of Cloud WAN (`GetCoreNetwork`; `ListCoreNetworks` has less of it).
public struct CoreNetwork: SnapshotResource, Hashable {
    static let idKey: StaticString = "CoreNetworkId"

    /// `core-network-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// `AVAILABLE` when it forwards; nil where not said.
    public let state: String?
    /// The segments, by name, with the segments that share their routes with each; nil where not said.
    public let segments: [String: [String]]?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("CoreNetworkId")
        name = fields.nameTag()
        state = try fields.optionalText("State")
        let listed = try fields.list("Segments") { item throws(ElementError) in
            (try item.text("Name"), try item.texts("SharedSegments"))
        }
        segments = fields.has("Segments") ? Dictionary(listed) { first, _ in first } : nil
    }

    /// The id in a core network's ARN, `arn:aws:networkmanager::ACCOUNT:core-network/ID`; nil for any other text.
    public static func id(ofARN arn: String) -> String? {
        guard arn.hasPrefix("arn:"), arn.contains(":core-network/") else { return nil }
        return arn.split(separator: "/").last.map(String.init)
    }
}
