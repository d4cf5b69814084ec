import Foundation
import Testing

/// The virtual environment with botocore, moto and the AWS CLI that `make test` sets up.
enum PythonTool {
    struct Missing: Error, CustomStringConvertible {
        let description = "the tests' Python environment (.venv) is missing: run make test"
    }

    /// The path of a program of the environment.
    static func path(_ name: String = "python") throws -> URL {
        let url = PackagePaths.root.appending(path: ".venv/bin/\(name)")
        guard FileManager.default.isExecutableFile(atPath: url.path) else { throw Missing() }
        return url
    }

    /// What a script prints for that input; fails where it exits with an error.
    static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> String {
        let process = Process()
        process.executableURL = try path()
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nonexistent"].merging(environment) { $1 }
        let outcome = try collect(process, input: input)
        guard outcome.status == 0 else { throw Failure(arguments: arguments, text: outcome.error) }
        return outcome.output
    }

    /// Runs a process to its end. Input and error go through files, so that no pipe can fill up.
    static func collect(
        _ process: Process, input: String
    ) throws -> (status: Int32, output: String, error: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "awsdrops-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let inputFile = folder.appending(path: "in")
        let errorFile = folder.appending(path: "err")
        try Data(input.utf8).write(to: inputFile)
        try Data().write(to: errorFile)
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: output, as: UTF8.self),
            String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
        )
    }

    struct Failure: Error, CustomStringConvertible {
        let arguments: [String]
        let text: String
        var description: String { "\(arguments.joined(separator: " ")): \(text)" }
    }
}
