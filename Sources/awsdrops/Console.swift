import Glibc
import Reporting

/// The process's output: results to standard output, everything else to standard error.
struct Console {
    let isQuiet: Bool

    /// Writes results.
    ///
    /// - Throws: `Failure` with status 74 where they cannot be written.
    func write(_ text: String) throws(Failure) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                throw Failure("cannot write the results: \(String(cString: strerror(errno)))", .cannotWrite)
            }
            rest = rest.dropFirst(written)
        }
    }

    /// Says something beside the results, unless the user asked for quiet.
    func note(_ text: String) {
        if !isQuiet { Self.complain(text) }
    }

    /// Says why the command fails.
    static func complain(_ text: String) {
        writeErrors("awsdrops: \(text)")
    }

    /// Writes to standard error; only the line breaks of the text stay as they are.
    static func writeErrors(_ text: String) {
        if text.isEmpty { return }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var rest = Array((lines.map { SafeText.printable(String($0)) }.joined(separator: "\n") + "\n").utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if written <= 0 { return }
            rest = rest.dropFirst(written)
        }
    }
}
