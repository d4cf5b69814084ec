import Findings
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// F.4, C.7: a network load balancer, with and without groups, with and without the client's address.
@Suite struct NetworkLoadBalancerTests {
    typealias Row = NetworkDraft.ACL.Row
    typealias Target = NetworkDraft.Target

    private func ask(
        _ source: String = "internet", _ destination: String = "edge:443", in draft: NetworkDraft
    ) throws -> Answer {
        try draft.ask(source, destination)
    }

    @Test("F.2: each node uses the targets of its own zone, unless told otherwise") func zones() throws {
        var draft = NetworkDraft.forwarded()
        let own = try ask(in: draft)
        #expect(own.verdict == .allowed)
        #expect(
            own.ways.map { "\($0.segments[0].to ?? "-") \($0.to ?? "-")" } == [
                "eni-edge-a i-server", "eni-edge-b i-second",
            ])
        draft[balancer: "edge"].attributes = ["load_balancing.cross_zone.enabled": "true"]
        #expect(try ask(in: draft).ways.count == 4)
        draft[targets: "tls"].attributes = ["load_balancing.cross_zone.enabled": "false"]
        #expect(try ask(in: draft).ways.count == 2)
        draft[targets: "tls"].targets = [Target("i-server")]
        let empty = try ask(in: draft)
        #expect(empty.verdict == .partial)
        #expect(empty.blockers == ["forward \(draft.targetGroups[0].arn) ELBV2_NO_TARGETS_IN_AZ"])
        #expect(empty.commands.first?.contains("load_balancing.cross_zone.enabled") == true)
    }

    @Test("without attributes of the load balancer, targets of other zones are doubtful") func attributesMissing()
        throws
    {
        var draft = NetworkDraft.forwarded()
        draft[balancer: "edge"].attributes = nil
        #expect(try ask(in: draft).verdict == .allowed)
        draft[targets: "tls"].targets = [Target("i-server")]
        let doubtful = try ask("198.51.100.7", "52.1.3.2:443", in: draft)
        #expect(doubtful.verdict == .unknown)
        #expect(doubtful.gaps.map(\.what) == ["elasticloadbalancing:DescribeLoadBalancerAttributes"])
        #expect(doubtful.findingsBesideZones.map { "\($0.severity) \($0.code)" } == ["warning ELBV2_NO_TARGETS_IN_AZ"])
        // Used or not used, it is lost.
        draft[group: "sg-server"].ingress = []
        let lost = try ask("198.51.100.7", "52.1.3.2:443", in: draft)
        #expect(lost.verdict == .denied)
        #expect(lost.gaps.isEmpty)
    }

    @Test("targets by instance see the client, whose reply goes back by the node whatever the routes say")
    func preservation() throws {
        let draft = NetworkDraft.forwarded()
        let answer = try ask("198.51.100.7", in: draft)
        #expect(answer.verdict == .allowed)
        let leg = try #require(answer.ways.first { $0.to == "i-server" }?.segments[1])
        #expect(leg.arriving?.sources.description == "198.51.100.7/32")
        #expect(leg.arriving?.destinationPorts.portDescription == "8443")
        // The target's subnet leads to a NAT gateway, which would not know the connection.
        #expect(
            leg.returnHops.map(\.component) == ["i-server", "eni-server", "acl-2", "acl-a", "eni-edge-a", "eni-edge-a"])
        var narrow = draft
        narrow[group: "sg-server"].ingress = [.tcp(8443, "10.0.4.0/23")]
        #expect(
            try ask("198.51.100.7", in: narrow).blockers == [
                "forward eni-server ENI_SG_RULES_MISMATCH", "forward eni-second ENI_SG_RULES_MISMATCH",
            ])
        narrow[targets: "tls"].attributes = ["preserve_client_ip.enabled": "false"]
        #expect(try ask("198.51.100.7", in: narrow).verdict == .allowed)
    }

    @Test("ACLs of the target's subnet see the client's address") func targetACL() throws {
        var draft = NetworkDraft.forwarded()
        draft[acl: "acl-2"].rows += [
            Row(number: 1, egress: true, allow: true, proto: 6, block: "198.51.100.0/24", ports: 32768...65535),
            Row(number: 2, egress: true, allow: false, proto: 6, block: "198.51.100.0/24"),
        ]
        let answer = try ask("198.51.100.7", in: draft)
        #expect(answer.verdict == .partial)
        #expect(answer.blockers == ["return acl-2 SUBNET_ACL_RESTRICTION"])
        // The client's own ports are kept, so that it is certain which are lost, at the node of that zone.
        #expect(answer.dropped.map { $0.packets.sourcePorts.portDescription } == ["1024-32767"])
        #expect(answer.dropped.map { $0.packets.destinations.description } == ["52.1.3.1/32"])
        #expect(answer.dropped.first?.translatedPorts == nil)
    }

    @Test("F.4: the default for targets by address: replaced for TCP, kept for UDP") func defaults() throws {
        var draft = NetworkDraft.forwarded()
        draft[group: "sg-server"].ingress = [
            .tcp(8443, "10.0.4.0/23"), .init(proto: "udp", low: 53, high: 53, peer: .block("10.0.4.0/23")),
        ]
        draft[targets: "tls"].type = "ip"
        draft[targets: "tls"].targets = [
            Target("10.0.2.20", zone: "eu-west-1a"), Target("10.0.6.20", zone: "eu-west-1b"),
        ]
        #expect(try ask("198.51.100.7", in: draft).verdict == .allowed)
        draft.targetGroups.append(
            .init(name: "dns", proto: "UDP", port: 53, type: "ip", targets: [Target("10.0.2.20"), Target("10.0.6.20")]))
        draft[balancer: "edge"].listeners.append(.init(port: 53, proto: "UDP", forward: [("dns", 1)]))
        let udp = try draft.ask("198.51.100.7", "edge:53", .udp)
        #expect(udp.verdict == .denied)
        #expect(Set(udp.findings.filter { $0.severity == .error }.map(\.code)) == [.securityGroupRulesMismatch])
        draft[group: "sg-server"].ingress.append(
            .init(proto: "udp", low: 53, high: 53, peer: .block("198.51.100.0/24")))
        let open = try draft.ask("198.51.100.7", "edge:53", .udp)
        #expect(open.verdict == .allowed)
        #expect(open.idleTimeouts == [.init(component: draft.balancers[0].arn, seconds: 120, atExpiry: .silent)])
    }

    @Test("unknown whether the address is kept: only what is lost both ways is lost") func unknownPreservation() throws
    {
        var draft = NetworkDraft.forwarded()
        draft[targets: "tls"].attributes = nil
        let open = try ask("198.51.100.7", "52.1.3.1:443", in: draft)
        #expect(open.verdict == .allowed)
        #expect(open.findingsBesideZones.map(\.code) == [.assumesClientAddressKept])
        draft[group: "sg-server"].ingress = [.tcp(8443, "10.0.4.0/23")]
        let doubtful = try ask("198.51.100.7", "52.1.3.1:443", in: draft)
        #expect(doubtful.verdict == .unknown)
        #expect(doubtful.gaps.contains { $0.what == "elasticloadbalancing:DescribeTargetGroupAttributes" })
        draft[group: "sg-server"].ingress = []
        #expect(try ask("198.51.100.7", "52.1.3.1:443", in: draft).verdict == .denied)
        draft[group: "sg-server"].ingress = [.tcp(8443, "198.51.100.0/24")]
        draft[targets: "tls"].type = "ip"
        draft[targets: "tls"].targets = [Target("10.0.2.20")]
        let replaced = try ask("198.51.100.7", "52.1.3.1:443", in: draft)
        #expect(replaced.verdict == .unknown)
        #expect(replaced.findings.contains { $0.code == .assumesClientAddressReplaced })
    }

    @Test("C.7: the load balancer's group, which targets may name also where the client's address is kept")
    func groups() throws {
        var draft = NetworkDraft.forwarded()
        draft[balancer: "edge"].groups = ["sg-shop"]
        for node in ["eni-edge-a", "eni-edge-b"] { draft[interface: node].groups = ["sg-shop"] }
        draft[group: "sg-server"].ingress = [.tcp(8443...8443, .group("sg-shop"))]
        #expect(try ask(in: draft).verdict == .allowed)
        #expect(try ask("i-client", in: draft).verdict == .allowed)
        draft[group: "sg-shop"].ingress = [.tcp(443, "10.0.0.0/16")]
        #expect(
            try ask(in: draft).blockers == [
                "forward eni-edge-a ENI_SG_RULES_MISMATCH", "forward eni-edge-b ENI_SG_RULES_MISMATCH",
            ])
        draft[group: "sg-shop"].egress = []
        let shut = try ask("i-client", in: draft)
        #expect(shut.verdict == .denied)
        #expect(shut.blockers == ["forward eni-edge-a SG_HAS_NO_RULES", "forward eni-edge-b SG_HAS_NO_RULES"])
    }

    @Test("C.7: the client's own group does not count at the target") func clientGroup() throws {
        var draft = NetworkDraft.forwarded()
        draft[group: "sg-server"].ingress = [.tcp(8443...8443, .group("sg-client"))]
        let answer = try ask("i-client", in: draft)
        #expect(answer.verdict == .denied)
        #expect(answer.blockers.first == "forward eni-server SG_REFERENCES_NOT_PRESERVED")
    }

    @Test("F.4: a target that reaches itself") func hairpin() throws {
        var draft = NetworkDraft.forwarded()
        let answer = try ask("i-server", in: draft)
        #expect(answer.verdict == .partial)
        #expect(answer.blockers == ["forward \(draft.targetGroups[0].arn) NLB_HAIRPIN"])
        #expect(answer.dropped.map { $0.packets.destinations.description } == ["10.0.4.20/32"])
        draft[targets: "tls"].attributes = ["preserve_client_ip.enabled": "false"]
        #expect(try ask("i-server", in: draft).verdict == .allowed)
        draft[targets: "tls"].attributes = [:]
        #expect(try draft.ask("i-server", "edge:443", .ipv6).verdict == .allowed)
    }

    @Test("F.4: with the client's address only targets of the own VPC can answer") func foreignTargets() throws {
        var draft = NetworkDraft.forwarded()
        let peered = NetworkDraft.peered()
        draft.vpcs.append(peered.vpcs[1])
        draft.subnets.append(peered.subnets[2])
        draft.acls.append(peered.acls[2])
        draft.peerings = peered.peerings
        draft.tables.append(peered.tables[1])
        draft[table: "rtb-public"].routes.append(.init("172.16.0.0/16", "pcx-1"))
        draft.groups.append(peered[group: "sg-far"])
        draft.interfaces.append(peered[interface: "eni-far"])
        draft.instances.append(.init(id: "i-far"))
        draft[targets: "tls"].type = "ip"
        draft[targets: "tls"].port = 443
        draft[targets: "tls"].targets = [Target("172.16.1.30", zone: "all")]
        #expect(try ask("i-client", in: draft).verdict == .allowed)
        draft[targets: "tls"].attributes = ["preserve_client_ip.enabled": "true"]
        #expect(
            try ask("i-client", in: draft).blockers == [
                "forward \(draft.targetGroups[0].arn) ELBV2_SOURCE_ADDRESS_PRESERVATION"
            ])
    }

    @Test("F.4: an application load balancer as target: three connections") func balancerBehind() throws {
        var draft = NetworkDraft.balanced()
        let edge = NetworkDraft.forwarded()
        draft.add(edge.balancers[0], at: [("10.0.4.20", "52.1.3.1", nil), ("10.0.5.20", "52.1.3.2", nil)])
        draft.targetGroups.append(
            .init(name: "tls", proto: "TCP", port: 443, type: "alb", targets: [Target(draft.balancers[0].arn)]))
        let answer = try ask(in: draft)
        #expect(answer.verdict == .allowed)
        #expect(answer.ways.count == 8)
        #expect(answer.ways.allSatisfy { $0.segments.count == 3 && $0.target?.hasSuffix("(web)") == true })
        #expect(answer.idleTimeouts.map(\.seconds) == [350, 60])
        draft[group: "sg-shop"].ingress = [.tcp(443, "10.0.0.0/16")]
        let shut = try ask(in: draft)
        #expect(
            shut.blockers == ["forward eni-shop-a ENI_SG_RULES_MISMATCH", "forward eni-shop-b ENI_SG_RULES_MISMATCH"])
    }

    @Test("B.1: 350 seconds, or as the listener says; then a reset") func idleTimeouts() throws {
        var draft = NetworkDraft.forwarded()
        let id = draft.balancers[0].arn
        #expect(try ask(in: draft).idleTimeouts == [.init(component: id, seconds: 350, atExpiry: .reset)])
        draft[balancer: "edge"].listeners[0].attributes = ["tcp.idle_timeout.seconds": "6000"]
        #expect(try ask(in: draft).idleTimeouts == [.init(component: id, seconds: 6000, atExpiry: .reset)])
    }

    @Test("F.4: ICMP is dropped; UDP and TCP on one port") func protocols() throws {
        var draft = NetworkDraft.forwarded()
        #expect(
            try draft.ask("i-client", "edge", .ping).blockers.first
                == "forward \(draft.balancers[0].arn) PROTOCOL_RESTRICTION")
        draft[balancer: "edge"].listeners[0].proto = "TCP_UDP"
        draft[targets: "tls"].proto = "TCP_UDP"
        draft[group: "sg-server"].ingress = [.all("0.0.0.0/0")]
        #expect(try draft.ask("i-client", "edge:443", .udp).verdict == .allowed)
        #expect(try draft.ask("i-client", "edge:443").verdict == .allowed)
    }

    @Test("IPv6 clients keep their address towards IPv6 targets only") func ipv6() throws {
        var draft = NetworkDraft.forwarded()
        let other = try draft.ask("2001:db8::1", "edge:443")
        #expect(other.verdict == .allowed)
        #expect(other.ways.allSatisfy { $0.segments[1].arriving?.families == [.ipv4] })
        draft[targets: "tls"].isIPv6 = true
        draft[targets: "tls"].type = "ip"
        draft[targets: "tls"].attributes = ["preserve_client_ip.enabled": "true"]
        draft[targets: "tls"].targets = [Target("2600:1f00:a:2::20"), Target("2600:1f00:a:6::20")]
        let same = try draft.ask("2600:1f00:a:1::10", "edge:443")
        #expect(same.verdict == .allowed)
        #expect(same.ways.allSatisfy { $0.segments[1].arriving?.sources.description == "2600:1f00:a:1::10/128" })
    }
}
