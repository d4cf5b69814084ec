/// A layout that was chosen among several.
public struct LayoutChoice: Sendable, Hashable {
    /// The file.
    public let file: String
    /// The layout that was taken, as a format or by its name.
    public let taken: String
    /// Those that fit as well.
    public let others: [String]
}
