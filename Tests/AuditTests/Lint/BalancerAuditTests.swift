import Audit
import Findings
import Testing
import Topology

@testable import ReachabilityTests

/// What a scan says of load balancers: listeners nobody reaches, targets that a node does not get through to, and what is
/// not known.
@Suite struct BalancerAuditTests {
    private static let codes: Set<FindingCode> = [
        .listenerUnreached, .targetUnreached, .healthCheckBlocked, .noTargetsInZone, .listenerHasNoTargets,
    ]

    private static func scan(_ draft: NetworkDraft) throws -> Scan { Scan(try draft.topology()) }

    private static func findings(_ draft: NetworkDraft) throws -> [String] {
        let found = try scan(draft).findings.filter { codes.contains($0.code) }
        return found.map { "\($0.code) \($0.severity.rawValue)" }.sorted()
    }

    @Test(
        "sound ones have no finding",
        arguments: [NetworkDraft.balanced(), NetworkDraft.forwarded(), NetworkDraft.classic()]
    ) func sound(_ draft: NetworkDraft) throws {
        #expect(try Self.findings(draft) == [])
    }

    @Test("groups that let nobody in") func unreached() throws {
        var draft = NetworkDraft.balanced()
        draft[group: "sg-shop"].ingress = []
        let found = try Self.scan(draft).findings.filter { Self.codes.contains($0.code) }
        #expect(found.map(\.code) == [.listenerUnreached] && found.first?.severity == .warning)
        #expect(found.first?.component == draft.balancers[0].arn)
        #expect(found.first?.evidence.contains { $0.contains("sg-shop") } == true, "\(found)")
    }

    @Test("a target whose group lets no node in") func lostTarget() throws {
        var draft = NetworkDraft.balanced()
        draft[interface: "eni-second"].groups = ["sg-client"]
        draft[group: "sg-client"].ingress = []
        let found = try Self.scan(draft).findings.filter { $0.code == .targetUnreached }
        #expect(found.map(\.component) == ["eni-second"] && found.first?.message.contains("1 of 2") == true, "\(found)")
    }

    @Test("the internet is not known to reach it, but a host inside is") func oneUnknownClient() throws {
        var draft = NetworkDraft.balanced()
        draft.absent = ["InternetGateways"]
        draft[interface: "eni-second"].groups = ["sg-client"]
        draft[group: "sg-client"].ingress = []
        #expect(try Self.findings(draft).contains("LB-TARGET error"))
    }

    @Test("nobody is known to reach it, and somebody may") func unknownClientsOnly() throws {
        var draft = NetworkDraft.balanced()
        draft.absent = ["InternetGateways"]
        draft[group: "sg-shop"].ingress = [.tcp(443, "8.8.8.0/24")]
        let scan = try Self.scan(draft)
        #expect(!scan.findings.contains { $0.code == .listenerUnreached })
        #expect(scan.gaps.contains { $0.what == "ec2:DescribeInternetGateways" }, "\(scan.gaps)")
    }

    @Test("a zone without targets") func emptyZone() throws {
        var draft = NetworkDraft.forwarded()
        draft[targets: "tls"].targets.removeLast()
        #expect(try Self.findings(draft).contains { $0.hasPrefix("ELBV2_NO_TARGETS_IN_AZ") })
    }
}
