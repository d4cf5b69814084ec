/// The attachments whose packets one transit gateway route table routes (`GetTransitGatewayRouteTableAssociations`, asked
/// per table).
public struct TransitGatewayAssociations: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayRouteTableId"

    /// The table's id, `tgw-rtb-…`.
    public let id: String
    /// The attachments, `tgw-attach-…`, whose association works.
    public internal(set) var attachmentIDs: [String]

    /// Reads the wrapped form, which names the table beside its associations.
    init(from fields: Fields) throws(ElementError) {
        try self.init(id: fields.text("TransitGatewayRouteTableId"), from: fields)
    }

    /// Reads the plain answer of the call, which does not name the table.
    init(id: String, from fields: Fields) throws(ElementError) {
        self.id = id
        attachmentIDs = try fields.list("Associations") { item throws(ElementError) in
            try item.optionalText("State") == "associated" ? item.text("TransitGatewayAttachmentId") : nil
        }.compactMap(\.self)
    }
}
