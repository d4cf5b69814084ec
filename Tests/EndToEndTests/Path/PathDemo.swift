import Foundation
import JSONText

/// Questions to the built program about the demo network.
enum PathDemo {
    /// Runs `awsdrops path` on the demo.
    static func ask(_ source: String, _ destination: String, _ more: String...) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", Project.demoSnapshot.path, "--src", source, "--dst", destination] + more)
    }

    /// The JSON answer to a question.
    static func json(_ source: String, _ destination: String, _ more: String...) async throws -> JSONValue {
        let result = try await CommandRunner.awsdrops.run(
            [
                "path", "--snapshot", Project.demoSnapshot.path, "--src", source, "--dst", destination, "--output",
                "json",
            ]
                + more)
        return try JSONDocument(parsing: result.output).root.value
    }

    /// A copy of the demo without some files, named as below the region's folder.
    static func copy(without files: String...) throws -> TemporaryDirectory {
        let copy = try TemporaryDirectory()
        let region = "111122223333/eu-west-1"
        try FileManager.default.copyItem(
            at: Project.demoSnapshot.appending(path: "111122223333"), to: copy.url.appending(path: "111122223333"))
        for file in files { try FileManager.default.removeItem(at: copy.url.appending(path: "\(region)/\(file)")) }
        return copy
    }
}

extension CommandResult {
    /// The lines of standard output, empty ones included.
    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
