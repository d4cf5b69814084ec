/// How a query engine came to the numbers of a tally.
public struct QueryNote: Sendable, Hashable {
    /// `athena` or `insights`.
    public let engine: String
    /// The queries, by AWS's ids, in the order they ran.
    public var queryIDs: [String] = []
    /// What all of them scanned, in bytes.
    public var bytesScanned: Int64 = 0
    /// What that costs at the list price of most regions, in US dollars.
    public var dollars = 0.0
    /// What the answer cannot tell, in sentences.
    public var gaps: [String] = []

    /// Nothing asked yet.
    public init(engine: String) { self.engine = engine }

    /// Adds what other queries of the engine came to.
    public mutating func add(_ other: QueryNote) {
        queryIDs += other.queryIDs
        bytesScanned += other.bytesScanned
        dollars += other.dollars
        gaps += other.gaps.filter { !gaps.contains($0) }
    }

    /// The price as the list price it is.
    public var cost: String { "about \(Self.text(dollars: dollars)) at the list price of most regions" }

    /// A price with four places, rounded up, `0.0001 USD`.
    public static func text(dollars: Double) -> String {
        let tenThousandths = Int64((dollars * 10_000).rounded(.up))
        let fraction = String(tenThousandths % 10_000)
        return "\(tenThousandths / 10_000).\(String(repeating: "0", count: 4 - fraction.count))\(fraction) USD"
    }
}
