import Foundation
import Testing

@testable import Inventory

@Suite struct GzipTests {
    static let text = Array(String(repeating: "a line of text, and \"another\"\n", count: 40_000).utf8)

    /// What gzip(1) makes of the bytes; the header is 10 bytes as no name is stored.
    static func compress(_ bytes: [UInt8], level: Int = 6) throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-n", "-c", "-\(level)"]
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let source = folder.appendingPathComponent("in")
        let target = folder.appendingPathComponent("out")
        try Data(bytes).write(to: source)
        try Data().write(to: target)
        process.standardInput = try FileHandle(forReadingFrom: source)
        process.standardOutput = try FileHandle(forWritingTo: target)
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return try Array(Data(contentsOf: target))
    }

    @Test(arguments: [0, 1, 5, 1 << 18, (1 << 18) + 1, 1_200_000], [1, 9])
    func contentsComeBack(size: Int, level: Int) throws {
        let contents = Array(Self.text.prefix(size))
        let compressed = try Self.compress(contents, level: level)
        #expect(Gzip.isGzip(compressed))
        #expect(try Gzip.decompress(compressed, limit: contents.count) == contents)
    }

    @Test func membersAreJoined() throws {
        let parts: [[UInt8]] = [Array("one\n".utf8), [], Self.text, Array("two\n".utf8)]
        let compressed = try parts.flatMap { try Self.compress($0) }
        #expect(try Gzip.decompress(compressed, limit: 10_000_000) == parts.flatMap { $0 })
    }

    @Test(arguments: [[], [0x1F], Array("{}".utf8), [0x1F, 0x8C, 8]] as [[UInt8]])
    func otherFilesAreNotGzip(bytes: [UInt8]) {
        #expect(!Gzip.isGzip(bytes))
        #expect(throws: GzipError.notGzip) { try Gzip.decompress(bytes, limit: 100) }
    }

    @Test func everyTruncationIsNamed() throws {
        let compressed = try Self.compress(Array("some text to pack, some text to pack".utf8))
        for length in 2..<compressed.count {
            #expect(throws: GzipError.truncated(member: 1), "cut at \(length)") {
                try Gzip.decompress(Array(compressed.prefix(length)), limit: 100)
            }
        }
    }

    @Test(arguments: [1, 2, 9, 15])
    func truncationOfTheSecondMemberIsNamed(length: Int) throws {
        let compressed = try Self.compress([1, 2, 3])
        #expect(throws: GzipError.truncated(member: 2)) {
            try Gzip.decompress(compressed + compressed.prefix(length), limit: 100)
        }
    }

    /// Bytes 4 to 9 are left alone: they hold a time, extra flags and a system, which say nothing of the contents.
    @Test func everyChangedByteIsFound() throws {
        let contents = Array("some text to pack, some text to pack".utf8)
        let compressed = try Self.compress(contents)
        for offset in 2..<compressed.count where !(4..<10).contains(offset) {
            var damaged = compressed
            damaged[offset] ^= 0x55
            let file = damaged
            #expect(throws: GzipError.self, "byte \(offset)") { try Gzip.decompress(file, limit: 1000) }
        }
    }

    @Test func wrongChecksumIsNamed() throws {
        var compressed = try Self.compress(Array("text".utf8))
        compressed[compressed.count - 8] ^= 1
        let file = compressed
        let error = #expect(throws: GzipError.self) { try Gzip.decompress(file, limit: 100) }
        #expect(error == .corrupt(member: 1, offset: file.count - 4, reason: "incorrect data check"))
        #expect(error?.description.contains("damaged in member 1") == true)
    }

    @Test func trailingGarbageIsNamed() throws {
        let compressed = try Self.compress([1, 2, 3])
        #expect(throws: GzipError.trailingGarbage(offset: compressed.count, count: 5)) {
            try Gzip.decompress(compressed + Array("hello".utf8), limit: 100)
        }
        #expect(throws: GzipError.trailingGarbage(offset: compressed.count, count: 3)) {
            try Gzip.decompress(compressed + [0, 0, 1], limit: 100)
        }
        #expect(try Gzip.decompress(compressed + [0, 0, 0], limit: 100) == [1, 2, 3])
    }

    @Test(arguments: [-1, 0, 1, 99_999])
    func moreThanTheLimitIsRefused(limit: Int) throws {
        let bomb = try Self.compress(Array(repeating: 0, count: 100_000))
        #expect(throws: GzipError.tooLarge(limit: limit)) { try Gzip.decompress(bomb, limit: limit) }
    }

    @Test func theLimitHoldsOverAllMembers() throws {
        let member = try Self.compress(Array(repeating: 7, count: 60))
        #expect(try Gzip.decompress(member + member, limit: 120).count == 120)
        #expect(throws: GzipError.tooLarge(limit: 119)) { try Gzip.decompress(member + member, limit: 119) }
    }
}
