import Findings
import Testing

@testable import Reachability

/// Facts C.4: rules that name groups across transit gateways.
@Suite struct TransitGatewayGroupTests {
    /// `transit()` whose server takes what carries the client's group.
    private func byGroup() -> NetworkDraft {
        var draft = NetworkDraft.transit()
        draft[group: "sg-far"].ingress = [.tcp(443...443, .group("sg-client"))]
        draft.gateways[0].references = "enable"
        return draft
    }

    @Test("C.4: inbound rules match where the gateway and both attachments allow it") func inbound() throws {
        #expect(try byGroup().ask("i-client", "i-far:443").verdict == .allowed)
        #expect(try byGroup().ask("i-client", "i-far:443", .ipv6).verdict == .allowed)
        #expect(try byGroup().ask("i-server", "i-far:443").blockers == ["forward eni-far ENI_SG_RULES_MISMATCH"])
    }

    @Test("C.4: off at the gateway or one attachment", arguments: ["tgw-1", "tgw-attach-a", "tgw-attach-b"])
    func off(_ place: String) throws {
        var draft = byGroup()
        if place == "tgw-1" {
            draft.gateways[0].references = "disable"
        } else {
            draft[attachment: place].references = "disable"
        }
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward eni-far SG_REFERENCING_SUPPORT"])
        #expect(answer.commands.first?.contains(place) == true)
        #expect(answer.commands.first?.hasSuffix("--options SecurityGroupReferencingSupport=enable") == true)
    }

    @Test("C.4: outbound rules that name a group across the gateway have no effect") func outbound() throws {
        var draft = byGroup()
        draft[group: "sg-client"].egress = [.tcp(443...443, .group("sg-far"))]
        #expect(try draft.ask("i-client", "i-far:443").blockers == ["forward eni-client ENI_SG_RULES_MISMATCH"])
    }

    @Test("A gateway that is not in the snapshot may allow it") func unknownGateway() throws {
        var draft = byGroup()
        draft.absent = ["TransitGateways"]
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.contains { $0.what == "ec2:DescribeTransitGateways" })
    }

    @Test("C.4: not across a peering of regions, of VPCs or of gateways") func acrossRegions() throws {
        var draft = NetworkDraft.peered()
        draft[group: "sg-far"].ingress = [.tcp(443...443, .group("sg-client"))]
        #expect(try draft.ask("i-client", "i-far:443").verdict == .allowed)
        draft[peering: "pcx-1"].regions = ["eu-west-1", "us-east-1"]
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.blockers == ["forward eni-far SG_REFERENCES_NOT_PRESERVED"])
        var between = NetworkDraft.gatewaysPeered()
        between[group: "sg-far"].ingress = [.tcp(443...443, .group("sg-client"))]
        #expect(
            try between.ask("i-client", "i-far:443").blockers == ["forward eni-far SG_REFERENCES_NOT_PRESERVED"])
    }

    @Test("Groups of a peered VPC that is not in the snapshot are not known") func unknownPeeredGroups() throws {
        var draft = NetworkDraft.pair()
        draft[group: "sg-server"].ingress = [.tcp(443...443, .foreignGroup("sg-x", vpc: "vpc-x", peering: "pcx-x"))]
        draft.peerings = [.init(id: "pcx-x", requester: "vpc-a", accepter: "vpc-x")]
        draft.vpcs.append(.init(id: "vpc-x", blocks: ["192.168.0.0/16"]))
        draft[table: "rtb-main"].routes = [.init("192.168.0.0/16", "pcx-x")]
        let here = #"{"VpcId":"vpc-x","CidrBlock":"192.168.0.0/16","CidrBlockAssociationSet""#
        let elsewhere = #"{"VpcId":"vpc-y","CidrBlock":"203.0.113.0/24","CidrBlockAssociationSets""#
        let topology = try draft.topology { $0.replacing(here, with: elsewhere) }
        let answer = try topology.ask("192.168.3.3", "i-server:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.ways.flatMap(\.forwardHops).contains { $0.code == .unknownPeeredGroups })
    }
}
