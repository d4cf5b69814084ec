import Foundation
import JSONText
import Testing

/// What `--snapshot` accepts, and how it is said what is wrong with one.
@Suite
struct PathSnapshotTests {
    private func ask(_ arguments: [String], input: String = "") async throws -> CommandResult {
        try await CommandRunner.awsdrops.run(
            ["path", "--src", "web-1", "--dst", "app-1:8080"] + arguments, input: input)
    }

    @Test
    func aMissingOneIsNamed() async throws {
        let result = try await ask(["--snapshot", "/no/such/snapshot"])
        #expect(result.status == 66 && result.output.isEmpty)
        #expect(result.errors == "awsdrops: /no/such/snapshot: No such file or directory\n")
    }

    @Test
    func anEmptyPathIsWrongUsage() async throws {
        let result = try await ask(["--snapshot", ""])
        #expect(result.status == 64)
        #expect(result.errors == "awsdrops: --snapshot: the path is empty; is a variable not set?\n")
    }

    /// Where there are several accounts or regions, a fix has to be run in the right one.
    @Test
    func findingsSayWhereTheyAreWhereThatIsNotPlain() async throws {
        let folder = try PathDemo.copy()
        try folder.write(
            #"{"Vpcs": [{"VpcId": "vpc-other", "CidrBlock": "172.16.0.0/16"}]}"#, to: "999900001111/us-east-1/vpcs.json"
        )
        let arguments = ["path", "--src", "app-1", "--dst", "db-1:3306", "--snapshot"]
        let result = try await CommandRunner.awsdrops.run(arguments + [folder.url.path])
        let title = "1. error SUBNET_ACL_RESTRICTION  acl-0cb7a46a4c782c210 (shop-db)"
        #expect(result.output.contains("\(title), in eu-west-1 of 111122223333, on the way there\n"))
        let alone = try await CommandRunner.awsdrops.run(arguments + [Project.demoSnapshot.path])
        #expect(alone.output.contains("\(title), on the way there\n"))
    }

    @Test
    func aFileThatCannotBeReadIsNamed() async throws {
        let folder = try PathDemo.copy()
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.path + "/memory.json", withDestinationPath: "/proc/self/mem")
        let result = try await ask(["--snapshot", folder.url.path])
        #expect(result.status == 66)
        #expect(result.errors == "awsdrops: \(folder.url.path)/memory.json: Input/output error\n")
    }

    @Test
    func anEmptyDirectorySaysWhatASnapshotIs() async throws {
        let folder = try TemporaryDirectory()
        let result = try await ask(["--snapshot", folder.url.path])
        #expect(result.status == 66)
        #expect(
            result.errors.hasPrefix("awsdrops: \(folder.url.path): no .json or .json.gz file in it; a snapshot holds"))
    }

    @Test
    func filesWithoutResourcesAreExplained() async throws {
        let folder = try TemporaryDirectory()
        try folder.write("[]", to: "a.json")
        try folder.write("", to: "b.json")
        let result = try await ask(["--snapshot", folder.url.path])
        #expect(result.status == 66)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(
            lines[0].hasSuffix(
                "a.json:1: the file: expected an object as AWS CLI prints it, found array"))
        #expect(lines[1].hasSuffix("b.json: the file: is empty; did the call that should fill it fail?"))
        #expect(lines[2].contains("no AWS resource in 2 JSON files"))
    }

    @Test(arguments: [
        ("{\"Vpcs\": [", "line 1, column 11: expected a value or ']', found the end of the text"),
        ("<html>", "line 1, column 1: expected a value, found '<'"),
        ("{\"Vpcs\":\n [\u{1B}]}", "line 2, column 3: expected a value or ']', found byte 0x1B"),
    ])
    func aBrokenFileIsNamedWithThePlace(text: String, reason: String) async throws {
        let folder = try PathDemo.copy()
        try folder.write(text, to: "broken.json")
        let result = try await ask(["--snapshot", folder.url.path])
        #expect(result.status == 65 && result.output.isEmpty)
        #expect(
            result.errors == "awsdrops: \(folder.url.path)/broken.json: \(reason); the file should be what "
                + "`aws … --output json` printed\n")
    }

    @Test
    func hostileFileNamesAreEscaped() async throws {
        let folder = try TemporaryDirectory()
        try folder.write("{", to: "a\u{1B}[2J\u{202E}.json")
        let result = try await ask(["--snapshot", folder.url.path])
        #expect(result.status == 65)
        #expect(result.errors.contains("a\\u{1B}[2J\\u{202E}.json: line 1") && !result.errors.contains("\u{1B}"))
    }

    @Test
    func severalPathsAreOneSnapshot() async throws {
        let region = Project.demoSnapshot.appending(path: "111122223333/eu-west-1")
        let files = try FileManager.default.contentsOfDirectory(atPath: region.path).sorted()
        let result = try await ask(files.flatMap { ["--snapshot", region.appending(path: $0).path] })
        #expect(result.status == 0, "\(result)")
    }

    @Test
    func aPipeIsRead() async throws {
        var members: [(String, JSONValue)] = []
        let region = Project.demoSnapshot.appending(path: "111122223333/eu-west-1")
        for name in try FileManager.default.contentsOfDirectory(atPath: region.path) where name.hasSuffix(".json") {
            let file = try JSONDocument(parsing: Array(Data(contentsOf: region.appending(path: name)))).root
            members += file.members.map { ($0.key, $0.value.value) }
        }
        let result = try await ask(
            ["--snapshot", "/dev/stdin"], input: JSONValue(members: members).encodedString())
        #expect(result.status == 0, "\(result)")
    }

    @Test
    func defectsAreToldOnStandardErrorAndTheRestAnswers() async throws {
        let folder = try PathDemo.copy()
        try folder.write(
            #"{"Subnets": [{"SubnetId": "subnet-9"}], "Volumes": [{}], "KeyPairs": [{}]}"#, to: "more.json")
        let path = folder.url.path
        let result = try await ask(["--snapshot", path])
        #expect(result.status == 0)
        #expect(
            result.errors == """
                awsdrops: warning: \(path)/more.json:1: Subnets[0] subnet-9: VpcId: missing, a string is required
                awsdrops: note: this version reads nothing of KeyPairs, Volumes (--debug says where they are)

                """)
        let debug = try await ask(["--snapshot", path, "--debug"])
        #expect(debug.errors.contains("more.json:1: Volumes: not read by this version (1 element)"))
        #expect(
            debug.errors.contains("awsdrops: debug: read 2 VPCs, 7 subnets, 6 route tables, 3 network ACLs, 6 security")
        )
        #expect(debug.output == result.output)
        let quiet = try await ask(["--snapshot", path, "--quiet"])
        #expect(quiet.status == 0 && quiet.errors.isEmpty && quiet.output == result.output)
    }

    @Test
    func manyDefectsAreCountedUnlessAllAreAskedFor() async throws {
        let folder = try PathDemo.copy()
        try folder.write("{\"Subnets\": [\((0..<50).map { _ in "{}" }.joined(separator: ","))]}", to: "bad.json")
        let result = try await ask(["--snapshot", folder.url.path])
        #expect(result.errors.split(separator: "\n").count == 21)
        #expect(result.errors.hasSuffix("awsdrops: warning: and 30 more (--debug prints all)\n"))
        let debug = try await ask(["--snapshot", folder.url.path, "--debug"])
        #expect(debug.errors.split(separator: "\n").count == 51)
    }
}
