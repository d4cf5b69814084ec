/// What Athena charges for what it scans: 5 USD per terabyte, at least 10 MB a query (Amazon Athena pricing; the list price of
/// most regions, without provisioned capacity). Statements that make tables cost nothing.
public enum AthenaPrice {
    private static let leastBytes: Int64 = 10_000_000
    private static let dollarsPerTerabyte = 5.0

    /// The price of one query that scanned so much, in US dollars. A terabyte is taken as 10¹² bytes, which is never too little.
    public static func dollars(bytes: Int64) -> Double {
        Double(max(bytes, leastBytes)) / 1e12 * dollarsPerTerabyte
    }
}
