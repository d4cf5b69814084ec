import Foundation

/// A Python program of the tests, run to its end with the packages of Scripts/test-requirements.txt.
enum PythonProgram {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    /// What it prints. Its standard input, if any, is a file, so that no pipe can fill up.
    static func run(_ script: String, _ arguments: [String] = [], input: URL? = nil) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "awsdrops-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (output, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
        for file in [output, errors] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = root.appending(path: ".venv/bin/python")
        process.arguments = [root.appending(path: script).path] + arguments
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "PYTHONDONTWRITEBYTECODE": "1"]
        process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(script) failed:\n" + (try String(contentsOf: errors, encoding: .utf8)))
        }
        return try String(contentsOf: output, encoding: .utf8)
    }
}
