import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts D.1 of network ACLs.
@Suite struct NetworkACLFactsTests {
    typealias Row = NetworkDraft.ACL.Row

    /// A question to the server whose subnet has these inbound rows, everything open outbound.
    private func ask(
        _ rows: [Row], _ options: QuestionOptions = QuestionOptions(), port: String = "443"
    ) throws -> Answer {
        var draft = NetworkDraft.pair()
        draft[group: "sg-server"].ingress = NetworkDraft.Rule.everything
        draft[acl: "acl-2"].rows = rows + NetworkDraft.ACL.openRows.filter { $0.egress || $0.number > 32766 }
        return try draft.ask("i-client", "i-server" + (options.protocol.hasPorts ? ":\(port)" : ""), options)
    }

    @Test("D.1: rows count in the order of their numbers, not of the output") func order() throws {
        let allowed = Row(number: 100, egress: false, allow: true)
        let denied = Row(number: 90, egress: false, allow: false, proto: 6, ports: 443...443)
        #expect(try ask([allowed, denied]).verdict == .denied)
        #expect(try ask([allowed, Row(number: 110, egress: false, allow: false)]).verdict == .allowed)
        #expect(try ask([allowed, denied], port: "444").verdict == .allowed)
    }

    @Test("D.1: a deny before an allow takes exactly its part") func denyBeforeAllow() throws {
        let answer = try ask(
            [
                Row(number: 10, egress: false, allow: false, proto: 6, block: "10.0.1.10/32", ports: 440...449),
                Row(number: 20, egress: false, allow: true, proto: 6, ports: 400...500),
            ], port: "400-510")
        #expect(answer.verdict == .partial)
        let ports = answer.dropped.reduce(PortSet()) { $0.union($1.packets.destinationPorts) }
        #expect(ports.portDescription == "440-449,501-510")
    }

    @Test("D.1: what no row matches is denied by *") func lastRow() throws {
        let answer = try ask([])
        #expect(answer.blockers == ["forward acl-2 SUBNET_ACL_RESTRICTION"])
        #expect(answer.decisions(at: "acl-2").first == "rule * deny all from 0.0.0.0/0")
        var draft = NetworkDraft.pair()
        draft[acl: "acl-2"].rows = []
        #expect(try draft.ask("i-client", "i-server:443").verdict == .denied)
    }

    @Test("D.1: the families are apart") func families() throws {
        let ipv4 = Row(number: 10, egress: false, allow: true)
        let ipv6 = Row(number: 10, egress: false, allow: true, block: "::/0")
        #expect(try ask([ipv4], .ipv6).verdict == .denied)
        #expect(try ask([ipv6], .ipv6).verdict == .allowed)
        #expect(try ask([ipv6]).verdict == .denied)
    }

    @Test(
        "D.1: ICMP rows match type and code, -1 all",
        arguments: [
            ([-1, -1], Verdict.allowed), ([8, -1], .allowed), ([8, 0], .allowed), ([8, 1], .denied),
            ([0, -1], .denied),
        ]) func icmp(_ match: [Int], _ verdict: Verdict) throws
    {
        #expect(try ask([Row(number: 10, egress: false, allow: true, proto: 1, icmp: match)], .ping).verdict == verdict)
    }

    @Test("D.1: all codes are asked where only the type is given") func icmpCodes() throws {
        let row = Row(number: 10, egress: false, allow: true, proto: 1, icmp: [8, 0])
        #expect(try ask([row], .icmp(8)).verdict == .partial)
        #expect(try ask([row], .icmp(8, code: 0)).verdict == .allowed)
    }

    @Test("D.1: other protocols take no notice of ports") func otherProtocols() throws {
        #expect(
            try ask([Row(number: 10, egress: false, allow: true, proto: 50, ports: 1...2)], .number(50)).verdict
                == .allowed)
        #expect(try ask([Row(number: 10, egress: false, allow: true, proto: 51)], .number(50)).verdict == .denied)
        #expect(try ask([Row(number: 10, egress: false, allow: true, proto: 6)], .udp).verdict == .denied)
    }

    @Test("D.1: stateless, so the reply needs a row of its own") func reply() throws {
        var draft = NetworkDraft.pair()
        draft[acl: "acl-2"].rows.removeAll { $0.egress && $0.number == 100 }
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(answer.verdict == .denied)
        #expect(answer.forward == .allowed)
        #expect(answer.return == .denied)
        #expect(answer.blockers == ["return acl-2 SUBNET_ACL_RESTRICTION"])
        draft = NetworkDraft.pair()
        draft[acl: "acl-1"].rows.removeAll { !$0.egress && $0.number == 100 }
        #expect(try draft.ask("i-client", "i-server:443").blockers == ["return acl-1 SUBNET_ACL_RESTRICTION"])
    }

    @Test("D.1: each of the four crossings is judged") func crossings() throws {
        var draft = NetworkDraft.pair()
        draft[acl: "acl-1"].rows = []
        draft[acl: "acl-2"].rows = []
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(
            answer.blockers == [
                "forward acl-1 SUBNET_ACL_RESTRICTION", "forward acl-2 SUBNET_ACL_RESTRICTION",
                "return acl-2 SUBNET_ACL_RESTRICTION", "return acl-1 SUBNET_ACL_RESTRICTION",
            ])
        let hops = answer.ways.flatMap(\.forwardHops).filter { $0.kind == .networkACL }
        #expect(hops.map(\.direction) == [.egress, .ingress])
        #expect(hops.map(\.isBeyondBlocker) == [false, true])
    }

    @Test("D.1: nothing between interfaces of one subnet is judged") func sameSubnet() throws {
        var draft = NetworkDraft.pair()
        draft[interface: "eni-server"].subnet = "subnet-1"
        draft[interface: "eni-server"].addresses = ["10.0.1.20"]
        draft[acl: "acl-1"].rows = []
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(answer.verdict == .allowed)
        #expect(!answer.route.contains("acl-1") && !answer.route.contains("rtb-main"))
    }

    @Test("The row is told as the console prints it, and the fix comes before it") func rowAndFix() throws {
        let answer = try ask([
            Row(number: 10, egress: false, allow: false, proto: 6, block: "10.0.0.0/8", ports: 443...443),
            Row(number: 20, egress: false, allow: true),
        ])
        #expect(answer.decisions(at: "acl-2").first == "rule 10 deny tcp 443 from 10.0.0.0/8")
        #expect(
            answer.commands == [
                "aws ec2 create-network-acl-entry --network-acl-id acl-2 --ingress --rule-number 1 --protocol 6 "
                    + "--rule-action allow --cidr-block 10.0.1.10/32 --port-range From=443,To=443"
            ])
    }
}
