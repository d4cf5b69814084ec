public import NetworkSets

/// The rows of a segment at one edge of a core network (`GetNetworkRoutes`). What segments share, what attachments propagate and
/// what the policy adds are all in it.
public struct CoreNetworkRoutes: SnapshotResource, Hashable {
    static let idKey: StaticString = "RouteTableArn"

    /// The core network, segment and edge: `core-network-…/SEGMENT/EDGE`.
    public let id: String
    /// The rows.
    public let rows: [Row]

    /// One row.
    public struct Row: Sendable, Hashable {
        /// The destination; nil where the row is for a prefix list.
        public let block: CIDRBlock?
        /// The prefix list of the destination.
        public let prefixListID: String?
        /// Where it leads; none for a blackhole, several where packets are spread over equal ways.
        public let ways: [Way]
        /// `ACTIVE` or `BLACKHOLE`; nil where not said.
        public let state: String?
        /// Whether the policy made it, in place of an attachment.
        public let isStatic: Bool
    }

    /// One destination of a row.
    public struct Way: Sendable, Hashable {
        /// The attachment, `attachment-…`.
        public let attachmentID: String?
        /// The network function group that the packets go through first.
        public let functionGroupName: String?
        /// The edge that the attachment is at.
        public let edgeLocation: String?
    }

    init(from fields: Fields) throws(ElementError) {
        guard let place = try fields.object("CoreNetworkSegmentEdge") else {
            throw fields.error("CoreNetworkSegmentEdge", "missing, an object is required")
        }
        id = Self.key(
            try place.text("CoreNetworkId"), segment: try place.text("SegmentName"),
            edge: try place.text("EdgeLocation"))
        rows = try fields.list("NetworkRoutes") { item throws(ElementError) in
            Row(
                block: try item.optionalBlock("DestinationCidrBlock"),
                prefixListID: try item.optionalText("PrefixListId"),
                ways: try item.list("Destinations") { way throws(ElementError) in
                    Way(
                        attachmentID: try way.optionalText("CoreNetworkAttachmentId"),
                        functionGroupName: try way.optionalText("NetworkFunctionGroupName"),
                        edgeLocation: try way.optionalText("EdgeLocation"))
                }, state: try item.optionalText("State"), isStatic: try item.optionalText("Type") == "STATIC")
        }
    }

    /// The key of a segment's table at an edge.
    public static func key(_ networkID: String, segment: String, edge: String) -> String {
        "\(networkID)/\(segment)/\(edge)"
    }
}
