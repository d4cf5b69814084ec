import Foundation
import JSONText
import Testing

/// `awsdrops path --cross-check` against a server that stands for Reachability Analyzer: what is asked, compared and left behind.
@Suite struct CrossCheckTests {
    /// A server of the demo, with what Reachability Analyzer finds.
    private struct Served {
        let server: ReplayServer
        let scratch: TemporaryDirectory
        let log: URL

        init(_ analysis: String, polls: Int = 1, faults: [String] = []) async throws {
            scratch = try TemporaryDirectory()
            log = scratch.url.appending(path: "log")
            let orders = try scratch.write(#"{"polls": \#(polls), "analysis": \#(analysis)}"#, to: "orders.json")
            server = try await ReplayServer.start(faults: faults, log: log, options: ["--insights", orders.path])
        }

        func ask(
            _ source: String, _ destination: String, _ more: String...,
            signal: (number: Int32, condition: @Sendable () -> Bool)? = nil
        ) async throws -> CommandResult {
            try await CommandRunner.awsdrops.run(
                ["path", "--src", source, "--dst", destination, "--cross-check", "--endpoint-url", server.url] + more,
                environment: ReplayServer.environment, signal: signal)
        }

        /// The calls of Reachability Analyzer, in order.
        func calls() throws -> [JSONValue] { try Self.calls(log) }

        static func calls(_ log: URL) throws -> [JSONValue] {
            guard let text = try? String(contentsOf: log, encoding: .utf8) else { return [] }
            return try text.split(separator: "\n").map { try JSONDocument(parsing: String($0)).root.value }
                .filter { value in
                    guard case .string(let action) = value["action"] else { return false }
                    return action.contains("NetworkInsights")
                }
        }

        static func actions(_ log: URL) -> [String] {
            ((try? calls(log)) ?? []).compactMap { if case .string(let text) = $0["action"] { text } else { nil } }
        }

        /// Whether the last calls deleted the analysis and the path, with success.
        func isClean() throws -> Bool {
            let deleted = try calls().filter { $0["status"] == 200 }.suffix(2).map { $0["action"] }
            return deleted == ["DeleteNetworkInsightsAnalysis", "DeleteNetworkInsightsPath"]
        }
    }

    static let found = """
        {"Status": "succeeded", "NetworkPathFound": true, "ForwardPathComponents": [
          {"SequenceNumber": 1, "Component": {"Id": "i-0ed12fc13017c3f1b"}},
          {"SequenceNumber": 2, "Component": {"Id": "sg-017caf95a7a0f8dd3"}},
          {"SequenceNumber": 3, "Component": {"Id": "acl-058f47077d60b737e"}},
          {"SequenceNumber": 4, "Component": {"Id": "vpcpeering-x"}},
          {"SequenceNumber": 5, "Component": {"Id": "i-09f30041cedcae6a9"}}]}
        """
    static let blocked = """
        {"Status": "succeeded", "NetworkPathFound": false, "Explanations": [
          {"ExplanationCode": "ENI_SG_RULES_MISMATCH", "Direction": "ingress",
           "NetworkInterface": {"Id": "eni-020240931d9148d0e"}}]}
        """

    @Test func bothAnswersStandSideBySide() async throws {
        let served = try await Served(Self.found)
        let result = try await served.ask("web-1", "app-1:8080", "--yes")
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("Cross-check with Reachability Analyzer"))
        #expect(result.output.contains("They agree.") && result.output.contains("It does not look at: IPv6; ICMP"))
        #expect(result.output.contains(/-  +vpcpeering-x/))
        let made = try served.calls().first
        #expect(made?["action"] == "CreateNetworkInsightsPath")
        let parameters = made?["parameters"]
        #expect(parameters?["Source"] == "eni-06a2a4a3569f76e69" && parameters?["Protocol"] == "tcp")
        #expect(
            parameters?["FilterAtSource"]?["DestinationPortRange"]?.isSameJSON(as: ["FromPort": 8080, "ToPort": 8080])
                == true)
        #expect(
            parameters?["FilterAtSource"]?["SourcePortRange"]?.isSameJSON(as: ["FromPort": 32768, "ToPort": 60999])
                == true)
        #expect(try served.isClean())
    }

    @Test func agreementOnARefusalIsNoFinding() async throws {
        let served = try await Served(Self.blocked, polls: 0)
        let result = try await served.ask("web-1", "app-1:9000", "--yes", "--output", "json")
        #expect(result.status == 1)
        let document = try JSONDocument(parsing: result.output).root.value
        #expect(document["crossCheck"]?["agrees"] == true && document["crossCheck"]?["reachable"] == false)
        #expect(!result.output.contains("CROSS_CHECK_DIFFERS"))
        #expect(try served.isClean())
    }

    @Test(arguments: [(blocked, "app-1:8080", "finds no way there"), (found, "app-1:9000", "finds a way there")])
    func aDifferenceIsAFinding(_ analysis: String, _ destination: String, _ words: String) async throws {
        let served = try await Served(analysis, polls: 0)
        let result = try await served.ask("web-1", destination, "--yes", "--output", "json")
        let document = try JSONDocument(parsing: result.output).root.value
        guard case .array(let findings) = document["findings"] ?? .null else { return }
        let difference = findings.first { $0["code"] == "CROSS_CHECK_DIFFERS" }
        #expect(difference?["severity"] == "warning")
        guard case .string(let message) = difference?["message"] else {
            Issue.record("\(result.output)")
            return
        }
        #expect(message.contains(words) && document["crossCheck"]?["agrees"] == false)
        #expect(try served.isClean())
    }

    @Test func aFailedAnalysisIsNoAnswer() async throws {
        let served = try await Served(#"{"Status": "failed", "StatusMessage": "too many hops"}"#, polls: 0)
        let result = try await served.ask("web-1", "app-1:8080", "--yes")
        #expect(result.status == 0 && result.output.contains("no answer (too many hops)"))
        #expect(result.output.contains("They cannot be compared."))
        #expect(try served.isClean())
    }

    @Test(
        "What Reachability Analyzer does not look at costs nothing",
        arguments: [
            (["web-1", "app-1", "--protocol", "icmp"], "TCP and UDP only"),
            (["web-1", "app-1:8080", "--family", "ipv6"], "does not look at IPv6"),
            (["10.0.0.0/24", "app-1:8080"], "single resources as ends"),
        ]) func unasked(_ words: [String], _ reason: String) async throws
    {
        let served = try await Served(Self.found)
        let result = try await CommandRunner.awsdrops.run(
            [
                "path", "--src", words[0], "--dst", words[1], "--cross-check", "--yes", "--endpoint-url",
                served.server.url,
            ]
                + words.dropFirst(2), environment: ReplayServer.environment)
        #expect(
            result.output.contains("Not asked: ") && result.output.contains(reason), "\(result.output)\(result.errors)")
        #expect(try served.calls().isEmpty)
    }

    @Test func theInternetIsItsGateway() async throws {
        let served = try await Served(Self.found, polls: 0)
        _ = try await served.ask("internet", "web-1:443", "--yes")
        #expect(try served.calls().first?["parameters"]?["Source"] == "igw-08f9f72b71a63ecd5")
    }

    @Test(
        "Whatever fails, nothing is left behind",
        arguments: [
            ["StartNetworkInsightsAnalysis=refuse"], ["DescribeNetworkInsightsAnalyses=refuse:1"],
            ["StartNetworkInsightsAnalysis=truncate:3"], ["DeleteNetworkInsightsAnalysis=unavailable:2"],
        ]) func cleansUp(_ faults: [String]) async throws
    {
        let served = try await Served(Self.found, polls: 1, faults: faults)
        let result = try await served.ask("web-1", "app-1:8080", "--yes")
        #expect(result.output.contains("ALLOWED"), "our own answer is told whatever becomes of the other")
        let last = try #require(try served.calls().last)
        #expect(last["action"] == "DeleteNetworkInsightsPath" && last["status"] == 200)
    }

    @Test func whatCannotBeDeletedIsNamed() async throws {
        let served = try await Served(Self.found, polls: 0, faults: ["DeleteNetworkInsightsPath=refuse"])
        let result = try await served.ask("web-1", "app-1:8080", "--yes")
        #expect(result.status == 0)
        #expect(
            result.errors.contains(
                "aws ec2 delete-network-insights-path --region eu-west-1 --network-insights-path-id nip-"))
    }

    @Test func anInterruptionCleansUp() async throws {
        // It runs far longer than the signal takes to come, also on a busy machine.
        let served = try await Served(Self.found, polls: 60)
        let log = served.log
        let result = try await served.ask(
            "web-1", "app-1:8080", "--yes",
            signal: (SIGINT, { Served.actions(log).contains("StartNetworkInsightsAnalysis") }))
        #expect(result.status == 130, "\(result.errors)")
        let calls = try served.calls()
        let last = try #require(calls.last)
        #expect(
            last["action"] == "DeleteNetworkInsightsPath" && last["status"] == 200,
            "\(calls.map { $0["action"]?.text ?? "" }) \(result.errors)")
    }

    @Test(arguments: [
        (["--cross-check"], "give --yes"), (["--cross-check", "--snapshot", "x", "--yes"], "asks a live account"),
        (["--yes"], "was not given"), (["--cross-check", "--yes", "--with", "/dev/null"], "without --with"),
    ]) func wrongUsesLeaveWith64(_ options: [String], _ reason: String) async throws {
        let result = try await CommandRunner.awsdrops.run(["path", "--src", "a", "--dst", "b"] + options)
        #expect(result.status == 64)
        #expect(result.errors.contains(reason), "\(result.errors)")
    }

    @Test func atATerminalItAsksAndNoIsNo() async throws {
        let served = try await Served(Self.found, polls: 0)
        for (typed, isAsked) in [("n\r", false), ("y\r", true)] {
            let result = try await CommandRunner.python(Project.testPrograms.appending(path: "at_terminal.py")).run(
                [
                    typed, Project.awsdrops.path, "path", "--src", "web-1", "--dst", "app-1:8080", "--cross-check",
                    "--endpoint-url", served.server.url,
                ], environment: ReplayServer.environment.merging(["AT_TERMINAL_PROMPT": "Go on?"]) { $1 })
            #expect(result.status == 0, "\(result.output)")
            #expect(result.output.contains("0.10 USD"))
            #expect(result.output.contains("Not asked: you said no") == !isAsked, "\(result.output)")
            #expect(try served.calls().isEmpty == !isAsked)
        }
    }

    @Test func thePolicyHasAStatementForIt() async throws {
        let result = try await CommandRunner.awsdrops.run(["doctor", "--policy"])
        let policy = try JSONDocument(parsing: result.output).root.value
        guard case .array(let statements)? = policy["Statement"], statements.count == 4 else {
            Issue.record("\(result.output)")
            return
        }
        #expect(statements[1]["Sid"] == "OnlyForPathCrossCheck")
        guard case .array(let actions)? = statements[1]["Action"] else { return }
        #expect(
            actions.contains("ec2:StartNetworkInsightsAnalysis") && actions.contains("ec2:DeleteNetworkInsightsPath"))
    }
}
