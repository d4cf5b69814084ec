import Foundation
import Testing

@testable import Inventory

/// Files that are whole or absent.
struct SnapshotWriterTests {
    private func scratch() throws -> URL {
        let url = FileManager.default.temporaryDirectory.appending(path: "awsdrops-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url
    }

    @Test func writesBelowItsRootAndForTheOwnerOnly() throws {
        let root = try scratch()
        defer { try? FileManager.default.removeItem(at: root) }
        let writer = try SnapshotWriter(root: root.appending(path: "a/b").path)
        #expect(try writer.firstEntry() == nil)
        try writer.write(Array("one".utf8), to: "1/x.json")
        try writer.write(Array("two".utf8), to: "1/x.json")
        #expect(writer.read("1/x.json") == Array("two".utf8))
        #expect(writer.read("1/y.json") == nil)
        #expect(try writer.firstEntry() == "1")
        let folder = root.appending(path: "a/b/1")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.json"])
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.appending(path: "x.json").path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    /// A reader who has a file open, and one who comes while it is written anew, both see a whole one.
    @Test func aFileIsReplacedAndNotWrittenOver() throws {
        let root = try scratch()
        defer { try? FileManager.default.removeItem(at: root) }
        let writer = try SnapshotWriter(root: root.path)
        let file = root.appending(path: "x.json")
        try writer.write(Array("the older text".utf8), to: "x.json")
        let reader = try FileHandle(forReadingFrom: file)
        try writer.write(Array("new".utf8), to: "x.json")
        #expect(try reader.readToEnd() == Data("the older text".utf8))
        #expect(writer.read("x.json") == Array("new".utf8))
    }

    @Test func saysWhatCannotBeWritten() throws {
        let root = try scratch()
        defer { try? FileManager.default.removeItem(at: root) }
        try Data().write(to: root.appending(path: "file"))
        let error = #expect(throws: SnapshotWriteError.self) {
            try SnapshotWriter(root: root.appending(path: "file").path)
        }
        #expect(error?.description.contains("it is not a directory") == true)
        let writer = try SnapshotWriter(root: root.path)
        #expect(throws: SnapshotWriteError.self) { try writer.write([], to: "file/x.json") }
    }
}
