import Foundation
import Testing

@testable import Inventory

/// Directories as they are found in the wild: with links, pipes and oddities.
@Suite struct FileTreeTests {
    private func names(_ folder: SnapshotFolder) throws -> [String] {
        try FileTree.files(below: folder.path, endings: [".json"]).map {
            String($0.path.dropFirst(folder.path.count + 1))
        }
    }

    @Test func filesComeInTheOrderOfTheirNames() throws {
        let folder = try SnapshotFolder(["b.json": "", "a/z.json": "", "c.json": "", "a.json": ""])
        #expect(try names(folder) == ["a/z.json", "a.json", "b.json", "c.json"])
    }

    @Test func linksThatLoopEnd() throws {
        let folder = try SnapshotFolder(["a/vpcs.json": ""])
        try folder.link("a/up", to: "..")
        try folder.link("a/self", to: ".")
        try folder.link("b", to: "a")
        // `a` and `b` are one directory, which is read once.
        #expect(try names(folder) == ["a/vpcs.json"])
    }

    @Test func linksToFilesAreFollowed() throws {
        let folder = try SnapshotFolder(["data/x": "{}"])
        try folder.link("linked.json", to: "data/x")
        #expect(try names(folder) == ["linked.json"])
    }

    @Test func aDeadLinkMattersOnlyWhereItShouldBeASnapshot() throws {
        let folder = try SnapshotFolder(["a.json": ""])
        try folder.link("dead", to: "nowhere")
        #expect(try names(folder) == ["a.json"])
        try folder.link("dead.json", to: "nowhere")
        #expect(throws: SnapshotError.cannotOpen(path: "\(folder.path)/dead.json", reason: "No such file or directory"))
        {
            try names(folder)
        }
    }

    @Test func aPipeInADirectoryIsNotWaitedFor() throws {
        let folder = try SnapshotFolder()
        #expect(mkfifo("\(folder.path)/pipe.json", 0o600) == 0)
        #expect(
            throws: SnapshotError.cannotOpen(
                path: "\(folder.path)/pipe.json", reason: "neither a file nor a directory")
        ) { try names(folder) }
    }

    @Test func depthIsBounded() throws {
        let deep = String(repeating: "d/", count: 20)
        let folder = try SnapshotFolder(["\(deep)a.json": ""])
        #expect {
            try names(folder)
        } throws: { error in
            "\(error)".hasSuffix("more than 16 directories deep")
        }
    }

    @Test func contentsBeyondTheLimitAreRefused() throws {
        let folder = try SnapshotFolder(["a": String(repeating: "x", count: 100_000)])
        #expect(try FileTree.contents(of: folder.path + "/a", limit: 100_000).count == 100_000)
        #expect(throws: SnapshotError.malformed(file: folder.path + "/a", reason: "more than 99999 bytes")) {
            try FileTree.contents(of: folder.path + "/a", limit: 99_999)
        }
        // A file of holes takes no place on disk, and would take all memory.
        #expect(truncate(folder.path + "/a", 1 << 42) == 0)
        #expect(throws: SnapshotError.malformed(file: folder.path + "/a", reason: "more than 100000 bytes")) {
            try FileTree.contents(of: folder.path + "/a", limit: 100_000)
        }
        #expect(throws: SnapshotError.malformed(file: "/dev/zero", reason: "more than 1000000 bytes")) {
            try FileTree.contents(of: "/dev/zero", limit: 1_000_000)
        }
    }
}
