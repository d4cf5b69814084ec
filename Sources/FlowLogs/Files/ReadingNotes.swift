/// What reading met beside records, and what it had to choose.
public struct ReadingNotes: Sendable, Hashable {
    /// Control messages of subscriptions, which hold no records.
    public internal(set) var controlMessages = 0
    /// Files of directories that hold no flow logs, in the order they were found.
    public internal(set) var unread: [UnreadFile] = []
    /// Files whose records fit several layouts, with the one that was taken.
    public internal(set) var choices: [LayoutChoice] = []
    /// How a query engine counted; nil where files were read.
    public var query: QueryNote?

    /// Nothing met.
    public init() {}

    mutating func add(_ other: ReadingNotes) {
        controlMessages += other.controlMessages
        unread += other.unread
        choices += other.choices
    }
}
