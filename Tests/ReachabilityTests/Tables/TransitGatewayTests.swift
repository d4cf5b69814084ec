import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.6 of transit gateways: attachments, associations, zones, ACLs of attachment subnets (D.4) and MTU.
@Suite struct TransitGatewayTests {
    typealias Route = NetworkDraft.Table.Route
    typealias Row = NetworkDraft.ACL.Row

    @Test("Both ways through one gateway, IPv4 and IPv6") func bothWays() throws {
        let draft = NetworkDraft.transit()
        for options in [QuestionOptions(), .ipv6] {
            let answer = try draft.ask("i-client", "i-far:443", options)
            #expect(answer.verdict == .allowed)
            #expect(answer.return == .allowed)
            #expect(answer.findings.isEmpty)
            #expect(answer.mtu?.bytes == 8500)
            #expect(
                answer.route == [
                    "i-client", "eni-client", "acl-1", "rtb-main", "acl-ta", "tgw-attach-a", "tgw-rtb-1",
                    "tgw-attach-b", "acl-tfar", "rtb-b", "acl-b", "eni-far", "i-far",
                    "i-far", "eni-far", "acl-b", "rtb-b", "acl-tfar", "tgw-attach-b", "tgw-rtb-1",
                    "tgw-attach-a", "acl-ta", "rtb-main", "acl-1", "eni-client", "i-client",
                ])
        }
        #expect(try draft.ask("i-client", "i-far:80").blockers == ["forward eni-far ENI_SG_RULES_MISMATCH"])
    }

    @Test("E.6: the VPC has to be attached") func notAttached() throws {
        var draft = NetworkDraft.transit()
        draft.attachments.removeFirst()
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward tgw-1 BAD_STATE_ATTACHMENT"])
        #expect(answer.commands.first?.contains("create-transit-gateway-vpc-attachment") == true)
    }

    @Test(
        "E.6: only `available` passes",
        arguments: [
            "initiating", "initiatingRequest", "pendingAcceptance", "rollingBack", "pending", "deleting", "rejecting",
            "failing",
        ]) func states(_ state: String) throws
    {
        var draft = NetworkDraft.transit()
        draft[attachment: "tgw-attach-a"].state = state
        #expect(
            try draft.ask("i-client", "i-far:443").blockers
                == ["forward tgw-attach-a BAD_STATE_ATTACHMENT", "return tgw-attach-a BAD_STATE_ATTACHMENT"])
        draft = .transit()
        draft[attachment: "tgw-attach-b"].state = state
        #expect(
            try draft.ask("i-client", "i-far:443").blockers.first == "forward tgw-attach-b BAD_STATE_ATTACHMENT")
    }

    @Test("A state that is not said, or is changing, is not taken for a good one", arguments: [nil, "modifying"])
    func unsureStates(_ state: String?) throws {
        var draft = NetworkDraft.transit()
        draft[attachment: "tgw-attach-b"].state = state
        #expect(try draft.ask("i-client", "i-far:443").verdict == .unknown)
    }

    @Test("A gateway that is being deleted forwards nothing") func gatewayState() throws {
        var draft = NetworkDraft.transit()
        draft.gateways[0].state = "deleting"
        #expect(try draft.ask("i-client", "i-far:443").blockers.first == "forward tgw-1 BAD_STATE")
    }

    @Test("E.6: no association, no way") func noAssociation() throws {
        var draft = NetworkDraft.transit()
        draft[attachment: "tgw-attach-a"].table = nil
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward tgw-attach-a TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"])
        #expect(
            answer.commands == [
                "aws ec2 associate-transit-gateway-route-table --transit-gateway-route-table-id tgw-rtb-1 "
                    + "--transit-gateway-attachment-id tgw-attach-a"
            ])
        draft[attachment: "tgw-attach-a"].table = "tgw-rtb-1"
        draft[attachment: "tgw-attach-a"].associationState = "disassociating"
        #expect(
            try draft.ask("i-client", "i-far:443").blockers
                == ["forward tgw-attach-a TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"])
    }

    @Test("The reply needs an association of its own") func replyAssociation() throws {
        var draft = NetworkDraft.transit()
        draft[attachment: "tgw-attach-b"].table = nil
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.forward == .allowed)
        #expect(answer.blockers == ["return tgw-attach-b TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"])
    }

    @Test("E.6: a zone without an attachment subnet cannot send") func zoneWithoutSubnet() throws {
        var draft = NetworkDraft.transit()
        draft[attachment: "tgw-attach-a"].subnets = ["subnet-tb"]
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward tgw-attach-a TGW_ROUTE_AZ_RESTRICTION"])
        #expect(
            answer.commands == [
                "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id tgw-attach-a "
                    + "--add-subnet-ids <subnet-id>"
            ])
        #expect(try draft.ask("i-client", "i-far:443", .ipv6).verdict == .denied)
        // The other way round the gateway picks another zone, and the reply is stuck.
        draft[group: "sg-client"].ingress = [.tcp(443, "172.16.0.0/16")]
        let other = try draft.ask("i-far", "i-client:443")
        #expect(other.forward == .allowed)
        #expect(other.blockers == ["return tgw-attach-a TGW_ROUTE_AZ_RESTRICTION"])
    }

    @Test("A zone that is not known is no refusal") func unknownZone() throws {
        let draft = NetworkDraft.transit()
        let topology = try draft.topology {
            $0.replacing(#""SubnetIds":["subnet-ta","subnet-tb"]"#, with: #""SubnetIds":["subnet-gone","subnet-tb"]"#)
        }
        let answer = try topology.ask("i-client", "i-far:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.contains { $0.why.contains("subnet-gone") })
    }

    @Test("D.4: the ACL of the attachment subnet sees requests inbound and replies outbound") func attachmentACL()
        throws
    {
        var draft = NetworkDraft.transit()
        draft[acl: "acl-ta"].rows.append(Row(number: 1, egress: false, allow: false, proto: 6, block: "10.0.1.0/24"))
        #expect(try draft.ask("i-client", "i-far:443").blockers == ["forward acl-ta SUBNET_ACL_RESTRICTION"])
        draft = .transit()
        draft[acl: "acl-ta"].rows.append(Row(number: 1, egress: true, allow: false, proto: 6, block: "172.16.0.0/16"))
        #expect(try draft.ask("i-client", "i-far:443").verdict == .allowed)
        draft[acl: "acl-ta"].rows.append(
            Row(number: 2, egress: true, allow: false, proto: 6, block: "10.0.1.0/24", ports: 40000...60999))
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .partial)
        #expect(answer.droppedSourcePorts == "40000-60999")
        draft = .transit()
        draft[acl: "acl-tfar"].rows.append(Row(number: 1, egress: true, allow: false, proto: 6, ports: 443...443))
        #expect(try draft.ask("i-client", "i-far:443").blockers == ["forward acl-tfar SUBNET_ACL_RESTRICTION"])
        draft = .transit()
        draft[acl: "acl-tfar"].rows.append(Row(number: 1, egress: false, allow: false, proto: 6, ports: 443...443))
        #expect(try draft.ask("i-client", "i-far:443").verdict == .allowed)
    }

    @Test("D.4: in the attachment subnet itself the ACL runs both ways for what is sent, not for what arrives")
    func sameSubnet() throws {
        var draft = NetworkDraft.transit()
        draft[interface: "eni-far"].subnet = "subnet-tfar"
        draft[interface: "eni-far"].addresses = ["172.16.200.5"]
        draft[acl: "acl-tfar"].rows = [Row(number: 1, egress: true, allow: true)]
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.forward == .allowed)
        #expect(answer.blockers == ["return acl-tfar SUBNET_ACL_RESTRICTION"])
        draft[acl: "acl-tfar"].rows = [
            Row(number: 1, egress: true, allow: true),
            Row(number: 1, egress: false, allow: true, block: "172.16.200.5/32"),
        ]
        #expect(try draft.ask("i-client", "i-far:443").verdict == .allowed)
    }

    @Test("In the far VPC the table of the attachment subnet routes on") func attachmentTable() throws {
        var draft = NetworkDraft.transit()
        draft.tables.append(
            .init(
                id: "rtb-inspect", vpc: "vpc-b", subnets: ["subnet-tfar"], routes: [],
                replacedLocals: ["172.16.0.0/16": "vpce-fw"]))
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["ec2:DescribeVpcEndpoints"])
    }

    @Test("A missing route to the gateway is proposed") func missingRoute() throws {
        var draft = NetworkDraft.transit()
        draft[table: "rtb-b"].routes = []
        let command =
            "aws ec2 create-route --route-table-id rtb-b --destination-cidr-block 10.0.0.0/16 --transit-gateway-id tgw-1"
        #expect(try draft.ask("i-client", "i-far:443").commands.contains(command))
    }

    @Test("Blackhole there and no association back are found in one run") func manyBlockers() throws {
        var draft = NetworkDraft.transit()
        draft[gatewayTable: "tgw-rtb-1"].routes.append(.init("172.16.1.0/24", state: "blackhole"))
        draft[attachment: "tgw-attach-b"].table = nil
        #expect(
            try draft.ask("i-client", "i-far:443").blockers == [
                "forward tgw-rtb-1 TGW_RTB_BAD_STATE_ROUTE",
                "return tgw-attach-b TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION",
            ])
    }
}
