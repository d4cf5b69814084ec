/// How a query engine came to the numbers of a tally.
public struct QueryNote: Sendable, Hashable {
    /// `athena` or `insights`.
    public var engine: String
    /// The queries, by AWS's ids, in the order they ran.
    public var queryIDs: [String] = []
    /// What was scanned by all of them, in bytes.
    public var bytesScanned: Int64 = 0
    /// What that costs at the list price, in words.
    public var cost = ""
    /// What the answer cannot tell, in sentences.
    public var gaps: [String] = []

    /// Nothing asked yet.
    public init(engine: String) { self.engine = engine }
}
