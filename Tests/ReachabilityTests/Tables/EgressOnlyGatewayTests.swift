import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.3 of egress-only internet gateways.
@Suite struct EgressOnlyGatewayTests {
    typealias Route = NetworkDraft.Table.Route

    @Test("E.3: IPv6 out, replies in") func outbound() throws {
        let answer = try NetworkDraft.online().ask("i-server", "2001:db8::7")
        #expect(answer.verdict == .allowed)
        #expect(answer.return == .allowed)
        #expect(answer.route.count { $0 == "eigw-a" } == 2)
    }

    @Test("E.3: nothing is begun from outside") func unsolicited() throws {
        var draft = NetworkDraft.online()
        draft.internetGateways = []
        let answer = try draft.ask("2001:db8::7", "[2600:1f00:a:2::20]:443")
        #expect(answer.blockers.first == "forward eigw-a EIGW_UNSOLICITED_TRAFFIC")
        #expect(answer.verdict == .denied)
    }

    @Test("E.3: from one VPC of the snapshot out, into another, and back") func betweenVPCs() throws {
        var draft = NetworkDraft.peered()
        draft.peerings = []
        draft[table: "rtb-main"].routes = [Route("::/0", "eigw-a")]
        draft[table: "rtb-b"].routes = [Route("::/0", "igw-b")]
        draft.egressOnlyGateways = [.init(id: "eigw-a", vpc: "vpc-a", state: "attached")]
        draft.internetGateways = [.init(id: "igw-b", vpc: "vpc-b")]
        let answer = try draft.ask("i-client", "[2600:1f00:b:1::30]:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.ways.map(\.to) == ["i-far"])
        draft[group: "sg-far"].ingress = []
        #expect(try draft.ask("i-client", "[2600:1f00:b:1::30]:443").blockers == ["forward eni-far SG_HAS_NO_RULES"])
        // The other way round nothing gets in.
        #expect(
            try draft.ask("i-far", "[2600:1f00:a:1::10]:443").blockers.first
                == "forward eigw-a EIGW_UNSOLICITED_TRAFFIC")
    }

    @Test("A reply whose request came in by the internet gateway: not documented, so not known") func replyOnly() throws
    {
        let answer = try NetworkDraft.online().ask("2001:db8::7", "[2600:1f00:a:2::20]:443")
        #expect(answer.forward == .allowed)
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["eigw-a"])
    }

    @Test("A gateway that is not attached drops") func detached() throws {
        var draft = NetworkDraft.online()
        draft.egressOnlyGateways[0].state = "detached"
        #expect(try draft.ask("i-server", "2001:db8::7").blockers.first == "forward eigw-a BAD_STATE_ATTACHMENT")
    }
}
