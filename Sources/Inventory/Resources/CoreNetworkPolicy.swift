import JSONText

/// What the policy of a core network says that its routes do not (`GetCoreNetworkPolicy`).
public struct CoreNetworkPolicy: SnapshotResource, Hashable {
    static let idKey: StaticString = "CoreNetworkId"

    /// The core network.
    public let id: String
    /// Whether inbound group rules may name groups across it. Off unless switched on.
    public let supportsGroupReferences: Bool

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("CoreNetworkId")
        let text = try fields.text("PolicyDocument")
        do throws(JSONError) {
            let document = try JSONDocument(parsing: text).root
            supportsGroupReferences =
                document["core-network-configuration"]?["security-group-support"]?.bool ?? false
        } catch {
            throw fields.error("PolicyDocument", "no JSON: \(error)")
        }
    }
}
