import Foundation
import JSONText
import Testing

/// `awsdrops flows s3://…`: the answer is that of the same files on disk, and only what is needed is asked for.
@Suite struct S3FlowsTests {
    /// 2025-01-31T00:00Z.
    private static let day = 1_738_281_600

    /// A file for each of some hours of three days, named and placed as AWS does; hive-compatible by the hour or plain by the day.
    private static func fill(_ scratch: TemporaryDirectory, isHive: Bool) throws {
        for day in 29...31 {
            for hour in [0, 9, 14, 23] {
                let end = Self.day + (day - 31) * 86400 + hour * 3600 + 300
                let records = FlowText.records(40, seed: UInt64(day * 100 + hour), from: end - 300, to: end)
                let place =
                    isHive
                    ? "aws-account-id=111122223333/aws-service=vpcflowlogs/aws-region=eu-west-1/year=2025/month=01/day=\(day)/"
                        + "hour=\(padded(hour))" : "111122223333/vpcflowlogs/eu-west-1/2025/01/\(day)"
                let name = "111122223333_vpcflowlogs_eu-west-1_fl-0a_202501\(day)T\(padded(hour))05Z_\(hour)f.log"
                try scratch.write(FlowText.file(records), to: "buckets/logs/app/AWSLogs/\(place)/\(name)")
            }
        }
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func local(_ folder: URL, _ arguments: [String]) async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(["flows", folder.path, "--output", "json"] + arguments)
    }

    /// Pages of three rows, so that every listing has several.
    @Test(arguments: [false, true], [[], ["--since", "2025-01-31T13:30Z", "--until", "2025-01-31T14:30Z"]])
    func countsWhatFilesHold(isHive: Bool, times: [String]) async throws {
        let server = try await StoreServer.start(["--page", "3"]) { try Self.fill($0, isHive: isHive) }
        let fetched = try await server.flows(["s3://logs/app/", "--output", "json"] + times)
        let local = try await Self.local(server.buckets.appending(path: "logs/app"), times)
        #expect(fetched.status == 0 && !local.output.isEmpty, "\(fetched.errors)")
        #expect(fetched.output == local.output)
        let objects = try server.requests().filter { $0.action == "GetObject" }
        #expect(objects.count == (times.isEmpty ? 12 : 1))
    }

    @Test func listsOnlyTheFoldersThatAreNeeded() async throws {
        let server = try await StoreServer.start { try Self.fill($0, isHive: true) }
        let result = try await server.flows(
            ["s3://logs", "--since", "2025-01-30T23:50Z", "--until", "2025-01-31T01:00Z", "--output", "json"])
        #expect(result.status == 0, "\(result.errors)")
        let prefixes = try server.requests().compactMap { $0.parameters?["prefix"]?.text }
        #expect(prefixes.contains { $0.hasSuffix("day=30/") } && prefixes.contains { $0.hasSuffix("day=31/") })
        #expect(!prefixes.contains { $0.contains("day=29") })
        let other = try await server.flows(
            ["s3://logs", "--where", "region = us-east-1", "--since", "2025-01-30", "--output", "json"])
        #expect(other.status == 66 && other.errors.contains("may hold records of that time and region"))
    }

    /// What stands before the folders of AWS is a name, whatever it looks like.
    @Test func aPrefixThatLooksLikeADateIsNone() async throws {
        let record = FlowText.records(3, seed: 1, from: Self.day, to: Self.day + 300)
        let server = try await StoreServer.start {
            try $0.write(
                FlowText.file(record), to: "buckets/logs/2020/01/AWSLogs/1/vpcflowlogs/eu-west-1/2025/01/31/a.log")
        }
        let result = try await server.flows(["s3://logs/", "--since", "2025-01-31", "--output", "json"])
        #expect(result.status == 0 && result.output.contains("\"records\": 3"), "\(result.errors)")
    }

    @Test func followsBucketsToTheirRegion() async throws {
        let server = try await StoreServer.start(["--home", "logs=us-west-2"]) { try Self.fill($0, isHive: false) }
        let result = try await server.flows(["s3://logs/", "--output", "json"])
        #expect(result.status == 0, "\(result.errors)")
        let requests = try server.requests()
        #expect(requests.first?.region == "eu-west-1")
        // The redirect is learned once for the bucket.
        #expect(requests.dropFirst().allSatisfy { $0.region == "us-west-2" } && requests.count == 14)
    }

    @Test func paysWhereTheRequesterHasTo() async throws {
        let server = try await StoreServer.start(["--payer", "logs"]) { try Self.fill($0, isHive: false) }
        let refused = try await server.flows(["s3://logs/"])
        #expect(refused.status == 77 && refused.errors.contains("AccessDenied"), "\(refused.errors)")
        let paid = try await server.flows(["s3://logs/", "--requester-pays"])
        #expect(paid.status == 0, "\(paid.errors)")
    }

    @Test func repeatsWhatFailsInPassing() async throws {
        let faults = ["--fault", "ListObjectsV2=503:2", "--fault", "GetObject=500:2"]
        let server = try await StoreServer.start(faults) { try Self.fill($0, isHive: false) }
        let fetched = try await server.flows(["s3://logs/app/", "--output", "json"])
        let local = try await Self.local(server.buckets.appending(path: "logs/app"), [])
        #expect(fetched.status == 0 && fetched.output == local.output, "\(fetched.errors)")
    }

    @Test func tellsObjectsThatCannotBeHad() async throws {
        let server = try await StoreServer.start(["--archived", "T0905Z"]) { scratch in
            try Self.fill(scratch, isHive: false)
            try scratch.write("# Notes\n\nnothing of records here\n", to: "buckets/logs/app/AWSLogs/notes.md")
        }
        let result = try await server.flows(["s3://logs/app", "--output", "json"])
        #expect(result.status == 0, "\(result.errors)")
        let unread = try JSONDocument(parsing: result.output).root["unreadFiles"]?.elements.map { $0.value } ?? []
        #expect(unread.count == 4, "\(result.output.prefix(600))")
        #expect(unread.filter { $0["reason"]?.text?.contains("InvalidObjectState") == true }.count == 3)
        let all = try await server.flows(["s3://logs/app/AWSLogs/111122223333/vpcflowlogs/eu-west-1/2025/01/30/"])
        #expect(all.status == 0)
        let archived =
            "s3://logs/app/AWSLogs/111122223333/vpcflowlogs/eu-west-1/2025/01/30/"
            + "111122223333_vpcflowlogs_eu-west-1_fl-0a_20250130T0905Z_9f.log"
        let named = try await server.flows([archived])
        #expect(named.status == 66 && named.errors.contains("storage class"), "\(named.errors)")
    }

    @Test(arguments: ["a b+c=d%e/ü&f.log", "100%25/x.log", "~tilde'(1)*!.log"])
    func keysOfAnyCharacters(key: String) async throws {
        let text = FlowText.file(FlowText.records(5, seed: 1, from: Self.day, to: Self.day + 300))
        let server = try await StoreServer.start { try $0.write(text, to: "buckets/my.bucket/\(key)") }
        for url in ["s3://my.bucket", "s3://my.bucket/\(key)"] {
            let result = try await server.flows([url, "--output", "json"])
            #expect(result.status == 0 && result.output.contains("\"records\": 5"), "\(result.errors)")
        }
    }

    @Test func largeFilesComeInPieces() async throws {
        let records = FlowText.records(60000, seed: 7, from: Self.day, to: Self.day + 3000)
        let server = try await StoreServer.start { scratch in
            try scratch.write(FlowText.file(records), to: "buckets/logs/large.log")
            try scratch.write(FlowText.file(Array(records.prefix(9000))), to: "buckets/logs/small.log")
        }
        let fetched = try await server.flows(["s3://logs/", "--output", "json"])
        let local = try await Self.local(server.buckets.appending(path: "logs"), [])
        #expect(fetched.status == 0 && fetched.output == local.output, "\(fetched.errors)")
        let ranges = try server.requests().compactMap { $0.parameters?["range"]?.text }
        #expect(ranges.contains("bytes=0-1048575") && ranges.contains("bytes=1048576-2097151"))
        #expect(Set(ranges).count == ranges.count)
    }

    @Test(arguments: [
        ("s3://none/", 69, "NoSuchBucket"), ("s3://logs/none", 66, "no object below it"),
        ("s3://A..B/x", 64, "no name of a bucket"), ("s3://", 64, "no name of a bucket"),
    ])
    func saysWhatIsNotThere(url: String, status: Int32, words: String) async throws {
        let server = try await StoreServer.start { try Self.fill($0, isHive: false) }
        let result = try await server.flows([url])
        #expect(result.status == status && result.errors.contains(words), "\(result.status) \(result.errors)")
    }
}
