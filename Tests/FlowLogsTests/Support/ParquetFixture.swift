import Foundation

/// Parquet files that pyarrow writes.
enum ParquetFixture {
    private static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    /// The bytes of a file of this kind: `small` has dictionaries, nulls and two row groups, `damaged` rows that are no records.
    static func written(_ kind: String) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "awsdrops-\(UUID().uuidString).parquet")
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = root.appending(path: ".venv/bin/python")
        process.arguments = [
            root.appending(path: "Tests/EndToEndTests/Support/Python/flow_parquet.py").path, file.path, kind,
        ]
        try process.run()
        process.waitUntilExit()
        return try Data(contentsOf: file)
    }
}
