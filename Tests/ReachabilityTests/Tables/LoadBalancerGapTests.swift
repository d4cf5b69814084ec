import Findings
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// What is missing of a load balancer in a snapshot is neither allowed nor denied.
@Suite struct LoadBalancerGapTests {
    private func ask(
        _ source: String = "internet", _ destination: String = "shop:443", in draft: NetworkDraft
    ) throws -> Answer {
        try draft.ask(source, destination)
    }

    @Test(
        "what the snapshot lacks is a gap, not a refusal",
        arguments: [
            ("describe-target-health", "elasticloadbalancing:DescribeTargetHealth"),
            ("Listeners", "elasticloadbalancing:DescribeListeners"), ("Rules", "elasticloadbalancing:DescribeRules"),
            ("TargetGroups", "elasticloadbalancing:DescribeTargetGroups"), ("Reservations", "ec2:DescribeInstances"),
            ("NetworkAcls", "ec2:DescribeNetworkAcls"),
        ]) func gaps(_ key: String, _ call: String) throws
    {
        var draft = NetworkDraft.balanced()
        draft.absent = [key]
        let answer = try ask(in: draft)
        #expect(answer.verdict == .unknown)
        #expect(answer.blockers.isEmpty)
        #expect(answer.gaps.contains { $0.what == call }, "\(answer.gaps)")
    }

    @Test("without attributes of the group it is not known which zones a node uses") func attributesMissing() throws {
        var draft = NetworkDraft.balanced()
        draft[targets: "web"].attributes = nil
        let open = try ask(in: draft)
        #expect(open.verdict == .allowed)
        #expect(open.findingsBesideZones.map(\.code) == [.missingTargetGroupAttributes])
        draft[interface: "eni-second"].groups = ["sg-client"]
        draft[group: "sg-client"].ingress = []
        let shut = try ask(in: draft)
        // The node in zone b certainly uses the target there, the one in zone a may.
        #expect(shut.verdict == .partial)
        #expect(shut.gaps.map(\.what) == ["elasticloadbalancing:DescribeTargetGroupAttributes"])
    }
}
