import Findings
import JSONText
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.2, E.9 and F.5 of Gateway Load Balancer endpoints and edge route tables.
@Suite struct GatewayLoadBalancerEndpointTests {
    typealias Route = NetworkDraft.Table.Route

    private let round = [
        "i-client", "eni-client", "acl-1", "rtb-1", "acl-in", "vpce-in", "acl-in", "rtb-in", "igw-a", "igw-a",
        "rtb-edge", "acl-in", "vpce-in", "acl-in", "rtb-in", "acl-1", "eni-client", "i-client",
    ]

    @Test("F.5: what the appliances do is not known, and everything else is checked") func appliances() throws {
        let answer = try NetworkDraft.inspected().ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.route == round)
        #expect(answer.gaps.map(\.what) == ["com.amazonaws.vpce.eu-west-1.vpce-svc-in"])
        #expect(answer.blockers.isEmpty)
        #expect(answer.findings.map(\.code) == [.appliancesNotChecked])
        #expect(answer.mtu?.bytes == 1500)
        #expect(answer.idleTimeouts == [IdleTimeout(component: "vpce-in", seconds: 350, atExpiry: .silent)])
        #expect(try NetworkDraft.inspected().ask("i-client", "[2001:db8:77::1]:443").route == round)
        #expect(try NetworkDraft.inspected().ask("internet", "52.1.1.1:443").verdict == .unknown)
    }

    @Test("F.5: the load balancer is named where the provider's side is there") func provider() throws {
        var draft = NetworkDraft.inspected()
        draft.more = [
            [
                "ServiceConfigurations": [
                    [
                        "ServiceId": "vpce-svc-in", "ServiceName": "com.amazonaws.vpce.eu-west-1.vpce-svc-in",
                        "GatewayLoadBalancerArns": ["arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/gwy/g/1"],
                    ]
                ]
            ]
        ]
        #expect(
            try draft.ask("i-client", "198.51.100.9:443").gaps.map(\.what)
                == ["arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/gwy/g/1"])
    }

    @Test("B.1: the listener of the load balancer may set the idle time, and a reset at its end") func idleTimeout()
        throws
    {
        var draft = NetworkDraft.inspected()
        let balancer = NetworkDraft.Balancer(
            name: "g", kind: .gateway, zones: [("eu-west-1a", "subnet-in")],
            listeners: [
                .init(
                    port: 6081, proto: "GENEVE",
                    attributes: ["tcp.idle_timeout.seconds": "600", "send_tcp_reset.on_idle_timeout.enabled": "true"])
            ])
        draft.add(balancer, at: [("10.0.3.8", nil, nil)])
        draft.more = [
            [
                "ServiceConfigurations": [
                    [
                        "ServiceId": "vpce-svc-in", "ServiceName": "com.amazonaws.vpce.eu-west-1.vpce-svc-in",
                        "GatewayLoadBalancerArns": [.string(balancer.arn)],
                    ]
                ]
            ]
        ]
        #expect(
            try draft.ask("i-client", "198.51.100.9:443").idleTimeouts
                == [IdleTimeout(component: "vpce-in", seconds: 600, atExpiry: .reset)])
        #expect(
            try draft.ask("i-client", "198.51.100.9:53", .udp).idleTimeouts
                == [IdleTimeout(component: "vpce-in", seconds: 120, atExpiry: .silent)])
    }

    @Test("What is behind the appliances may refuse for certain") func blockerBehind() throws {
        var draft = NetworkDraft.inspected()
        draft[table: "rtb-in"].routes = []
        let answer = try draft.ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward rtb-in NO_ROUTE_TO_DESTINATION"])
    }

    @Test("D.5: the ACL of the endpoint's subnet is asked, for hosts of that very subnet too") func accessList() throws
    {
        var draft = NetworkDraft.inspected()
        draft[acl: "acl-in"].rows.append(.init(number: 1, egress: false, allow: false, proto: 6, ports: 443...443))
        #expect(
            try draft.ask("i-client", "198.51.100.9:443").blockers.first == "forward acl-in SUBNET_ACL_RESTRICTION")
        draft[interface: "eni-client"].subnet = "subnet-in"
        draft[interface: "eni-client"].addresses = ["10.0.3.10"]
        draft[interface: "eni-client"].publics = ["10.0.3.10": "52.1.1.1"]
        draft[table: "rtb-in"].routes = [Route("0.0.0.0/0", "igw-a"), Route("198.51.100.0/24", "vpce-in")]
        #expect(
            try draft.ask("i-client", "198.51.100.9:443").blockers.first == "forward acl-in SUBNET_ACL_RESTRICTION")
    }

    @Test("E.8: only `available` carries") func state() throws {
        var draft = NetworkDraft.inspected()
        draft[endpoint: "vpce-in"].state = "rejected"
        #expect(try draft.ask("i-client", "198.51.100.9:443").blockers.first == "forward vpce-in BAD_STATE")
        #expect(try draft.ask("i-client", "198.51.100.9:443").verdict == .denied)
    }

    @Test("E.9: a reply whose request went straight to the gateway is of no connection there") func replyOnly() throws {
        var draft = NetworkDraft.inspected()
        draft[table: "rtb-1"].routes = [Route("0.0.0.0/0", "igw-a")]
        let answer = try draft.ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["return vpce-in INGRESS_RTB_TRAFFIC_REDIRECTION"])
        #expect(try draft.ask("i-client", "198.51.100.9:53", .udp).verdict == .unknown)
    }

    @Test("E.9: a reply that bypasses the appliances is told of") func bypass() throws {
        var draft = NetworkDraft.inspected()
        draft[table: "rtb-edge"].routes = []
        let answer = try draft.ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.findings.map(\.code) == [.appliancesNotChecked, .asymmetricPath])
    }

    @Test("A subnet whose own table leads back to its endpoint sends packets in a circle") func loop() throws {
        var draft = NetworkDraft.inspected()
        draft[table: "rtb-in"].routes = [Route("0.0.0.0/0", "vpce-in")]
        let answer = try draft.ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward vpce-in ROUTING_LOOP"])
    }

    @Test("E.2: the table of an internet gateway leads to an interface with a public address only") func edgeInterface()
        throws
    {
        var draft = NetworkDraft.inspected()
        draft.groups.append(.init(id: "sg-box", ingress: NetworkDraft.Rule.everything))
        draft.interfaces.append(
            .init(id: "eni-box", subnet: "subnet-in", addresses: ["10.0.3.9"], groups: ["sg-box"], instance: "i-box"))
        draft[interface: "eni-box"].sourceDestinationCheck = false
        draft.instances.append(.init(id: "i-box"))
        draft[table: "rtb-edge"].routes = [Route("10.0.1.0/24", "eni-box"), Route("2600:1f00:a:1::/64", "eni-box")]
        let hidden = try draft.ask("internet", "52.1.1.1:443")
        #expect(hidden.verdict == .denied)
        #expect(hidden.blockers == ["forward rtb-edge INGRESS_RTB_NO_PUBLIC_IP"])
        draft[interface: "eni-box"].publics = ["10.0.3.9": "52.1.1.9"]
        let shown = try draft.ask("internet", "52.1.1.1:443")
        #expect(shown.verdict == .unknown)
        #expect(shown.gaps.map(\.what) == ["i-box"])
        draft[interface: "eni-box"].sourceDestinationCheck = true
        #expect(
            try draft.ask("internet", "52.1.1.1:443").blockers == ["forward eni-box ENI_SOURCE_DEST_CHECK_RESTRICTION"])
    }

    @Test("A endpoint that nobody can be asked for, and one that was not read") func ends() throws {
        var draft = NetworkDraft.inspected()
        #expect(throws: (any Error).self) { try draft.ask("i-client", "vpce-in:443") }
        draft.absent = ["VpcEndpoints"]
        #expect(
            try draft.ask("i-client", "198.51.100.9:443").gaps.map(\.what).contains("ec2:DescribeVpcEndpoints"))
    }
}
