import Foundation
import JSONText
import Testing

/// Parquet in S3 is read at the places that are needed, with the answer of the same files on disk.
@Suite struct S3ParquetTests {
    private static let writer = CommandRunner.python(Project.testPrograms.appending(path: "flow_parquet.py"))

    @Test(arguments: ["pyarrow", "duckdb"]) func countsWhatFilesHold(writer: String) async throws {
        let made = try TemporaryDirectory()
        let written = try await Self.writer.run([made.url.path, writer, "gzip"])
        try #require(written.status == 0, "\(written.errors)")
        let files = try JSONDocument(parsing: written.output).root.elements.compactMap { $0["file"]?.string }
        let server = try await StoreServer.start { scratch in
            let bucket = scratch.url.appending(path: "buckets/logs")
            try FileManager.default.createDirectory(at: bucket, withIntermediateDirectories: true)
            for file in files {
                try FileManager.default.copyItem(
                    at: made.url.appending(path: file), to: bucket.appending(path: file))
            }
        }
        let fetched = try await server.flows(["s3://logs/", "--output", "json"])
        let local = try await CommandRunner.awsdrops.run(
            ["flows", server.buckets.appending(path: "logs").path, "--output", "json"])
        #expect(fetched.status == 0 && fetched.output == local.output, "\(fetched.errors)")
        #expect(fetched.output.contains("\"rejected\":") && files.count >= 28)
    }
}
