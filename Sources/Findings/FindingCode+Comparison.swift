extension FindingCode {
    // What differs between two snapshots.

    /// Edits took away connections that worked.
    public static let comparisonClosed = named("DIFF-CLOSED")
    /// Edits let connections in that did not work.
    public static let comparisonOpened = named("DIFF-OPENED")
    /// Edits let connections in from the internet.
    public static let comparisonExposed = named("DIFF-EXPOSED")
    /// Connections are lost on some ways or ports since, or no longer are.
    public static let comparisonUnsteady = named("DIFF-UNSTEADY")
    /// It is no longer known whether connections work.
    public static let comparisonUnknown = named("DIFF-UNKNOWN")
    /// An edit changed nothing about who reaches what.
    public static let comparisonNeutral = named("DIFF-NEUTRAL")
}
