public import NetworkSets

/// One row of a transit gateway route table.
public struct TransitGatewayRoute: Sendable, Hashable {
    /// The destination; nil where the row is for a prefix list.
    public let block: CIDRBlock?
    /// The prefix list of the destination.
    public let prefixListID: String?
    /// The attachments it leads to; none for a blackhole, several where packets are spread over equal ways.
    public let attachmentIDs: [String]
    /// The kind of the attachments, such as `vpc`; nil for a blackhole.
    public let resourceType: String?
    /// `active`, `blackhole`, `pending`, …
    public let state: String?
    /// `static` or `propagated`.
    public let type: String?

    init(from fields: Fields) throws(ElementError) {
        block = try fields.optionalBlock("DestinationCidrBlock")
        prefixListID = try fields.optionalText("PrefixListId")
        let attachments = try fields.list("TransitGatewayAttachments") { item throws(ElementError) in
            (try item.text("TransitGatewayAttachmentId"), try item.optionalText("ResourceType"))
        }
        attachmentIDs = attachments.map(\.0)
        resourceType = attachments.first?.1
        state = try fields.optionalText("State")
        type = try fields.optionalText("Type")
    }

    /// A row that a VPC attachment propagates, where only its propagation is known.
    public init(propagated block: CIDRBlock, to attachmentID: String) {
        self.block = block
        prefixListID = nil
        attachmentIDs = [attachmentID]
        resourceType = "vpc"
        state = "active"
        type = "propagated"
    }
}
