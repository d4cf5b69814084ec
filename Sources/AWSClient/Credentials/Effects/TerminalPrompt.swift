import Dispatch
import Glibc
import Synchronization

/// Asks the person at the terminal for a line that is not shown.
enum TerminalPrompt {
    /// One question at a time.
    private static let turn = Mutex(())
    private static let longestLine = 256

    /// The line that is typed at `/dev/tty`, which is the terminal even where the standard streams are not.
    static func ask(_ question: String) async throws(CredentialsError) -> String {
        let flag = CancelFlag()
        let result: Result<String, CredentialsError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    continuation.resume(returning: turn.withLock { _ in askHere(question, flag) })
                }
            }
        } onCancel: {
            flag.raise()
        }
        return try result.get()
    }

    private static func askHere(_ question: String, _ flag: CancelFlag) -> Result<String, CredentialsError> {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
        var before = termios()
        guard terminal >= 0, tcgetattr(terminal, &before) == 0 else {
            if terminal >= 0 { close(terminal) }
            return .failure(
                CredentialsError(
                    subject: "MFA", reason: "a code is needed and there is no terminal to ask at",
                    advice: "Run it at a terminal, or run aws sts get-caller-identity with this profile first: its "
                        + "cache is used."))
        }
        var during = before
        // Without ISIG an interrupt comes as a character, so that the terminal can be put right first.
        during.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG)
        tcsetattr(terminal, TCSAFLUSH, &during)
        defer {
            tcsetattr(terminal, TCSAFLUSH, &before)
            close(terminal)
        }
        write(question, to: terminal)
        let line = read(from: terminal, flag)
        write("\r\n", to: terminal)
        guard let line else { return .failure(.interrupted("MFA")) }
        return .success(line)
    }

    /// A line, or nil where the person gave up.
    private static func read(from terminal: Int32, _ flag: CancelFlag) -> String? {
        var line: [UInt8] = []
        while !flag.isRaised {
            var descriptor = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, 100) > 0 else { continue }
            var byte: UInt8 = 0
            guard Glibc.read(terminal, &byte, 1) == 1 else { return nil }
            switch byte {
            case 3, 4, 28:
                // What the person meant for the whole program, once the terminal is as it was.
                if byte != 4 { DispatchQueue.global().asyncAfter(deadline: .now() + 0.05) { kill(getpid(), SIGINT) } }
                return nil
            case 10, 13: return String(decoding: line, as: UTF8.self)
            case 8, 127: _ = line.popLast()
            default: if line.count < longestLine { line.append(byte) }
            }
        }
        return nil
    }

    /// Control characters of names from files do not reach the terminal.
    private static func write(_ text: String, to terminal: Int32) {
        let isOwn = text == "\r\n"
        let bytes = text.utf8.map { isOwn || $0 >= 32 && $0 != 127 ? $0 : UInt8(ascii: "?") }
        _ = bytes.withUnsafeBytes { Glibc.write(terminal, $0.baseAddress, $0.count) }
    }
}
