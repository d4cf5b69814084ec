/// How far records may be from the times that the names of their folders and files tell, in seconds.
public struct PartitionMargins: Sendable, Hashable {
    /// How much earlier than the question a partition may begin.
    public let before: Int64
    /// How much later one may begin.
    public let after: Int64

    /// Of flow logs in S3: named after the end of windows of ten minutes at the most, and some are delivered late.
    public static let s3 = PartitionMargins(before: 3600, after: 7200)
}
