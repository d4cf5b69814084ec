import JSONText
public import NetworkSets

/// A prefix list: customer-managed or AWS-managed (`DescribeManagedPrefixLists`, `GetManagedPrefixListEntries`,
/// `DescribePrefixLists`).
public struct PrefixList: SnapshotResource, Hashable {
    static let idKey: StaticString = "PrefixListId"

    /// `pl-…`.
    public let id: String
    /// Its name, such as `com.amazonaws.eu-west-1.s3`.
    public private(set) var name: String?
    /// Its blocks; nil where the snapshot has the list but not its entries.
    public private(set) var blocks: [CIDRBlock]?

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("PrefixListId")
        name = try fields.optionalText("PrefixListName")
        // Only DescribePrefixLists prints Cidrs; an AWS-managed list then needs no second call.
        guard let texts = fields.element["Cidrs"], texts.kind == .array else {
            blocks = nil
            return
        }
        var blocks: [CIDRBlock] = []
        for (index, text) in texts.elements.enumerated() {
            do {
                blocks.append(try CIDRBlock(clearingHostBitsOf: text.string ?? ""))
            } catch {
                throw fields.error("Cidrs", "member \(index): \(error)")
            }
        }
        self.blocks = blocks
    }

    /// A list known only by its entries.
    init(id: String, entries: [CIDRBlock]) {
        self.id = id
        name = nil
        blocks = entries
    }

    /// The list with what another description of it adds; where both say something, this one stays.
    func merged(with other: PrefixList) -> PrefixList {
        var merged = self
        merged.name = name ?? other.name
        merged.blocks = blocks ?? other.blocks
        return merged
    }
}
