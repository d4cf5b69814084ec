/// What a capture of the same time says of a finding of the host's counters.
enum Judgement: Hashable {
    /// It shows the same.
    case supported(String)
    /// It would have to show it, and does not.
    case contradicted(String)
    /// It cannot tell.
    case silent
}
