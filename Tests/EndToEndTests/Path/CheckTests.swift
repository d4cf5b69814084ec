import Foundation
import JSONText
import Testing

/// `awsdrops check` through the command: every kind of intent, its answer and its counterexample.
@Suite
struct CheckTests {
    static let company = Project.root.appending(path: "Fixtures/company")

    /// Runs intents on the demo.
    private func check(_ text: String, _ more: String..., snapshot: URL? = nil) async throws -> CommandResult {
        let folder = try TemporaryDirectory()
        let file = try folder.write(text, to: "intents.yaml")
        let source = ["--snapshot", (snapshot ?? Project.demoSnapshot).path]
        return try await CommandRunner.awsdrops.run(["check", file.path] + source + more)
    }

    /// On the demo, the ACL of the database lets out replies to some of the ports only, and reporting is behind a peering.
    static let cases: [(intent: String, status: String, words: [String])] = [
        ("{allow: tcp 443, from: internet, to: web-1}", "holds", []),
        (
            "{allow: tcp 5432, from: 'tag:Tier=app', to: 'group:db'}", "fails",
            ["client ports 49152-60999", "SUBNET_ACL_RESTRICTION", "rule * deny all"]
        ),
        ("{deny: all, from: internet, to: 'tag:Tier=db'}", "holds", []),
        ("{deny: tcp 5432, from: app-1, to: db-1}", "fails", ["for example tcp from 10.0.10.10 ports 32768"]),
        ("{deny: all, from: internet, to: web-1}", "fails", ["port 443", "allow tcp 443"]),
        ("{deny: tcp 443, from: internet, to: web-1, through: 'subnet:none'}", "mistake", ["no component"]),
        ("{symmetric: tcp 5432, between: [app-1, db-1]}", "fails", ["may not open the same"]),
        ("{symmetric: tcp 25, between: [app-1, db-1]}", "holds", []),
        ("{isolated: db-1, from: internet}", "holds", []),
        ("{isolated: db-1, from: app-1, services: tcp 5432}", "fails", ["get through"]),
        ("{encrypted-port-only: [tcp 22, tcp 80, tcp 443], to: web-1}", "holds", []),
        ("{encrypted-port-only: tcp 22, to: web-1}", "fails", ["tcp 443"]),
        ("{max-exposure: 2, services: tcp}", "holds", []),
        ("{max-exposure: 1, services: tcp}", "fails", ["2 ends are reached, 1 may be"]),
    ]

    @Test(arguments: cases)
    func everyKindIsDecided(intent: String, status: String, words: [String]) async throws {
        let result = try await check("intents:\n  - \(intent)\n", "--all")
        let code: Int32 = ["holds": 0, "fails": 1, "mistake": 65][status] ?? -1
        #expect(result.status == code, "\(result)")
        let text = result.output + result.errors
        for word in words { #expect(text.contains(word), "\(result)") }
        if status != "mistake" { #expect(text.contains("intents.yaml:2"), "\(result)") }
    }

    @Test
    func theWayAPacketTakesIsPartOfTheIntent() async throws {
        let result = try await CommandRunner.awsdrops.run(
            [
                "check", Self.company.appending(path: "intents.yaml").path, "--snapshot",
                Self.company.appending(path: "snapshot").path, "--output", "json",
            ])
        #expect(result.status == 1, "\(result.errors)")
        let root = try JSONDocument(parsing: result.output).root
        #expect(root["schema"]?.string == "awsdrops.check/1")
        let intents = root["intents"]?.elements.map { $0 } ?? []
        let expected = [
            "holds", "fails", "holds", "holds", "holds", "fails", "holds", "fails", "unknown",
        ]
        #expect(intents.map { $0["status"]?.string } == expected)
        for intent in intents where intent["status"]?.string == "fails" {
            let example = intent["counterexample"]
            #expect(example?["packet"]?["protocol"]?.string == "tcp")
            #expect(example?["decidedBy"]?["component"]?.string?.isEmpty == false)
            #expect(example?["alternatives"]?.elements.isEmpty == false)
            #expect((intent["line"]?.int ?? 0) > 1)
        }
        let codes = root["findings"]?.elements.compactMap { $0["code"]?.string }
        #expect(codes == ["INTENT-ALLOW", "INTENT-ISOLATED", "INTENT-ENCRYPTED-PORT-ONLY", "INTENT-UNKNOWN"])
        #expect(root["gaps"]?.elements.isEmpty == false)
    }

    @Test
    func waysCountOneByOne() async throws {
        // The reports leave by the firewall: not past it, and not by a gateway of the shop.
        let text = """
            intents:
              - {deny: tcp 443, from: report-1, to: internet, through: firewall-a}
              - {allow: tcp 443, from: report-1, to: internet, not-through: firewall-a}
              - {allow: tcp 443, from: report-1, to: internet, through: shop-a}
              - {allow: tcp 443, from: report-1, to: internet, through: [inspection-b, inspection-a]}
            """
        let result = try await check(
            text, "--output", "json", snapshot: Self.company.appending(path: "snapshot"))
        let intents = try JSONDocument(parsing: result.output).root["intents"]?.elements.map { $0 } ?? []
        #expect(intents.map { $0["status"]?.string } == ["fails", "fails", "fails", "holds"], "\(result)")
    }

    @Test
    func missingDataIsUnknown() async throws {
        let copy = try PathDemo.copy(without: "describe-network-acls.json")
        let result = try await check("intents: [{deny: tcp 443, from: internet, to: web-1}]", snapshot: copy.url)
        #expect(result.status == 3 && result.output.contains("UNKNOWN"), "\(result)")
        #expect(result.output.contains("ec2:DescribeNetworkAcls"), "\(result)")
        let junit = try await check(
            "intents: [{deny: tcp 443, from: internet, to: web-1}]", "--output", "junit", snapshot: copy.url)
        #expect(junit.status == 3 && junit.output.contains("<error type=\"unknown\""))
    }

    static let mistakes: [(String, [String])] = [
        ("{deny: all, from: web-9, to: db-1}", [":2, ", "line 2, column 23", "near: web-1"]),
        ("{deny: all, from: 'group:wbe', to: db-1}", ["no security group has the id or name \"wbe\"; near: web"]),
        ("{deny: all, from: 'tag:Teir=web', to: db-1}", ["near: Tier=web"]),
        ("{deny: all, from: 'vpc:vpc-1', to: db-1}", ["no VPC has the id or name"]),
        ("{deny: all, from: 'subnet:x', to: db-1}", ["no subnet has the id or name"]),
        ("{allow: tcp 443, from: web-1, to: db-1, through: igw-none}", ["no component of the snapshot"]),
        ("{deny: all, form: web-1, to: db-1}", ["an intent has no \"form\"; near: from"]),
        ("{deny: tcp 99999, from: web-1, to: db-1}", ["over 65535"]),
    ]

    @Test(arguments: mistakes)
    func mistakesLeaveWith65(intent: String, reasons: [String]) async throws {
        let result = try await check("intents:\n  - \(intent)\n")
        #expect(result.status == 65 && result.output.isEmpty, "\(result)")
        for reason in reasons.dropFirst(reasons.count > 1 ? 1 : 0) {
            #expect(result.errors.contains(reason), "\(result)")
        }
        #expect(result.errors.contains("intents.yaml: line 2"), "\(result)")
    }

    @Test
    func emptySetsAreWarnedOfAndCyclesRefused() async throws {
        let empty = try await check(
            "sets: {none: {of: web-1, except: web-1}}\nintents: [{deny: all, from: none, to: db-1}]")
        #expect(empty.status == 0 && empty.errors.contains("nothing is left of web-1 except web-1"), "\(empty)")
        let cycle = try await check("sets: {a: b, b: a}\nintents: [{deny: all, from: a, to: db-1}]")
        #expect(cycle.status == 65 && cycle.errors.contains("is part of itself"), "\(cycle)")
    }

    @Test
    func whatCannotBeOpenedLeavesWith66() async throws {
        let result = try await CommandRunner.awsdrops.run(["check", "/nonexistent.yaml"])
        #expect(result.status == 66 && result.errors.contains("/nonexistent.yaml"))
    }

    @Test
    func judgesReadTheSchemaAndTheReport() async throws {
        let folder = try TemporaryDirectory()
        let text = "intents:\n" + Self.cases.filter { $0.status != "mistake" }.map { "  - \($0.intent)\n" }.joined()
        let good = try folder.write(text, to: "good.yaml")
        let bad = try folder.write("intents:\n  - {deny: all, form: a, to: b}\n", to: "bad.yaml")
        let junit = try await check(
            #"""
            intents:
              - {name: "a <b> & \"c\" \x01", deny: all, from: internet, to: web-1}
              - {max-exposure: 9, services: tcp}
            """#, "--output", "junit")
        #expect(junit.status == 1)
        let report = try folder.write(junit.output, to: "report.xml")
        let judge = CommandRunner.python(Project.testPrograms.appending(path: "intent_schema.py"))
        let result = try await judge.run(
            [
                Project.root.appending(path: "docs/intents.schema.json").path, good.path, bad.path, report.path,
                Self.company.appending(path: "intents.yaml").path,
            ])
        #expect(result.status == 0, "\(result)")
        #expect(result.lines[0] == "valid" && result.lines[1].hasPrefix("$.intents[0]"), "\(result)")
        #expect(
            result.lines[2]
                == #"[["a <b> & \"c\" \\u{1}", "2", ["failure"]], ["at most 9 of everything reached from internet, tcp", "3", []]]"#,
            "\(result)")
        #expect(result.lines[3] == "valid", "\(result)")
    }
}
