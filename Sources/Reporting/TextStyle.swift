import Findings
import Reachability

/// Colours for a terminal, or none.
public struct TextStyle: Sendable {
    /// Whether escape sequences are written.
    public let isColored: Bool

    /// A style with or without colours.
    public init(isColored: Bool) {
        self.isColored = isColored
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    func bold(_ text: String) -> String { paint(text, "1") }
    func dim(_ text: String) -> String { paint(text, "2") }

    func verdict(_ verdict: Verdict, _ text: String) -> String {
        switch verdict {
        case .allowed: paint(text, "1;32")
        case .denied: paint(text, "1;31")
        case .partial: paint(text, "1;33")
        case .unknown: paint(text, "1;35")
        }
    }

    func severity(_ severity: Severity, _ text: String) -> String {
        switch severity {
        case .error: paint(text, "31")
        case .warning: paint(text, "33")
        case .info: paint(text, "36")
        }
    }
}
