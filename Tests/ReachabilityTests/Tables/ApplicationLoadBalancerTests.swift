import Findings
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// F.1-F.3: an application load balancer ends the client's connection and makes one of its own to a target.
@Suite struct ApplicationLoadBalancerTests {
    typealias Row = NetworkDraft.ACL.Row
    typealias Target = NetworkDraft.Target

    private func ask(
        _ source: String = "internet", _ destination: String = "shop:443", in draft: NetworkDraft
    ) throws -> Answer {
        try draft.ask(source, destination)
    }

    @Test("one way per node and target, two connections each") func waysOfTwoSegments() throws {
        let answer = try ask(in: .balanced())
        #expect(answer.verdict == .allowed && answer.forward == .allowed && answer.return == .allowed)
        #expect(answer.ways.count == 4)
        #expect(
            answer.ways.map { way in way.segments.map { "\($0.from) \($0.to ?? "-")" } }.sorted { "\($0)" < "\($1)" }
                == [
                    ["internet eni-shop-a", "eni-shop-a i-second"], ["internet eni-shop-a", "eni-shop-a i-server"],
                    ["internet eni-shop-b", "eni-shop-b i-second"], ["internet eni-shop-b", "eni-shop-b i-server"],
                ])
        let way = try #require(answer.ways.first { $0.to == "i-server" && $0.segments[0].to == "eni-shop-a" })
        let shop = NetworkDraft.balanced().balancers[0]
        let web = NetworkDraft.balanced().targetGroups[0]
        #expect(
            way.segments[0].forwardHops.map(\.component) == ["igw-a", "acl-a", "eni-shop-a", shop.arn])
        #expect(
            way.segments[0].returnHops.map(\.component) == ["eni-shop-a", "eni-shop-a", "acl-a", "rtb-public", "igw-a"])
        #expect(
            way.segments[1].forwardHops.map(\.component)
                == [web.arn, "eni-shop-a", "acl-a", "rtb-public", "acl-2", "eni-server", "i-server"])
        #expect(
            way.segments[1].returnHops.map(\.component)
                == ["i-server", "eni-server", "acl-2", "rtb-private", "acl-a", "eni-shop-a", "eni-shop-a"])
        #expect(way.segments[1].arriving?.sources == AddressSet(try IPAddress("10.0.4.10")))
        #expect(way.segments[1].arriving?.sourcePorts.portDescription == "1024-65535")
    }

    @Test(
        "named by name, ARN, DNS name, with its kind, and by a node's address",
        arguments: [
            "shop", "alb:shop", "shop-1234567890.eu-west-1.elb.amazonaws.com",
            "dualstack.SHOP-1234567890.eu-west-1.elb.amazonaws.com.", "52.1.2.1",
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188",
        ]) func names(_ name: String) throws
    {
        let answer = try ask("internet", "\(name):443", in: .balanced())
        #expect(answer.verdict == .allowed)
        #expect(try ask("i-client", "10.0.4.10:443", in: .balanced()).ways.allSatisfy { $0.segments.count == 2 })
        #expect(answer.ways.allSatisfy { $0.segments.count == 2 })
    }

    @Test("public addresses for the internet and by DNS name, private ones for a host inside") func addresses() throws {
        let topology = try NetworkDraft.balanced().topology()
        func destinations(_ source: String, _ destination: String) throws -> String {
            try topology.question(source, destination).packets.destinations.blocks.map { "\($0.first)" }
                .joined(separator: " ")
        }
        #expect(try destinations("internet", "shop:443") == "52.1.2.1 52.1.2.2")
        #expect(try destinations("i-server", "shop:443") == "10.0.4.10 10.0.5.10")
        #expect(
            try destinations("i-server", "shop-1234567890.eu-west-1.elb.amazonaws.com:443") == "52.1.2.1 52.1.2.2")
        var hidden = NetworkDraft.balanced()
        hidden[balancer: "shop"].scheme = "internal"
        for node in ["eni-shop-a", "eni-shop-b"] { hidden[interface: node].publics = [:] }
        #expect(
            try hidden.topology().question("i-server", "shop-1234567890.eu-west-1.elb.amazonaws.com:443").packets
                .destinations.contains(try IPAddress("10.0.4.10")))
    }

    @Test("a private host that uses the DNS name comes from the NAT gateway's address") func throughNAT() throws {
        var draft = NetworkDraft.balanced()
        let name = "shop-1234567890.eu-west-1.elb.amazonaws.com:443"
        #expect(try ask("i-server", name, in: draft).verdict == .allowed)
        draft[group: "sg-shop"].ingress = [.tcp(443...443, .group("sg-server"))]
        #expect(try ask("i-server", "shop:443", in: draft).verdict == .allowed)
        let lost = try ask("i-server", name, in: draft)
        #expect(lost.verdict == .denied)
        #expect(
            Set(lost.findings.filter { $0.severity == .error }.map(\.code)) == [.securityGroupReferencesNotPreserved])
    }

    @Test("F.1: a port without listener") func listeners() throws {
        var draft = NetworkDraft.balanced()
        draft[group: "sg-shop"].ingress.append(.tcp(8000, "0.0.0.0/0"))
        let only = try ask("internet", "shop:8000", in: draft)
        #expect(only.verdict == .denied)
        #expect(only.blockers == ["forward \(draft.balancers[0].arn) ELBV2_LISTENER_PORT_RESTRICTION"])
        #expect(only.commands.first?.contains("create-listener") == true)
        draft[balancer: "shop"].listeners.append(.init(port: 80, proto: "HTTP", answer: "redirect"))
        #expect(
            try ask("internet", "shop:8000", in: draft).blockers == [
                "forward \(draft.balancers[0].arn) ELBV2_LISTENERS_MISMATCH"
            ])
        let both = try ask("internet", "shop:443,8000", in: draft)
        #expect(both.verdict == .partial)
        #expect(both.dropped.map { $0.packets.destinationPorts.portDescription } == ["8000"])
    }

    @Test("F.1: only an active load balancer serves") func states() throws {
        var draft = NetworkDraft.balanced()
        draft[balancer: "shop"].state = "failed"
        #expect(try ask(in: draft).blockers == ["forward \(draft.balancers[0].arn) BAD_STATE"])
        draft[balancer: "shop"].state = nil
        #expect(try ask(in: draft).verdict == .unknown)
    }

    @Test("the group of the load balancer, the ACLs of its subnets and the reply to the client") func clientSide()
        throws
    {
        var draft = NetworkDraft.balanced()
        draft[group: "sg-shop"].ingress = []
        #expect(
            try ask(in: draft).blockers == ["forward eni-shop-a SG_HAS_NO_RULES", "forward eni-shop-b SG_HAS_NO_RULES"])
        var acl = NetworkDraft.balanced()
        acl[acl: "acl-b"].rows.append(Row(number: 1, egress: true, allow: false, proto: 6, block: "198.51.100.0/24"))
        let answer = try ask("198.51.100.7", in: acl)
        #expect(answer.verdict == .partial)
        #expect(answer.blockers == ["return acl-b SUBNET_ACL_RESTRICTION"])
        #expect(answer.dropped.map { $0.packets.destinations.description } == ["52.1.2.2/32"])
        #expect(answer.dropped.first?.share == nil)
    }

    @Test("two of six targets unreachable is partial, and says which and why") func someTargets() throws {
        var draft = NetworkDraft.balanced()
        for number in 1...4 {
            draft.interfaces.append(
                .init(
                    id: "eni-\(number)", subnet: "subnet-2", addresses: ["10.0.2.10\(number)"],
                    groups: [number > 2 ? "sg-client" : "sg-server"], instance: "i-\(number)"))
            draft.instances.append(.init(id: "i-\(number)"))
            draft[targets: "web"].targets.append(Target("i-\(number)"))
        }
        draft[group: "sg-client"].ingress = []
        let answer = try ask(in: draft)
        #expect(answer.verdict == .partial)
        #expect(answer.ways.count == 12 && answer.ways.count { $0.verdict == .denied } == 4)
        #expect(answer.blockers == ["forward eni-3 SG_HAS_NO_RULES", "forward eni-4 SG_HAS_NO_RULES"])
        #expect(answer.dropped.map(\.share) == [.init(lost: 2, all: 6)])
        #expect(answer.dropped.first?.packets == answer.question.packets)
        // The rule that mends it names the load balancer's group, which all nodes bear.
        #expect(
            answer.commands.filter { $0.contains("GroupId=sg-shop") }.count == 2, "\(answer.commands)")
    }

    @Test("a target that names the client's group instead of the load balancer's") func wrongGroup() throws {
        var draft = NetworkDraft.balanced()
        draft[group: "sg-server"].ingress = [.tcp(8080...8080, .group("sg-client"))]
        let answer = try ask("i-client", in: draft)
        #expect(answer.verdict == .denied)
        #expect(
            answer.blockers == [
                "forward eni-server SG_REFERENCES_NOT_PRESERVED", "forward eni-second SG_REFERENCES_NOT_PRESERVED",
            ])
    }

    @Test("D.2, D.5: ephemeral ports of the load balancer that an ACL does not let back") func ephemeralPorts() throws {
        var draft = NetworkDraft.balanced()
        draft[acl: "acl-2"].rows += [
            Row(number: 1, egress: true, allow: true, proto: 6, block: "10.0.4.0/23", ports: 32768...65535),
            Row(number: 2, egress: true, allow: false, proto: 6, block: "10.0.4.0/23"),
        ]
        let answer = try ask(in: draft)
        #expect(answer.verdict == .partial && answer.forward == .allowed && answer.return == .partial)
        #expect(answer.blockers == ["return acl-2 SUBNET_ACL_RESTRICTION"])
        #expect(answer.dropped.map { $0.translatedPorts?.portDescription } == ["1024-32767"])
        // The other target's subnet has another ACL.
        #expect(answer.dropped.map(\.share) == [.init(lost: 1, all: 2)])
        #expect(answer.dropped.first?.packets == answer.question.packets)
    }

    @Test("F.3: no targets, draining ones, weights of 0, and functions") func targetsMissing() throws {
        var draft = NetworkDraft.balanced()
        draft[targets: "web"].targets = []
        #expect(try ask(in: draft).blockers == ["forward \(draft.targetGroups[0].arn) ELBV2_LISTENER_HAS_NO_TG"])
        draft[targets: "web"].targets = [
            Target("i-server", state: "draining", reason: "Target.DeregistrationInProgress")
        ]
        #expect(
            try ask(in: draft).blockers == ["forward \(draft.targetGroups[0].arn) ELBV2_LISTENER_REQUIRES_TG_ACCEPT"])
        draft[targets: "web"].targets.append(Target("i-second"))
        let one = try ask(in: draft)
        #expect(one.verdict == .allowed && one.ways.count == 2)
        #expect(one.findingsBesideZones.map(\.code) == [.targetDraining])
        draft[balancer: "shop"].listeners[0].forward = [("web", 0)]
        #expect(
            try ask(in: draft).findings.first?.code == .listenerRequiresAcceptingTargetGroup)
        draft.targetGroups.append(
            .init(
                name: "work", proto: nil, port: nil, type: "lambda",
                targets: [Target("arn:aws:lambda:eu-west-1:1:function:f")]))
        draft[balancer: "shop"].listeners[0].forward = [("work", 1)]
        let function = try ask(in: draft)
        #expect(function.verdict == .allowed && function.return == .allowed)
        #expect(
            function.ways.map(\.to) == [
                "arn:aws:lambda:eu-west-1:1:function:f", "arn:aws:lambda:eu-west-1:1:function:f",
            ])
    }

    @Test("F.2: zones that are not switched on, and cross-zone balancing off for a group") func zones() throws {
        var draft = NetworkDraft.balanced()
        draft[targets: "web"].attributes = ["load_balancing.cross_zone.enabled": "false"]
        let own = try ask(in: draft)
        #expect(own.verdict == .allowed && own.ways.count == 2)
        draft[targets: "web"].targets = [Target("i-server")]
        let empty = try ask(in: draft)
        #expect(empty.verdict == .partial)
        #expect(empty.blockers == ["forward \(draft.targetGroups[0].arn) ELBV2_NO_TARGETS_IN_AZ"])
        #expect(empty.dropped.map { $0.packets.destinations.description } == ["52.1.2.2/32"])
        draft[targets: "web"].attributes = [:]
        #expect(try ask(in: draft).verdict == .allowed)
        draft[subnet: "subnet-2"].zone = "eu-west-1c"
        #expect(try ask(in: draft).blockers == ["forward \(draft.targetGroups[0].arn) ELB_INSTALLED_AZ_RESTRICTION"])
        draft[targets: "web"].targets.append(Target("i-second"))
        let warned = try ask(in: draft)
        #expect(warned.verdict == .allowed)
        #expect(
            warned.findingsBesideZones.map { "\($0.severity) \($0.component) \($0.code)" } == [
                "warning i-server ELB_INSTALLED_AZ_RESTRICTION"
            ])
    }

    @Test("F.3: IPv6 clients, IPv4 targets; and targets by IPv6") func ipv6() throws {
        var draft = NetworkDraft.balanced()
        let answer = try draft.ask("internet", "shop:443", .ipv6)
        #expect(answer.verdict == .allowed)
        #expect(answer.ways.allSatisfy { $0.segments[1].arriving?.families == [.ipv4] })
        draft[targets: "web"].isIPv6 = true
        let same = try draft.ask("internet", "shop:443", .ipv6)
        #expect(same.verdict == .allowed)
        #expect(same.ways.allSatisfy { $0.segments[1].arriving?.families == [.ipv6] })
        draft[acl: "acl-3"].rows.append(
            Row(number: 1, egress: false, allow: false, proto: 6, block: "2600:1f00:a:5::/64"))
        let partial = try draft.ask("internet", "shop:443")
        #expect(partial.verdict == .partial)
        #expect(partial.blockers == ["forward acl-3 SUBNET_ACL_RESTRICTION"])
    }

    @Test("B.1: 60 seconds, or as set; the connection is closed") func idleTimeouts() throws {
        var draft = NetworkDraft.balanced()
        #expect(
            try ask(in: draft).idleTimeouts == [.init(component: draft.balancers[0].arn, seconds: 60, atExpiry: .reset)]
        )
        draft[balancer: "shop"].attributes = ["idle_timeout.timeout_seconds": "4000"]
        #expect(try ask(in: draft).idleTimeouts.map(\.seconds) == [4000])
        #expect(try ask(in: draft).mtu?.bytes == 1500)
        #expect(try ask("i-client", in: draft).mtu?.bytes == 9001)
    }

    @Test("ICMP is not documented, UDP is not taken") func protocols() throws {
        #expect(try NetworkDraft.balanced().ask("i-client", "shop", .ping).verdict == .denied)
        var open = NetworkDraft.balanced()
        open[group: "sg-shop"].ingress = [.all("0.0.0.0/0")]
        #expect(try open.ask("i-client", "shop", .ping).verdict == .unknown)
        #expect(
            try open.ask("i-client", "shop:443", .udp).blockers == [
                "forward \(open.balancers[0].arn) PROTOCOL_RESTRICTION"
            ])
    }
}
