/// The attachments that put routes into one transit gateway route table (`GetTransitGatewayRouteTablePropagations`, asked
/// per table).
public struct TransitGatewayPropagations: SnapshotResource, Hashable {
    static let idKey: StaticString = "TransitGatewayRouteTableId"

    /// The table's id, `tgw-rtb-…`.
    public let id: String
    /// The attachments, `tgw-attach-…`, whose propagation is enabled.
    public internal(set) var attachmentIDs: [String]

    /// Reads the wrapped form, which names the table beside its propagations.
    init(from fields: Fields) throws(ElementError) {
        try self.init(id: fields.text("TransitGatewayRouteTableId"), from: fields)
    }

    /// Reads the plain answer of the call, which does not name the table.
    init(id: String, from fields: Fields) throws(ElementError) {
        self.id = id
        attachmentIDs = try fields.list("TransitGatewayRouteTablePropagations") { item throws(ElementError) in
            try item.optionalText("State") == "enabled" ? item.text("TransitGatewayAttachmentId") : nil
        }.compactMap(\.self)
    }
}
