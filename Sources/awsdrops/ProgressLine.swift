import Glibc

/// One line on standard error that is rewritten; only on a terminal.
struct ProgressLine: Sendable {
    /// Whether it is shown at all.
    let isShown: Bool

    init(isQuiet: Bool) { isShown = !isQuiet && isatty(STDERR_FILENO) == 1 }

    /// Puts a text in place of what the line said.
    func show(_ text: String) {
        if isShown { Self.write("\r\u{1B}[K\(text)") }
    }

    /// Takes the line away.
    func clear() { show("") }

    private static func write(_ text: String) {
        var text = text
        text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
    }
}
