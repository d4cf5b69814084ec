import Findings
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// F.6: classic load balancers.
@Suite struct ClassicLoadBalancerTests {
    typealias Row = NetworkDraft.ACL.Row

    private func ask(
        _ source: String = "i-client", _ destination: String = "old:443", in draft: NetworkDraft
    ) throws -> Answer {
        try draft.ask(source, destination)
    }

    @Test(
        "both connections, by name and kind",
        arguments: ["old", "elb:old", "old-1234567890.eu-west-1.elb.amazonaws.com"])
    func allowed(_ name: String) throws {
        let answer = try ask("i-client", "\(name):443", in: .classic())
        #expect(answer.verdict == .allowed)
        #expect(answer.ways.count == 4 && answer.ways.allSatisfy { $0.segments.count == 2 })
        #expect(answer.idleTimeouts == [.init(component: "old", seconds: 60, atExpiry: .reset)])
    }

    @Test("listeners") func listeners() throws {
        var draft = NetworkDraft.classic()
        draft[group: "sg-shop"].ingress = [.all("0.0.0.0/0")]
        #expect(try ask("i-client", "old:80", in: draft).blockers == ["forward old ELB_LISTENER_PORT_RESTRICTION"])
        draft[balancer: "old"].listeners.append(.init(port: 25, proto: "TCP", instancePort: 25))
        #expect(try ask("i-client", "old:80", in: draft).blockers == ["forward old ELB_LISTENERS_MISMATCH"])
        #expect(try draft.ask("i-client", "old:443", .udp).blockers == ["forward old PROTOCOL_RESTRICTION"])
    }

    @Test("the ACL of its subnet filters what it sends, also to instances of that subnet") func ownACL() throws {
        var draft = NetworkDraft.classic()
        draft[interface: "eni-server"].subnet = "subnet-a"
        draft[interface: "eni-server"].addresses = ["10.0.4.99"]
        draft[acl: "acl-a"].rows.append(
            Row(number: 1, egress: true, allow: false, proto: 6, block: "10.0.4.0/24", ports: 8080...8080))
        let answer = try ask(in: draft)
        #expect(answer.verdict == .partial)
        #expect(answer.blockers == ["forward acl-a ELB_ACL_RESTRICTION"])
        #expect(answer.ways.filter { $0.verdict == .denied }.map { $0.segments[0].to } == ["eni-old-a"])
    }

    @Test("zones and instances") func instances() throws {
        var draft = NetworkDraft.classic()
        draft[balancer: "old"].attributes = [:]
        #expect(try ask(in: draft).ways.count == 2)
        draft[balancer: "old"].instances = ["i-server"]
        #expect(try ask(in: draft).blockers == ["forward old:8080@eu-west-1 ELB_NOT_CROSSZONE"])
        draft[balancer: "old"].attributes = nil
        let doubtful = try ask(in: draft)
        #expect(doubtful.verdict == .unknown)
        #expect(doubtful.gaps.map(\.what) == ["elasticloadbalancing:DescribeLoadBalancerAttributes"])
        draft[balancer: "old"].instances = []
        #expect(try ask(in: draft).blockers == ["forward old:8080@eu-west-1 ELB_HAS_NO_INSTANCES"])
    }

    @Test("instances out of service") func health() throws {
        var draft = NetworkDraft.classic()
        draft[balancer: "old"].outOfService = [
            "i-second": "Instance has failed at least the UnhealthyThreshold number of health checks consecutively."
        ]
        draft[balancer: "old"].healthTarget = "HTTP:9000/health"
        let answer = try ask(in: draft)
        #expect(answer.verdict == .allowed)
        #expect(
            answer.findingsBesideZones.map { "\($0.component) \($0.code)" } == [
                "eni-server HEALTH_CHECK_BLOCKED", "eni-second HEALTH_CHECK_BLOCKED", "i-second TARGET_UNHEALTHY",
            ])
        #expect(answer.healthChecks.map(\.port) == [9000, 9000, 9000, 9000])
    }
}
