/// A query that has ended.
public struct QueryRun: Sendable, Hashable {
    /// AWS's id of it.
    public let id: String
    /// What it scanned, in bytes.
    public let bytesScanned: Int64
}
