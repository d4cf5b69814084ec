/// The rows of one transit gateway route table (`SearchTransitGatewayRoutes`, asked per table).
public struct TransitGatewayRoutes: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayRouteTableId"

    /// The table's id, `tgw-rtb-…`.
    public let id: String
    /// The rows.
    public internal(set) var routes: [TransitGatewayRoute]
    /// Whether the answer says that there are more rows than it holds.
    public let isCutShort: Bool
    /// Whether only rows that somebody wrote are listed, and what attachments propagate is not.
    public let listsStaticOnly: Bool

    /// Reads the wrapped form, which names the table beside its rows, and is made of static rows only.
    init(from fields: Fields) throws(ElementError) {
        try self.init(id: fields.text("TransitGatewayRouteTableId"), from: fields, listsStaticOnly: true)
    }

    /// Reads the plain answer of the call, which does not name the table.
    init(id: String, from fields: Fields, listsStaticOnly: Bool = false) throws(ElementError) {
        self.id = id
        let routes = try fields.list("Routes", TransitGatewayRoute.init(from:))
        self.routes = routes
        isCutShort =
            try fields.optionalFlag("AdditionalRoutesAvailable") == true || fields.has("NextToken")
        self.listsStaticOnly = listsStaticOnly && !routes.contains { $0.type == "propagated" }
    }
}
