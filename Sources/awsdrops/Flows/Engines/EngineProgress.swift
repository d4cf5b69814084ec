import Glibc

/// Tells on standard error how far a query is: one line that is rewritten, and only on a terminal.
struct EngineProgress {
    private let isShown: Bool

    init(_ output: any OutputSettings) { isShown = !output.quiet && isatty(STDERR_FILENO) == 1 }

    /// Shows what was scanned so far, and what that costs.
    func show(_ state: String, _ bytes: Int64, _ cost: String) {
        if isShown { Self.write("\r\u{1B}[K\(state.lowercased()), \(bytes) bytes scanned, \(cost)") }
    }

    /// Takes the line away.
    func clear() {
        if isShown { Self.write("\r\u{1B}[K") }
    }

    private static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
