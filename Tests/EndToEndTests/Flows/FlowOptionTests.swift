import Foundation
import JSONText
import Testing

/// Every option of `awsdrops flows` that chooses records or what is told of them.
@Suite struct FlowOptionTests {
    /// Six records of one field more each, so that every filter has something to leave out.
    private static let log = """
        version interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status vpc-id \
        subnet-id instance-id tcp-flags az-id flow-direction
        5 eni-0a 10.0.0.9 10.0.1.5 40000 5432 6 3 180 1700000000 1700000050 REJECT OK vpc-1 subnet-a i-0a 2 euw1-az1 ingress
        5 eni-0a 10.0.0.9 10.0.1.5 40001 5432 6 9 540 1700000600 1700000650 REJECT OK vpc-1 subnet-a i-0a 2 euw1-az1 ingress
        5 eni-0b 10.0.0.8 10.0.1.6 40001 443 6 1 40 1700000000 1700000050 REJECT OK vpc-1 subnet-b i-0b 1 euw1-az2 ingress
        5 eni-0b 10.0.1.6 10.0.0.8 443 40001 6 1 44 1700000000 1700000050 REJECT OK vpc-1 subnet-b i-0b 18 euw1-az2 egress
        5 eni-0c 2001:db8::1 2001:db8::2 53 53 17 2 99 1700000000 1700000050 REJECT OK vpc-2 subnet-c - 0 euw1-az3 ingress
        5 eni-0c 10.0.0.7 10.0.2.7 40001 443 6 5 500 1700000000 1700000050 ACCEPT OK vpc-2 subnet-c - 3 euw1-az3 ingress

        """

    private func flows(_ options: [String]) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(["flows", "-"] + options, input: Self.log)
    }

    private func json(_ options: [String]) async throws -> JSONElement {
        let result = try await flows(options + ["--output", "json"])
        #expect(result.status == 0, "\(result.errors)")
        return try JSONDocument(parsing: result.output).root
    }

    @Test(arguments: [
        (["--src", "10.0.0.9"], 2), (["--src", "10.0.0.8/31"], 3), (["--dst", "2001:db8::/32"], 1),
        (["--port", "443,5000-6000"], 4), (["--protocol", "udp"], 1), (["--interface", "eni-0a"], 2),
        (["--interface", "eni-0a", "--interface", "eni-0b"], 4), (["--vpc", "vpc-2"], 2),
        (["--subnet", "subnet-b"], 2),
        (["--instance", "i-0b"], 2), (["--instance", "i-*"], 4), (["--az", "euw1-az1"], 2),
        (["--direction", "egress"], 1),
        (["--tcp-flags", "syn"], 3), (["--tcp-flags", "syn-ack"], 1), (["--tcp-flags", "fin"], 2),
        (["--tcp-flags", "18"], 1), (["--since", "1700000600"], 1), (["--until", "2023-11-14T22:14:00Z"], 5),
        (["--since", "2023-11-14", "--until", "2023-11-15T01:00"], 6), (["--since", "1h"], 0),
        (["--where", "bytes >= 500"], 2), (["--where", "az-id != euw1-az3"], 4),
        (["--where", "srcaddr = 10.0.0.0/30,10.0.0.8/29"], 3),
        (["--where", "packets < 3", "--where", "protocol=tcp"], 2),
    ]) func filtersHoldForEveryCount(options: [String], records: Int) async throws {
        let report = try await json(options)
        #expect(report["records"]?.int == records)
    }

    @Test(arguments: [
        ["--port", "70000"], ["--direction", "in"], ["--tcp-flags", "sin"], ["--since", "yesterday"],
        ["--until", "2023-13-01"], ["--where", "bytes"], ["--where", "bites > 3"], ["--where", "az-id > 3"],
        ["--where", "dstport = "], ["--by", "srcadr"], ["--by", "srcaddr,srcaddr"], ["--timeline", "5"],
        ["--top", "0"], ["--by", "srcaddr", "--stats"], ["--stats", "--output", "csv"], ["--sort", "size"],
        ["--records", "--output", "markdown"], ["--records", "--snapshot", "/tmp"],
    ]) func whatIsNoOptionIsRefused(options: [String]) async throws {
        let result = try await flows(options)
        #expect(result.status == 64 && result.output.isEmpty && !result.errors.isEmpty, "\(options): \(result)")
    }

    @Test func groupsByTheFieldsAskedFor() async throws {
        let groups = try await json(["--by", "az-id,dstport", "--sort", "bytes"]).items("groups")
        #expect(groups.count == 4)
        let first = try #require(groups.first)
        #expect(first["az-id"]?.string == "euw1-az1")
        #expect(first["dstport"]?.int == 5432)
        #expect(first["bytes"]?.int == 720)
        #expect(first["attribution"]?.isNull == true)
        let both = try await json(["--by", "action", "--rejects", "--accepts"]).items("groups")
        #expect(both.map { $0["records"]?.int } == [5, 1])
    }

    @Test func ordersAsAsked() async throws {
        let groups = try await json(["--sort", "last", "--top", "1"]).items("groups")
        #expect(groups.count == 1)
        #expect(groups.first?["last"]?.int == 1_700_000_650)
    }

    @Test func tellsLatePacketsApart() async throws {
        let report = try await json([])
        #expect(report["lateRejects"]?.int == 1)
        let late = report.items("groups").filter { $0["attribution"]?["kind"]?.string == "late-packet" }
        #expect(late.map { $0["source"]?.string } == ["10.0.0.8"])
        let text = try await flows([]).output
        let noise = try #require(text.range(of: "Late packets, which no rule is to blame for:"))
        #expect(text[noise.upperBound...].contains("10.0.1.6:443"))
        #expect(!text[..<noise.lowerBound].contains("10.0.1.6:443"))
    }

    @Test func drawsATimeline() async throws {
        let text = try await flows(["--timeline", "5m"]).output
        #expect(text.contains("2023-11-14T22:10:00Z  ################################################## 4 rejected"))
        #expect(text.contains("2023-11-14T22:15:00Z  0\n"))
        #expect(text.contains("2023-11-14T22:20:00Z  ############ 1 rejected"))
        let intervals = try await json(["--timeline", "1h", "--accepts", "--rejects"]).items("timeline")
        #expect(intervals.map { $0["accepted"]?.int } == [1])
        #expect(intervals.map { $0["rejected"]?.int } == [5])
    }

    @Test func printsTheRecords() async throws {
        let lines = try await flows(["--records", "--accepts"]).output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.last?.hasPrefix("5 eni-0c 10.0.0.7 10.0.2.7 40001 443 6 5 500") == true)
        let objects = try await flows(["--records", "--top", "2", "--output", "json"]).output.split(separator: "\n")
        #expect(objects.count == 2)
        let first = try JSONDocument(parsing: String(objects[0])).root
        #expect(first["srcport"]?.int == 40000 && first["az-id"]?.string == "euw1-az1")
        let table = try await flows(["--records", "--output", "csv"]).output.split(separator: "\n")
        #expect(table.count == 6 && table[0].hasPrefix("version,interface-id,srcaddr"))
    }

    @Test func sumsUpTheLog() async throws {
        let text = try await flows(["--stats"]).output
        #expect(text.contains("from 2023-11-14T22:13:20Z to 2023-11-14T22:24:10Z"))
        #expect(text.contains("udp              0         1        2     99"))
        let rows = try await json(["--stats"]).items("statistics")
        let interface = try #require(rows.first { $0["interface"]?.string == "eni-0c" })
        #expect(interface["accepted"]?.int == 1 && interface["rejected"]?.int == 1)
    }

    @Test func printsTables() async throws {
        let csv = try await flows(["--output", "csv", "--top", "1"]).output.split(separator: "\n")
        #expect(csv.count == 2)
        #expect(csv[1].hasPrefix("10.0.0.9,10.0.1.5,5432,6,REJECT,2,12,720,1700000000,1700000650,unknown,"))
        let markdown = try await flows(["--output", "markdown", "--by", "vpc-id"]).output
        #expect(markdown.hasPrefix("| vpc-id | action | records |"))
        #expect(markdown.contains("| vpc-1 | REJECT | 4 | 14 | 804 |"))
    }

    /// The other options that commands share.
    @Test func staysQuietAndWithoutColour() async throws {
        for options in [["--quiet"], ["--debug"], ["--color", "never"], ["--strict"], ["--format", "v2"]] {
            #expect(try await flows(options).status == 0)
        }
        #expect(try await flows(["--color", "always"]).output.contains("\u{1B}["))
    }
}

extension JSONElement {
    /// The elements of the array of this name.
    fileprivate func items(_ name: String) -> [JSONElement] { self[name: name].map { Array($0.elements) } ?? [] }
}
