public import Findings

/// A finding of a scan with its fingerprint, and whether it is news.
public struct ListedFinding: Sendable {
    /// Why a finding is, or is not, reported.
    public enum Standing: Sendable, Hashable {
        /// Nobody knows of it yet.
        case new
        /// The baseline has it.
        case known
        /// Somebody decided to live with it.
        case suppressed(Suppression)
    }

    /// The finding.
    public let finding: Finding
    /// What names it from one scan to the next.
    public let fingerprint: String
    /// Whether it is news.
    public let standing: Standing
}
