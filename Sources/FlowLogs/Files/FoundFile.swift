/// A log to be read.
struct FoundFile: Sendable {
    let source: LogSource
    /// Whether it was found in a directory or below a prefix, and not named itself.
    let isFound: Bool
}
