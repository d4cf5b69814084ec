/// A window of an interface of which records were lost.
public struct SkippedWindow: Sendable, Hashable {
    /// The interface; `-` where the format does not say.
    public let interface: String
    /// When it began, in Unix seconds; nil where the format does not say.
    public let start: Int64?
    /// When it ended, in Unix seconds; nil where the format does not say.
    public let end: Int64?
}
