import Findings
import JSONText
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Fact E.8 of gateway endpoints.
@Suite struct GatewayEndpointTests {
    typealias Route = NetworkDraft.Table.Route
    typealias Row = NetworkDraft.ACL.Row

    @Test("E.8: TCP reaches the service, and its replies come back through the endpoint") func allowed() throws {
        let answer = try NetworkDraft.withGatewayEndpoints().ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.ways.map(\.to) == ["com.amazonaws.eu-west-1.s3"])
        #expect(
            answer.route == [
                "i-client", "eni-client", "acl-1", "rtb-main", "vpce-s3", "vpce-s3", "acl-1", "eni-client", "i-client",
            ])
        #expect(answer.mtu?.bytes == 8500)
        #expect(answer.decisions(at: "vpce-s3").first?.contains("policy is IAM's") == true)
    }

    @Test("E.8: the endpoint's id and the service's name mean the service's addresses") func destinations() throws {
        var draft = NetworkDraft.withGatewayEndpoints()
        #expect(try draft.ask("i-client", "vpce-s3:443").verdict == .allowed)
        #expect(try draft.ask("i-client", "vpce-s3:443").question.destinationAddresses.description == "198.51.100.0/24")
        draft.more = [["PrefixLists": [["PrefixListId": "pl-s3", "PrefixListName": "com.amazonaws.eu-west-1.s3"]]]]
        draft.absent = ["PrefixLists"]
        #expect(try draft.ask("i-client", "com.amazonaws.eu-west-1.s3:443").verdict == .allowed)
        draft.lists = []
        #expect(throws: EndpointError.self) { try draft.ask("i-client", "vpce-s3:443") }
        #expect(throws: EndpointError.self) { try draft.ask("i-client", "com.amazonaws.eu-west-1.s3:443") }
    }

    @Test("E.8: IPv6 by the list's IPv6 entries") func ipv6() throws {
        var draft = NetworkDraft.withGatewayEndpoints()
        #expect(try draft.ask("i-client", "[2600:9000::1]:443").verdict == .allowed)
        #expect(try draft.ask("i-client", "vpce-s3:443", .ipv6).verdict == .allowed)
        var ping = QuestionOptions(protocol: .icmpv6)
        draft[group: "sg-client"].egress = NetworkDraft.Rule.everything
        #expect(try draft.ask("i-client", "2600:9000::1", ping).verdict == .allowed)
        ping.icmpType = 135
        #expect(
            try draft.ask("i-client", "2600:9000::1", ping).blockers
                == ["forward vpce-s3 VPCE_GATEWAY_PROTOCOL_RESTRICTION"])
    }

    @Test("E.8: the client's group has to let out to the list") func group() throws {
        var draft = NetworkDraft.withGatewayEndpoints()
        #expect(try draft.ask("i-client", "203.0.113.9:443").blockers == ["forward eni-client ENI_SG_RULES_MISMATCH"])
        draft[group: "sg-client"].egress.append(.tcp(443...443, .list("pl-db")))
        #expect(try draft.ask("i-client", "203.0.113.9:443").verdict == .allowed)
        draft.lists[0].entries = nil
        let unread = try draft.ask("i-client", "198.51.100.9:443")
        #expect(unread.verdict == .unknown)
        #expect(unread.gaps.map(\.what).contains("ec2:GetManagedPrefixListEntries"))
    }

    @Test("E.8: TCP and echo requests, nothing else") func protocols() throws {
        var draft = NetworkDraft.withGatewayEndpoints()
        draft[group: "sg-client"].egress = NetworkDraft.Rule.everything
        #expect(try draft.ask("i-client", "198.51.100.9", .ping).verdict == .allowed)
        for options in [QuestionOptions.udp, .icmp(13), .number(47)] {
            let answer = try draft.ask("i-client", "198.51.100.9", options)
            #expect(answer.verdict == .denied)
            #expect(answer.blockers == ["forward vpce-s3 VPCE_GATEWAY_PROTOCOL_RESTRICTION"])
        }
    }

    @Test("D.1: the subnet's ACL has to let the service's replies in") func replyThroughACL() throws {
        var draft = NetworkDraft.withGatewayEndpoints()
        draft[acl: "acl-1"].rows.append(
            Row(number: 1, egress: false, allow: false, proto: 6, block: "198.51.100.0/24", ports: 50000...65535))
        let answer = try draft.ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .partial)
        #expect(answer.blockers == ["return acl-1 SUBNET_ACL_RESTRICTION"])
        #expect(answer.droppedSourcePorts == "50000-60999")
    }

    @Test("E.8: only `available` carries", arguments: ["pending", "deleting", "failed", "Rejected"])
    func states(_ state: String) throws {
        var draft = NetworkDraft.withGatewayEndpoints()
        draft[endpoint: "vpce-s3"].state = state
        let answer = try draft.ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward vpce-s3 BAD_STATE"])
        draft[endpoint: "vpce-s3"].state = "Available"
        #expect(try draft.ask("i-client", "198.51.100.9:443").verdict == .allowed)
        draft[endpoint: "vpce-s3"].state = nil
        #expect(try draft.ask("i-client", "198.51.100.9:443").verdict == .unknown)
    }

    @Test("E.8: other addresses that a route leads to it are not of the service") func otherAddresses() throws {
        var draft = NetworkDraft.withGatewayEndpoints()
        draft[group: "sg-client"].egress = NetworkDraft.Rule.everything
        draft[table: "rtb-main"].routes.append(Route("192.0.2.0/24", "vpce-s3"))
        let answer = try draft.ask("i-client", "192.0.2.7:443")
        #expect(answer.blockers == ["forward vpce-s3 VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION"])
        #expect(answer.verdict == .denied)
    }

    @Test("E.8: no peered VPC gets through it") func foreignSource() throws {
        var draft = NetworkDraft.withGatewayEndpoints()
        draft[group: "sg-client"].egress = NetworkDraft.Rule.everything
        draft.vpcs[0].blocks = ["10.0.2.0/24"]
        #expect(
            try draft.ask("i-client", "198.51.100.9:443").blockers
                == ["forward vpce-s3 VPCE_GATEWAY_REQUIRES_SOURCE_IN_VPC"])
    }

    @Test("E.1.6: the list beats the default route, and loses to a narrower one") func routePriority() throws {
        var draft = NetworkDraft.online()
        let endpoints = NetworkDraft.withGatewayEndpoints()
        (draft.endpoints, draft.lists) = (endpoints.endpoints, endpoints.lists)
        draft[table: "rtb-public"].routes.append(Route("pl-s3", "vpce-s3"))
        #expect(try draft.ask("i-client", "198.51.100.9:443").route.contains("vpce-s3"))
        draft[table: "rtb-public"].routes.append(Route("198.51.100.0/28", "igw-a"))
        #expect(try draft.ask("i-client", "198.51.100.9:443").route.contains("igw-a"))
    }

    @Test("A reply to an address of the service is not let through, and nobody there asks") func replyIntoEndpoint()
        throws
    {
        var draft = NetworkDraft.online()
        let endpoints = NetworkDraft.withGatewayEndpoints()
        (draft.endpoints, draft.lists) = (endpoints.endpoints, endpoints.lists)
        draft[table: "rtb-public"].routes.append(Route("pl-s3", "vpce-s3"))
        #expect(
            try draft.ask("198.51.100.9", "52.1.1.1:443").blockers == ["return vpce-s3 ASYMMETRIC_REPLY_LOST"])
        #expect(try draft.ask("internet", "52.1.1.1:443").verdict == .allowed)
    }

    @Test("E.8: an endpoint opens no connections") func asSource() throws {
        let answer = try NetworkDraft.withGatewayEndpoints().ask("vpce-s3", "i-server:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward vpce-s3 VPCE_INTRA_VPC_TRAFFIC"])
    }

    @Test("Endpoints that were not read are named") func absent() throws {
        var draft = NetworkDraft.withGatewayEndpoints()
        draft.absent = ["VpcEndpoints"]
        let answer = try draft.ask("i-client", "198.51.100.9:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["ec2:DescribeVpcEndpoints"])
    }
}
