/// Why an answer could not be read.
struct WireError: Error, Sendable, Hashable {
    /// What was wrong, and where.
    let reason: String
    /// Whether the answer ended before it was complete, so that asking again may help.
    var isTruncated = false
}
