/// How much a finding weighs: what `--fail-on` compares.
public enum Severity: String, Sendable, Comparable, CaseIterable {
    case info
    case warning
    case error

    /// Whether the left weighs less.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .info: 0
        case .warning: 1
        case .error: 2
        }
    }
}
