import Findings
import JSONText
import NetworkSets
import Testing

@testable import Reachability

/// Fact E.4 of regional NAT gateways.
@Suite struct RegionalNATGatewayTests {
    typealias Route = NetworkDraft.Table.Route

    private func draft(spreads: String? = "disabled") -> NetworkDraft { .regional(spreads: spreads) }

    @Test("E.4: without a subnet, by the table of its own, and the reply back") func allowed() throws {
        let answer = try draft().ask("i-server", "198.51.100.7:443")
        #expect(answer.verdict == .allowed)
        #expect(
            answer.route == [
                "i-server", "eni-server", "acl-2", "rtb-private", "nat-r", "rtb-nat", "igw-a", "igw-a", "nat-r",
                "acl-2",
                "eni-server", "i-server",
            ])
        let arriving = try #require(answer.ways.first?.arriving)
        #expect(arriving.sources.description == "52.1.9.1/32")
    }

    @Test("E.4: a zone that it does not serve") func zones() throws {
        var other = draft()
        other[subnet: "subnet-2"].zone = "eu-west-1b"
        let refused = try other.ask("i-server", "198.51.100.7:443")
        #expect(refused.verdict == .denied)
        #expect(refused.blockers == ["forward nat-r REGIONAL_NGW_ROUTE_AZ_RESTRICTION"])
        #expect(refused.commands.first?.hasSuffix("--availability-zone eu-west-1b") == true)
        other = draft(spreads: "enabled")
        other[subnet: "subnet-2"].zone = "eu-west-1b"
        #expect(try other.ask("i-server", "198.51.100.7:443").verdict == .allowed)
        other = draft(spreads: nil)
        other[subnet: "subnet-2"].zone = "eu-west-1b"
        #expect(try other.ask("i-server", "198.51.100.7:443").verdict == .unknown)
    }

    @Test("E.4: its own table has to lead on") func ownTable() throws {
        var draft = draft()
        draft[table: "rtb-nat"].routes = []
        #expect(
            try draft.ask("i-server", "198.51.100.7:443").blockers == ["forward rtb-nat NO_ROUTE_TO_DESTINATION"])
        draft.tables.removeAll { $0.id == "rtb-nat" }
        #expect(
            try draft.ask("i-server", "198.51.100.7:443").gaps.map(\.what) == ["ec2:DescribeRouteTables"])
    }

    @Test("E.4: nothing unsolicited, and only TCP, UDP and ICMP") func refusals() throws {
        #expect(try draft().ask("internet", "52.1.9.1:443").blockers == ["forward nat-r NGW_UNSOLICITED_TRAFFIC"])
        #expect(
            try draft().ask("i-server", "198.51.100.7", .number(47)).blockers.first
                == "forward nat-r PROTOCOL_RESTRICTION")
    }

    @Test("D.1: the subnet's ACL judges the replies") func replies() throws {
        var draft = draft()
        draft[acl: "acl-2"].rows.append(
            .init(number: 1, egress: false, allow: false, proto: 6, block: "198.51.100.0/24", ports: 50000...65535))
        let answer = try draft.ask("i-server", "198.51.100.7:443")
        #expect(answer.verdict == .partial)
        #expect(answer.droppedSourcePorts == "50000-60999")
    }
}
