import Findings
import JSONText
import NetworkSets
import Testing

@testable import Reachability

/// Endpoint services whose two sides are both in the snapshot: through the endpoint to the load balancer and its targets.
@Suite struct EndpointServiceTests {
    /// `forwarded()` with endpoint `vpce-own` (10.0.2.50, zone a) for a service of load balancer `edge`.
    private var draft: NetworkDraft {
        var draft = NetworkDraft.forwarded()
        draft.groups.append(.init(id: "sg-endpoint", ingress: [.tcp(443, "10.0.0.0/16")], egress: []))
        draft.interfaces.append(
            .init(
                id: "eni-ep", subnet: "subnet-2", addresses: ["10.0.2.50"], groups: ["sg-endpoint"],
                kind: "vpc_endpoint"))
        let name = "com.amazonaws.vpce.eu-west-1.vpce-svc-own"
        draft.endpoints = [
            .init(id: "vpce-own", kind: "Interface", service: name, subnets: ["subnet-2"], interfaces: ["eni-ep"])
        ]
        draft.more = [
            [
                "ServiceConfigurations": [
                    [
                        "ServiceId": "vpce-svc-own", "ServiceName": .string(name), "ServiceState": "Available",
                        "AvailabilityZones": ["eu-west-1a", "eu-west-1b"],
                        "NetworkLoadBalancerArns": [.string(draft[balancer: "edge"].arn)],
                    ]
                ]
            ]
        ]
        return draft
    }

    @Test("The node of the endpoint's zone takes the packets, and its target answers back to the endpoint")
    func followed()
        throws
    {
        let answer = try draft.ask("i-client", "vpce-own:443")
        #expect(answer.verdict == .allowed)
        let way = try #require(answer.ways.first)
        #expect(answer.ways.count == 1)
        let there = way.segments.map { $0.forwardHops.map(\.component) }
        #expect(
            there.first == [
                "i-client", "eni-client", "acl-1", "rtb-public", "acl-2", "eni-ep", "vpce-own",
                draft[balancer: "edge"].arn,
            ])
        #expect(there.last?.contains("i-server") == true)
        #expect(way.segments.first?.returnHops.map(\.component).first == "eni-ep")
    }

    @Test("F.4: the target sees the node's address, never the client's") func source() throws {
        var draft = draft
        draft[group: "sg-server"].ingress = [.tcp(8443, "10.0.1.0/24")]
        #expect(try draft.ask("i-client", "vpce-own:443").blockers == ["forward eni-server ENI_SG_RULES_MISMATCH"])
        draft[group: "sg-server"].ingress = [.tcp(8443, "10.0.4.20/32")]
        #expect(try draft.ask("i-client", "vpce-own:443").verdict == .allowed)
    }

    @Test("C.7: the load balancer's groups judge the client's own address, unless they are told not to") func groups()
        throws
    {
        var draft = draft
        draft.groups.append(.init(id: "sg-edge", ingress: [.tcp(443, "10.9.0.0/16")]))
        draft[balancer: "edge"].groups = ["sg-edge"]
        draft[interface: "eni-edge-a"].groups = ["sg-edge"]
        let refused = try draft.ask("i-client", "vpce-own:443")
        #expect(refused.verdict == .denied)
        #expect(refused.blockers.first == "forward eni-edge-a ENI_SG_RULES_MISMATCH")
        draft[group: "sg-edge"].ingress = [.tcp(443, "10.0.1.10/32")]
        #expect(try draft.ask("i-client", "vpce-own:443").verdict == .allowed)
        draft[group: "sg-edge"].ingress = []
        let off = try draft.topology {
            $0.replacing(
                #""LoadBalancerName":"edge""#,
                with: #""LoadBalancerName":"edge","EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic":"off""#)
        }
        #expect(try off.ask("i-client", "vpce-own:443").verdict == .allowed)
    }

    @Test("A port nobody listens on, and a target that is shut") func behind() throws {
        var draft = draft
        draft[group: "sg-endpoint"].ingress = NetworkDraft.Rule.everything
        #expect(
            try draft.ask("i-client", "vpce-own:80").blockers.first
                == "forward \(draft[balancer: "edge"].arn) ELBV2_LISTENER_PORT_RESTRICTION")
        draft[group: "sg-server"].ingress = []
        #expect(try draft.ask("i-client", "vpce-own:443").verdict == .denied)
    }

    @Test("A load balancer that was not read is named") func absent() throws {
        var draft = draft
        let arn = draft[balancer: "edge"].arn
        draft.absent = ["LoadBalancers"]
        let answer = try draft.ask("i-client", "vpce-own:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == [arn])
    }
}
