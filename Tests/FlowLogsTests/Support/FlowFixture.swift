import Foundation

@testable import FlowLogs

/// Files to read, and the tools that pack them.
enum FlowFixture {
    static let header =
        "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
    static let rejected = "2 123456789010 eni-0a 10.0.0.9 10.0.1.5 40000 5432 6 3 180 1700000000 1700000050 REJECT OK"
    static let accepted = "2 123456789010 eni-0a 10.0.0.9 10.0.1.5 40001 443 6 3 180 1700000000 1700000050 ACCEPT OK"
    static let noData = "2 123456789010 eni-0a - - - - - - - 1431280876 1431280934 - NODATA"

    /// What the reader counts in a file of this content.
    static func tally(
        _ data: Data, name: String = "log", _ change: (inout FlowReadOptions) -> Void = { _ in }
    ) async throws -> FlowTally {
        let folder = FileManager.default.temporaryDirectory.appending(path: "awsdrops-flows-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: name)
        try data.write(to: file)
        var options = FlowReadOptions()
        change(&options)
        return try await FlowLogReader.tally([file.path], options)
    }

    /// The same for a text.
    static func tally(
        _ text: String, _ change: (inout FlowReadOptions) -> Void = { _ in }
    ) async throws -> FlowTally {
        try await tally(Data(text.utf8), change)
    }

    static func gzip(_ data: Data) throws -> Data { try packed(data, by: ["gzip", "-c"]) }

    static func zstd(_ data: Data, _ options: [String] = []) throws -> Data {
        try packed(data, by: ["zstd", "-q", "-c"] + options)
    }

    private static func packed(_ data: Data, by command: [String]) throws -> Data {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        // The tool may fill its output before it has read all: one thread writes while this one reads.
        let writer = Thread {
            try? input.fileHandleForWriting.write(contentsOf: data)
            try? input.fileHandleForWriting.close()
        }
        writer.start()
        let result = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return result
    }
}
