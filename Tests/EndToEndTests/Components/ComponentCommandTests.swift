import Foundation
import JSONText
import Reachability
import Testing

@testable import ReachabilityTests

/// Every component through every verdict, IPv4 and IPv6, by the command: the files, its options, its answer and exit status.
@Suite struct ComponentCommandTests {
    @Test(arguments: ComponentCase.all) func verdict(_ row: ComponentCase) async throws {
        let folder = try row.draft.write()
        let result = try await CommandRunner.awsdrops.run(
            ["path", "--snapshot", folder.url.path, "--quiet", "--output", "json"]
                + ["--src", row.source, "--dst", row.destination]
                + (row.isUDP ? ["--protocol", "udp"] : []) + (row.isIPv6 ? ["--family", "ipv6"] : []))
        let document = try JSONDocument(parsing: result.output).root.value
        #expect(document["verdict"]?.text == row.verdict.rawValue, "\(result.errors)")
        #expect(result.status == status(row.verdict))
        #expect(document["query"]?["family"]?.text == (row.isIPv6 ? "ipv6" : "ipv4"))
        let gaps = (document["gaps"]?.members ?? []).filter { $0["matters"] == true }
        #expect((row.verdict == .unknown) == !gaps.isEmpty)
        guard let kind = row.kind else { return }
        let deciding = hops(document).filter { hop in
            hop["kind"]?.text == kind.rawValue && hop["beyondBlocker"] == nil
                && ["denied", "partial"].contains(hop["verdict"]?.text) && hop["code"]?.text != nil
        }
        #expect(!deciding.isEmpty)
    }

    private func status(_ verdict: Verdict) -> Int32 {
        switch verdict {
        case .allowed: 0
        case .denied, .partial: 1
        case .unknown: 3
        }
    }

    private func hops(_ document: JSONValue) -> [JSONValue] {
        (document["alternatives"]?.members ?? []).flatMap { $0["segments"]?.members ?? [] }
            .flatMap { ($0["forward"]?["hops"]?.members ?? []) + ($0["return"]?["hops"]?.members ?? []) }
    }
}
