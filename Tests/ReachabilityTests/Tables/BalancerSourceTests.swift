import Findings
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// A load balancer's nodes as the source, and health checks as paths of their own.
@Suite struct BalancerSourceTests {
    typealias Row = NetworkDraft.ACL.Row
    typealias Target = NetworkDraft.Target

    @Test(
        "an application load balancer to its targets",
        arguments: [
            "alb:shop", "shop",
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/50dc6c495c0c9188",
        ]) func toTargets(_ source: String) throws
    {
        let draft = NetworkDraft.balanced()
        let answer = try draft.ask(source, "i-server:8080")
        #expect(answer.verdict == .allowed)
        #expect(answer.ways.map(\.from) == ["eni-shop-a", "eni-shop-b"])
        #expect(answer.question.sourcePorts?.portDescription == "1024-65535")
        #expect(answer.question.packets.sources.description == "10.0.4.10/32, 10.0.5.10/32")
    }

    @Test("without a port, those it uses are asked") func ports() throws {
        var draft = NetworkDraft.balanced()
        draft[targets: "web"].healthPort = "9090"
        let answer = try draft.ask("alb:shop", "i-server")
        #expect(answer.question.destinationPorts?.portDescription == "8080,9090")
        #expect(answer.verdict == .partial)
        #expect(answer.dropped.map { $0.packets.destinationPorts.portDescription } == ["9090"])
        #expect(answer.blockers == ["forward eni-server ENI_SG_RULES_MISMATCH"])
    }

    @Test("it sends to registered targets, on registered ports, from high ports, and nothing else") func others() throws
    {
        var draft = NetworkDraft.balanced()
        let shop = draft.balancers[0].arn
        draft[group: "sg-server"].ingress = [.all("0.0.0.0/0")]
        draft[group: "sg-client"].ingress = [.all("0.0.0.0/0")]
        #expect(try draft.ask("alb:shop", "i-server:9999").blockers == ["forward \(shop) TARGET_PORT_RESTRICTION"])
        #expect(try draft.ask("alb:shop", "i-client:8080").blockers == ["forward \(shop) TARGET_ADDRESS_RESTRICTION"])
        #expect(
            try draft.ask("alb:shop", "i-server:8080", from: "80").blockers == ["forward \(shop) REMAP_EPHEMERAL_PORT"])
        let some = try draft.ask("alb:shop", "i-server:8080", from: "1000-2000")
        #expect(some.verdict == .partial && some.droppedSourcePorts == "1000-1023")
        let classic = try NetworkDraft.classic().ask("elb:old", "i-server:80")
        #expect(classic.blockers.first == "forward old ELB_LISTENER_PORT_RESTRICTION")
    }

    @Test("a network load balancer's own address is seen in health checks only") func preservation() throws {
        var draft = NetworkDraft.forwarded()
        draft[targets: "tls"].healthPort = "8081"
        draft[group: "sg-server"].ingress.append(.tcp(8081, "10.0.4.0/23"))
        let group = draft.targetGroups[0].arn
        #expect(try draft.ask("nlb:edge", "i-server:8081").verdict == .allowed)
        #expect(
            Set(try draft.ask("nlb:edge", "i-server:8443").findings.map(\.code)) == [
                .sourceAddressPreservation, .classicNotCrossZone,
            ])
        draft[balancer: "edge"].attributes = ["load_balancing.cross_zone.enabled": "true"]
        #expect(
            try draft.ask("nlb:edge", "i-server:8443").blockers == [
                "forward \(group) ELBV2_SOURCE_ADDRESS_PRESERVATION"
            ])
        draft[targets: "tls"].attributes = ["preserve_client_ip.enabled": "false"]
        #expect(try draft.ask("nlb:edge", "i-server:8443").verdict == .allowed)
    }

    @Test("F.5: a gateway load balancer speaks GENEVE to its appliances") func gateway() throws {
        var draft = NetworkDraft.balanced()
        draft.targetGroups.append(
            .init(name: "inspect", proto: "GENEVE", port: 6081, healthPort: "80", targets: [Target("i-server")]))
        draft.add(
            .init(
                name: "wall", kind: .gateway, zones: [("eu-west-1a", "subnet-a")],
                listeners: [.init(port: 6081, proto: "GENEVE", forward: [("inspect", 1)])]),
            at: [("10.0.4.40", nil, nil)])
        draft[group: "sg-server"].ingress = [.all("10.0.4.40/32")]
        #expect(try draft.ask("gwlb:wall", "i-server:6081", .udp).verdict == .allowed)
        #expect(try draft.ask("gwlb:wall", "i-server:80").verdict == .allowed)
        let wall = draft.balancers[1].arn
        #expect(
            try draft.ask("gwlb:wall", "i-server:6082", .udp).blockers == [
                "forward \(wall) GWLB_DESTINATION_PORT_RESTRICTION"
            ])
        #expect(try draft.ask("gwlb:wall", "i-server:6081").blockers == ["forward \(wall) GWLB_PROTOCOL_RESTRICTION"])
        #expect(throws: EndpointError.self) { try draft.ask("i-client", "gwlb:wall") }
    }

    @Test("checks on another port that a group or ACL refuses") func healthChecks() throws {
        var draft = NetworkDraft.balanced()
        draft[targets: "web"].healthPort = "9090"
        let answer = try draft.ask("internet", "shop:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.healthChecks.count == 4)
        #expect(answer.healthChecks.allSatisfy { $0.verdict == .denied && $0.port == 9090 })
        #expect(
            answer.findingsBesideZones.map { "\($0.severity) \($0.component) \($0.code)" } == [
                "warning eni-server HEALTH_CHECK_BLOCKED", "warning eni-second HEALTH_CHECK_BLOCKED",
            ])
        #expect(
            answer.commands.allSatisfy { $0.contains("FromPort=9090,ToPort=9090,UserIdGroupPairs=[{GroupId=sg-shop}]") }
        )
        draft[group: "sg-server"].ingress.append(.tcp(9090...9090, .group("sg-shop")))
        let open = try draft.ask("internet", "shop:443")
        #expect(open.findingsBesideZones.isEmpty && open.healthChecks.allSatisfy { $0.verdict == .allowed })
    }

    @Test("checks come from the nodes also where the client's address is kept") func checksOfPreservingGroup() throws {
        var draft = NetworkDraft.forwarded()
        draft[group: "sg-server"].ingress = [.tcp(8443, "198.51.100.0/24")]
        let answer = try draft.ask("198.51.100.7", "edge:443")
        #expect(answer.verdict == .allowed)
        #expect(Set(answer.findings.map(\.code)) == [.healthCheckBlocked])
        #expect(answer.findings.first?.evidence.contains { $0.contains("eni-edge-a") } == true)
    }

    @Test("unhealthy targets, and all of them: it fails open") func unhealthy() throws {
        var draft = NetworkDraft.balanced()
        draft[targets: "web"].targets[0] = Target("i-server", state: "unhealthy", reason: "Target.Timeout")
        let one = try draft.ask("internet", "shop:443")
        #expect(one.verdict == .allowed)
        #expect(one.findingsBesideZones.map { "\($0.component) \($0.code)" } == ["i-server TARGET_UNHEALTHY"])
        #expect(one.findingsBesideZones.first?.message.contains("sends it nothing") == true)
        #expect(one.findings.first?.evidence.first == "target health: unhealthy, Target.Timeout")
        draft[targets: "web"].targets[1] = Target("i-second", state: "unhealthy", reason: "Target.ResponseCodeMismatch")
        let all = try draft.ask("internet", "shop:443")
        #expect(
            all.findingsBesideZones.count == 2
                && all.findingsBesideZones.allSatisfy { $0.message.contains("all of them nevertheless") })
    }
}
