/// A file to be read.
struct FoundFile: Sendable, Hashable {
    let path: String
    /// Whether it was found in a directory, and not named itself.
    let isFound: Bool
}
