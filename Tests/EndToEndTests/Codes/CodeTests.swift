import Findings
import Foundation
import JSONText
import Testing

@testable import ReachabilityTests

/// Every code of `awsdrops path`, produced through the command by a network that has the fault.
@Suite struct CodeTests {
    @Test func everyCodeHasACase() {
        let codes = CodeCase.all.map(\.code.rawValue)
        #expect(Set(CodeCatalogue.path.map(\.code.rawValue)) == Set(codes))
        #expect(Set(codes).count == codes.count)
    }

    @Test(arguments: CodeCase.all) func code(_ row: CodeCase) async throws {
        let folder = try row.draft.write()
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", folder.url.path, "--quiet", "--output", "json", "--src", row.source]
                + ["--dst", row.destination] + row.options)
        #expect([0, 1, 3].contains(result.status), "\(result.errors)")
        let document = try JSONDocument(parsing: result.output).root.value
        guard let fix = row.fix else {
            #expect(hopCodes(document).contains(row.code.rawValue))
            #expect(document["verdict"] == "unknown" && document["gaps"]?.members.isEmpty == false)
            return
        }
        let findings = document["findings"]?.members ?? []
        let found = findings.first { $0["code"]?.text == row.code.rawValue }
        #expect(found != nil, "\(findings.compactMap { $0["code"]?.text })")
        let fixes = found?["fix"]?.members ?? []
        let texts = fixes.map { "\($0["description"]?.text ?? "") \($0["command"]?.text ?? "")" }
        #expect(texts.contains { $0.contains(fix) }, "\(texts)")
        for fix in fixes { expectOpening(fix) }
        let explained = try await CommandRunner.awsdrops.run(["explain", row.code.rawValue])
        #expect(explained.status == 0 && explained.output.contains(row.code.rawValue))
    }

    /// What a fix opens beyond the question is said of every command that may open more, and of no other.
    private func expectOpening(_ fix: JSONValue) {
        let words = (fix["command"]?.text ?? "").split(separator: " ").map(String.init)
        let verbs = ["attach", "associate", "create", "delete", "enable", "replace"]
        let isNarrow = [
            "attach-network-interface", "create-nat-gateway", "create-rule-group", "create-vpc-endpoint",
            "attach-load-balancer-to-subnets", "associate-nat-gateway-address", "create-vpn-connection-route",
            "create-transit-gateway-vpc-attachment",
        ]
        guard words.count > 2, words[0] == "aws", !isNarrow.contains(words[2]) else { return }
        guard verbs.contains(where: { words[2].hasPrefix($0 + "-") }) else { return }
        #expect(fix["opens"]?.text != nil, "\(words)")
    }

    private func hopCodes(_ document: JSONValue) -> Set<String> {
        let segments = (document["alternatives"]?.members ?? []).flatMap { $0["segments"]?.members ?? [] }
        return Set(
            segments.flatMap { ($0["forward"]?["hops"]?.members ?? []) + ($0["return"]?["hops"]?.members ?? []) }
                .compactMap { $0["code"]?.text })
    }
}
