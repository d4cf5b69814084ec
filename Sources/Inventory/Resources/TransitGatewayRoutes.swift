public import NetworkSets

/// The rows of one transit gateway route table (`SearchTransitGatewayRoutes`, asked per table).
public struct TransitGatewayRoutes: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayRouteTableId"

    /// The table's id, `tgw-rtb-…`.
    public let id: String
    /// The rows.
    public let routes: [TransitGatewayRoute]

    /// Reads the wrapped form, which names the table beside its rows.
    init(from fields: Fields) throws(ElementError) {
        try self.init(id: fields.text("TransitGatewayRouteTableId"), from: fields)
    }

    /// Reads the plain answer of the call, which does not name the table.
    init(id: String, from fields: Fields) throws(ElementError) {
        self.id = id
        routes = try fields.list("Routes", TransitGatewayRoute.init(from:))
    }
}

/// One row of a transit gateway route table.
public struct TransitGatewayRoute: Sendable, Hashable {
    /// The destination; nil where the row is for a prefix list.
    public let block: CIDRBlock?
    /// The prefix list of the destination.
    public let prefixListID: String?
    /// The attachments it leads to; none for a blackhole.
    public let attachmentIDs: [String]
    /// `active`, `blackhole`, `pending`, …
    public let state: String?
    /// `static` or `propagated`.
    public let type: String?

    init(from fields: Fields) throws(ElementError) {
        block = try fields.optionalBlock("DestinationCidrBlock")
        prefixListID = try fields.optionalText("PrefixListId")
        attachmentIDs = try fields.list("TransitGatewayAttachments") { item throws(ElementError) in
            try item.text("TransitGatewayAttachmentId")
        }
        state = try fields.optionalText("State")
        type = try fields.optionalText("Type")
    }
}
