import Foundation

/// A server of the tests: one of the Python programs beside this file, on a free loopback port.
///
/// It ends when its standard input closes, and so at the latest with the process of the tests.
final class PythonServer: Sendable {
    let port: Int
    var url: String { "http://127.0.0.1:\(port)" }

    private let process: Process
    private let input: Pipe
    private let scratch: TemporaryDirectory

    /// Starts `script` and waits until it says its port.
    static func start(_ script: String, _ arguments: [String] = []) async throws -> PythonServer {
        let scratch = try TemporaryDirectory()
        let errors = try scratch.write("", to: "errors")
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = Project.python
        process.arguments = [Project.testPrograms.appending(path: script).path] + arguments
        process.environment = CommandRunner.environment(home: scratch.url)
        process.standardInput = input
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.runWithSignals()
        let line = await firstLine(of: output.fileHandleForReading, killing: process, afterSeconds: 300)
        guard let port = Int(line) else {
            process.terminate()
            let said = try String(decoding: Data(contentsOf: errors), as: UTF8.self)
            throw CommandFailure("\(script) printed no port but \"\(line)\"; its errors: \(said)")
        }
        return PythonServer(port: port, process: process, input: input, scratch: scratch)
    }

    private init(port: Int, process: Process, input: Pipe, scratch: TemporaryDirectory) {
        self.port = port
        self.process = process
        self.input = input
        self.scratch = scratch
    }

    deinit {
        try? input.fileHandleForWriting.close()
    }

    private static func firstLine(
        of handle: FileHandle, killing process: Process, afterSeconds seconds: Double
    ) async -> String {
        let watchdog = process.watchdog(seconds: seconds)
        defer { watchdog.cancel() }
        return await withCheckedContinuation { continuation in
            // Reading blocks; on a thread of its own it does not hold up other tests.
            Thread.detachNewThread {
                var bytes = Data()
                while bytes.last != UInt8(ascii: "\n") {
                    let more = handle.availableData
                    if more.isEmpty { break }
                    bytes += more
                }
                let text = String(decoding: bytes, as: UTF8.self)
                continuation.resume(returning: text.trimmingCharacters(in: .newlines))
            }
        }
    }
}
