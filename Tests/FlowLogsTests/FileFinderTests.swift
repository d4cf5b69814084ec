import Foundation
import Testing

@testable import FlowLogs

@Suite struct FileFinderTests {
    private func folder(_ files: [String: Data]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "awsdrops-files-\(UUID().uuidString)")
        for (name, data) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try data.write(to: file)
        }
        return folder
    }

    private let record = Data((FlowFixture.rejected + "\n").utf8)

    @Test func directoriesAreReadAtAnyDepthInAnyMixOfForms() async throws {
        let envelope = Data(#"{"events":[{"message":"\#(FlowFixture.rejected)"}]}"#.utf8)
        let folder = try folder([
            "2025/01/a.log": record, "2025/01/02/b.log.gz": FlowFixture.gzip(record), "c": FlowFixture.zstd(record),
            "d.txt": envelope, "aws-logs-write-test": Data("Permission Check Successful".utf8),
            "trail.json": Data(#"{"Records":[{"eventVersion":"1.11"}]}"#.utf8), "empty": Data(),
            ".hidden": Data([0, 1]),
            "picture": Data([0x89, 0x50, 0x4E, 0x47, 0, 0, 0]),
        ])
        defer { try? FileManager.default.removeItem(at: folder) }
        let tally = try await FlowLogReader.tally([folder.path], FlowReadOptions())
        #expect(tally.counts.rejected == 4)
        #expect(tally.counts.malformed == 0)
        #expect(tally.malformedSamples.isEmpty)
        let unread = tally.notes.unread.map { URL(filePath: $0.file).lastPathComponent }
        #expect(unread == ["aws-logs-write-test", "picture", "trail.json"])
    }

    @Test func aFileThatIsNamedMustBeALog() async throws {
        let folder = try folder(["aws-logs-write-test": Data("Permission Check Successful".utf8), "a.log": record])
        defer { try? FileManager.default.removeItem(at: folder) }
        await #expect(throws: FlowLogError.self) {
            try await FlowLogReader.tally([folder.appending(path: "aws-logs-write-test").path], FlowReadOptions())
        }
    }

    @Test func patternsAreExpanded() async throws {
        let folder = try folder(["1.log": record, "2.log": record, "3.txt": record, "[x].log": record + record])
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try FileFinder([folder.path + "/[0-9].log"]).files.count == 2)
        #expect(try FileFinder([folder.path + "/*"]).files.count == 4)
        // A file of that very name is meant.
        #expect(try await FlowLogReader.tally([folder.path + "/[x].log"], FlowReadOptions()).counts.rejected == 2)
        #expect(throws: FlowLogError.self) { try FileFinder([folder.path + "/*.none"]) }
    }

    @Test func whatCannotBeReadAmongLogsIsToldAndTheRestIsRead() async throws {
        let folder = try folder(["a.log": record, "deep/b.log": record])
        defer { try? FileManager.default.removeItem(at: folder) }
        let links = ["deep/self": ".", "nowhere": "/nonexistent/log", "twice": "deep/b.log"]
        for (name, target) in links {
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: name).path, withDestinationPath: target)
        }
        #expect(mkfifo(folder.appending(path: "pipe").path, 0o600) == 0)
        try FileManager.default.createDirectory(
            at: folder.appending(path: "own"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            atPath: folder.appending(path: "own/back").path, withDestinationPath: folder.path)
        let tally = try await FlowLogReader.tally([folder.path, folder.path], FlowReadOptions())
        #expect(tally.counts.rejected == 2)
        let unread = Dictionary(
            uniqueKeysWithValues: tally.notes.unread.map { ($0.file.dropFirst(folder.path.count), $0.reason) })
        #expect(unread == ["/nowhere": "No such file or directory", "/pipe": "neither a file nor a directory"])
    }
}
