import Foundation
import JSONText
import Testing

/// `awsdrops flows` over Parquet files that pyarrow, DuckDB and polars write, with DuckDB as the judge.
@Suite struct FlowParquetTests {
    private static let writer = CommandRunner.python(Project.testPrograms.appending(path: "flow_parquet.py"))

    @Test(arguments: ["pyarrow", "duckdb", "polars"], ["uncompressed", "snappy", "gzip", "zstd"])
    func countsWhatDuckDBCounts(writer: String, codec: String) async throws {
        let scratch = try TemporaryDirectory()
        let codec = writer == "pyarrow" && codec == "uncompressed" ? "none" : codec
        let made = try await Self.writer.run([scratch.url.path, writer, codec])
        try #require(made.status == 0, "\(made.errors)")
        let files = try JSONDocument(parsing: made.output).root.elements
        #expect(files.count >= 28)
        for wanted in files {
            let file = try #require(wanted["file"]?.string)
            let result = try await CommandRunner.awsdrops.run(
                ["flows", scratch.url.appending(path: file).path, "--output", "json"])
            try #require(result.status == 0, "\(file): \(result.errors)")
            let report = try JSONDocument(parsing: result.output).root
            for count in ["accepted", "rejected", "noData", "skipData"] {
                #expect(report[name: count]?.int == wanted[name: count]?.int, "\(file): \(count)")
            }
            #expect(report["malformed"]?.int == 0, "\(file)")
            let groups = Set(wanted["groups"]?.elements.compactMap(\.string) ?? [])
            let differences = groups.symmetricDifference(FlowGroups.lines(report)).sorted()
            #expect(differences.isEmpty && !groups.isEmpty, "\(file): \(differences.prefix(4))")
        }
    }

    @Test func saysWhatItDoesNotRead() async throws {
        let scratch = try TemporaryDirectory()
        let made = try await Self.writer.run([scratch.url.path, "refused"])
        try #require(made.status == 0, "\(made.errors)")
        for wanted in try JSONDocument(parsing: made.output).root.elements {
            let file = scratch.url.appending(path: try #require(wanted["file"]?.string)).path
            let result = try await CommandRunner.awsdrops.run(["flows", file])
            #expect(result.status == 65, "\(file)")
            #expect(result.errors.contains(file))
            for words in wanted["words"]?.elements.compactMap(\.string) ?? [] {
                #expect(result.errors.contains(words), "\(file): \(result.errors)")
            }
        }
    }

    @Test func aDirectoryMayHoldOtherFiles() async throws {
        let scratch = try TemporaryDirectory()
        let made = try await Self.writer.run([scratch.url.path, "refused"])
        try #require(made.status == 0, "\(made.errors)")
        try FileManager.default.createDirectory(
            at: scratch.url.appending(path: "logs"), withIntermediateDirectories: true)
        for name in ["brotli.parquet", "other.parquet"] {
            try FileManager.default.moveItem(
                at: scratch.url.appending(path: name), to: scratch.url.appending(path: "logs/\(name)"))
        }
        try scratch.write("srcaddr dstaddr action\n10.0.0.1 10.0.0.2 REJECT\n", to: "logs/text.log")
        let result = try await CommandRunner.awsdrops.run(
            ["flows", scratch.url.appending(path: "logs").path, "--output", "json"])
        let report = try JSONDocument(parsing: result.output).root
        #expect(result.status == 0)
        #expect(report["rejected"]?.int == 1)
        #expect(report["unreadFiles"]?.elements.count == 2)
    }

    @Test func damagedRowsAreCountedAndShown() async throws {
        let scratch = try TemporaryDirectory()
        let file = scratch.url.appending(path: "damaged.parquet").path
        let made = try await Self.writer.run([file, "damaged"])
        try #require(made.status == 0, "\(made.errors)")
        let result = try await CommandRunner.awsdrops.run(["flows", file, "--output", "json"])
        let report = try JSONDocument(parsing: result.output).root
        #expect(result.status == 0)
        #expect(report["malformed"]?.int == 3)
        #expect(report["malformedSamples"]?.elements.map { $0["line"]?.int } == [11, 701, 1401])
        let strict = try await CommandRunner.awsdrops.run(["flows", file, "--strict"])
        #expect(strict.status == 65 && strict.errors.contains("\(file):11: its column dstport"))
    }

    @Test func aCutOrPackedFileIsRefused() async throws {
        let scratch = try TemporaryDirectory()
        let file = scratch.url.appending(path: "small.parquet")
        let made = try await Self.writer.run([file.path, "small"])
        try #require(made.status == 0, "\(made.errors)")
        let bytes = try Data(contentsOf: file)
        for count in [4, 11, 12, bytes.count / 2, bytes.count - 8, bytes.count - 1] {
            try bytes.prefix(count).write(to: file)
            let result = try await CommandRunner.awsdrops.run(["flows", file.path])
            #expect(result.status == 65 && result.errors.contains("Parquet"), "\(count) bytes: \(result.errors)")
        }
        try (bytes.dropLast(4) + Data("PARE".utf8)).write(to: file)
        let encrypted = try await CommandRunner.awsdrops.run(["flows", file.path])
        #expect(encrypted.status == 65 && encrypted.errors.contains("encrypted"))
    }
}
