import Foundation
import Testing

/// `awsdrops flows`, run as a user runs it.
@Suite struct FlowsTests {
    private let log = """
        version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
        2 123456789010 eni-0a 10.0.0.9 10.0.1.5 40000 5432 6 3 180 1700000000 1700000050 REJECT OK
        2 123456789010 eni-0a 10.0.0.9 10.0.1.5 40001 5432 6 1 60 1700000010 1700000055 REJECT OK
        2 123456789010 eni-0a 10.0.0.9 10.0.1.5 40001 443 6 3 180 1700000000 1700000050 ACCEPT OK
        2 123456789010 eni-0a - - - - - - - 1700000000 1700000050 - NODATA
        2 123456789010 eni-0b - - - - - - - 1700000000 1700000050 - SKIPDATA
        2 123456789010 eni-0b \u{1B}[31m 10.0.1.5 1 2 6 3 180 1700000000 1700000050 REJECT OK

        """

    @Test func printsWhatTheSchemaSays() async throws {
        let result = try await CommandRunner.awsdrops.run(["flows", "-", "--output", "json"], input: log)
        #expect(result.status == 0)
        #expect(result.output.contains("\"schema\": \"awsdrops.flows/1\""))
        for (name, count) in [
            ("records", 5), ("accepted", 1), ("rejected", 2), ("noData", 1), ("skipData", 1), ("malformed", 1),
        ] {
            #expect(result.output.contains("\"\(name)\": \(count),"), "\(name)")
        }
        let group = """
                  "source": "10.0.0.9",
                  "destination": "10.0.1.5",
                  "destinationPort": 5432,
                  "protocol": "tcp",
                  "action": "REJECT",
                  "records": 2,
                  "packets": 4,
                  "bytes": 240,
                  "first": 1700000000,
                  "last": 1700000055,
                  "attribution": {
                    "kind": "unknown",
            """
        let unindented = { (text: String) in
            text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n")
        }
        #expect(unindented(result.output).contains(unindented(group)))
        #expect(result.output.contains("FLOW_RECORDS_SKIPPED"))
    }

    @Test func textIsSafeAndNamesTheDamagedLine() async throws {
        let scratch = try TemporaryDirectory()
        try scratch.write(log, to: "logs/a/one.log")
        let result = try await CommandRunner.awsdrops.run(["flows", scratch.url.appending(path: "logs").path])
        #expect(result.status == 0)
        #expect(result.output.contains("10.0.1.5:5432"))
        #expect(result.output.contains("one.log:7: "))
        #expect(!result.output.contains("\u{1B}"))
    }

    @Test(arguments: [
        (["--strict"], Int32(65), "-"), ([], 66, "/nowhere/at.all"), (["--port", "x"], 64, "-"),
        (["--src", "10.0.0"], 64, "-"),
        (["--format", "srcadr"], 64, "-"), (["--top", "0"], 64, "-"),
    ]) func leavesWithTheStatusOfTheFault(options: [String], status: Int32, file: String) async throws {
        let result = try await CommandRunner.awsdrops.run(["flows", file] + options, input: log)
        #expect(result.status == status)
        #expect(result.output.isEmpty && !result.errors.isEmpty)
    }
}
