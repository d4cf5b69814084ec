import Findings
import Foundation
import Testing

@testable import Reachability

/// The tables of docs/coverage.md, checked against what the evaluator does.
@Suite struct CoverageTests {
    /// A row of a table: the id or type in its first column, and whether its last promises a model.
    struct Row: Sendable, CustomTestStringConvertible {
        let subject: String
        let isModelled: Bool
        var testDescription: String { subject }
    }

    static let targets = rows(below: "## Targets of VPC routes")
    static let attachments = rows(below: "## Transit gateway attachments")
    static let components = rows(below: "## Components")

    private static func rows(below heading: String) -> [Row] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "docs/coverage.md")
        guard let text = try? String(contentsOf: file, encoding: .utf8),
            let section = text.components(separatedBy: heading + "\n").dropFirst().first?
                .components(separatedBy: "\n## ").first
        else { return [] }
        return section.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let first = cells.first, let last = cells.last, first.hasPrefix("`") else { return nil }
            return Row(
                subject: first.replacing("`", with: "").replacing("…", with: "1"), isModelled: last == "modelled")
        }
    }

    @Test("The document has the rows that are tested") func rowsAreFound() {
        #expect(Self.targets.count >= 12)
        #expect(Self.attachments.count >= 8)
        #expect(Set(Self.components.map(\.subject)) == Set(CoverageCases.all.keys))
    }

    @Test(arguments: components) func component(_ row: Row) throws {
        let answer = try #require(try CoverageCases.all[row.subject]?())
        #expect(answer.gaps.isEmpty == row.isModelled, "\(answer.gaps)")
        #expect((answer.verdict == .unknown) == !row.isModelled)
    }

    @Test("E.10: block public access shuts ways through a firewall, whatever subnets are excluded") func firewallPath()
        throws
    {
        let through = try #require(try CoverageCases.all["block public access of a way through a firewall"]?())
        #expect(through.verdict == .denied)
        #expect(through.findings.first { $0.severity == .error }?.code == .blockPublicAccess)
        #expect(try CoverageCases.all["block public access"]?().verdict == .allowed)
    }

    @Test(arguments: targets) func target(_ row: Row) throws {
        var draft = NetworkDraft.pair()
        draft.internetGateways = [.init(id: "igw-1", vpc: "vpc-a")]
        draft.egressOnlyGateways = [.init(id: "eigw-1", vpc: "vpc-a", state: "attached")]
        draft.natGateways = [
            .init(id: "nat-1", subnet: "subnet-2", interface: "eni-nat", address: "10.0.2.9", publicAddress: "52.1.1.3")
        ]
        draft.interfaces.append(
            .init(
                id: "eni-1", subnet: "subnet-2", addresses: ["10.0.2.7"], groups: ["sg-open"], instance: "i-server",
                index: 1, sourceDestinationCheck: false))
        draft.groups.append(.init(id: "sg-open", ingress: NetworkDraft.Rule.everything))
        draft.peerings = [.init(id: "pcx-1")]
        draft.gateways = [.init()]
        draft.vpnGateways = [.init()]
        draft.vpnConnections = [.init()]
        draft[table: "rtb-main"].routes = [.init("192.168.0.0/16", row.subject), .init("fd00:1::/48", row.subject)]
        let answer = try draft.ask(
            "i-client", row.subject.hasPrefix("eigw") ? "[fd00:1::1]:443" : "192.168.1.1:443")
        let hops = answer.ways.flatMap(\.forwardHops)
        let isOpen = answer.gaps.contains { $0.what == row.subject || $0.what == "i-server" }
        let isMet = hops.contains { row.subject == $0.component || row.subject.hasSuffix("/\($0.component)") }
        #expect(isOpen || isMet || row.subject == "local")
        #expect(!isOpen == row.isModelled, "\(answer.gaps)")
    }

    @Test(arguments: attachments) func attachment(_ row: Row) throws {
        var draft = NetworkDraft.transitSite()
        draft.attachments.append(.init(id: "tgw-attach-x", type: row.subject, resource: "dx-1"))
        draft[gatewayTable: "tgw-rtb-1"].routes[4] = .init("192.168.0.0/16", "tgw-attach-x", type: "propagated")
        let answer = try draft.ask("i-client", "192.168.1.5:22")
        #expect(answer.gaps.contains { $0.what == "tgw-attach-x" } == !row.isModelled, "\(answer.gaps)")
    }
}
