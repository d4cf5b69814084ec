import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.5 of VPC peering.
@Suite struct PeeringTests {
    typealias Route = NetworkDraft.Table.Route

    @Test("E.5: both ways, IPv4 and IPv6") func bothWays() throws {
        let draft = NetworkDraft.peered()
        #expect(try draft.ask("i-client", "i-far:443").verdict == .allowed)
        #expect(try draft.ask("i-client", "i-far:443", .ipv6).verdict == .allowed)
        #expect(try draft.ask("i-client", "i-far:443").mtu?.bytes == 9001)
        var acrossRegions = draft
        acrossRegions[peering: "pcx-1"].regions = ["eu-west-1", "us-east-1"]
        let answer = try acrossRegions.ask("i-client", "i-far:443")
        #expect(answer.mtu == PathMTU(bytes: 8500, limitedBy: "pcx-1"))
    }

    @Test(
        "E.5: only `active` passes",
        arguments: [
            "initiating-request", "pending-acceptance", "provisioning", "rejected", "expired", "failed", "deleting",
            "deleted",
        ]) func states(_ state: String) throws
    {
        var draft = NetworkDraft.peered()
        draft[peering: "pcx-1"].status = state
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.blockers.first == "forward pcx-1 BAD_STATE")
        #expect(answer.verdict == .denied)
        #expect(
            answer.commands.contains { $0.contains("accept-vpc-peering-connection") } == (state == "pending-acceptance")
        )
    }

    @Test("E.5: both tables need a route") func bothTables() throws {
        var draft = NetworkDraft.peered()
        draft[table: "rtb-b"].routes = []
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.forward == .allowed)
        #expect(answer.blockers == ["return rtb-b NO_ROUTE_TO_DESTINATION"])
        #expect(
            answer.commands == [
                "aws ec2 create-route --route-table-id rtb-b --destination-cidr-block 10.0.0.0/16 "
                    + "--vpc-peering-connection-id pcx-1"
            ])
    }

    @Test("E.5: no transit to a third VPC, nor out of the far side's gateways") func noTransit() throws {
        var draft = NetworkDraft.peered()
        draft.vpcs.append(.init(id: "vpc-c", blocks: ["192.168.0.0/16"]))
        draft.subnets.append(.init(id: "subnet-c", vpc: "vpc-c", blocks: ["192.168.1.0/24"]))
        draft.acls.append(.init(id: "acl-c", vpc: "vpc-c", subnets: ["subnet-c"], rows: NetworkDraft.ACL.openRows))
        draft.groups.append(.init(id: "sg-c", vpc: "vpc-c", ingress: NetworkDraft.Rule.everything))
        draft.interfaces.append(
            .init(id: "eni-c", vpc: "vpc-c", subnet: "subnet-c", addresses: ["192.168.1.40"], groups: ["sg-c"]))
        draft.peerings.append(.init(id: "pcx-2", requester: "vpc-b", accepter: "vpc-c"))
        draft.tables.append(
            .init(id: "rtb-c", vpc: "vpc-c", isMain: true, routes: [Route("10.0.0.0/16", "pcx-2")]))
        draft[table: "rtb-b"].routes.append(Route("192.168.0.0/16", "pcx-2"))
        draft[table: "rtb-main"].routes += [Route("192.168.0.0/16", "pcx-1"), Route("0.0.0.0/0", "pcx-1")]
        #expect(
            try draft.ask("i-client", "eni-c:443").blockers.first == "forward pcx-1 PCX_REQUIRES_ADDRESS_IN_VPC_CIDR")
        #expect(
            try draft.ask("i-client", "198.51.100.7:443").blockers.first
                == "forward pcx-1 PCX_REQUIRES_ADDRESS_IN_VPC_CIDR")
    }

    @Test("A connection between other VPCs leads nowhere") func notJoined() throws {
        var draft = NetworkDraft.peered()
        draft[peering: "pcx-1"].requester = "vpc-c"
        #expect(try draft.ask("i-client", "i-far:443").blockers.first == "forward pcx-1 BAD_STATE_ATTACHMENT")
    }

    @Test("A far VPC that is not in the snapshot: its side is not known") func farVPCUnknown() throws {
        var draft = NetworkDraft.peered()
        draft.vpcs.removeLast()
        draft.subnets.removeLast()
        draft.interfaces.removeLast()
        draft.tables.removeLast()
        let blocks = #""VpcId":"vpc-b","Region":"eu-west-1","CidrBlock":"172.16.0.0/16","#
        let topology = try draft.topology { $0.replacing(#""VpcId":"vpc-b","Region":"eu-west-1","#, with: blocks) }
        let known = try topology.ask("i-client", "172.16.1.30:443")
        #expect(known.verdict == .unknown)
        #expect(known.gaps.map(\.what) == ["vpc-b"])
        // Without its blocks nothing tells that the address is beyond it.
        #expect(try draft.ask("i-client", "172.16.1.30:443").verdict == .unknown)
    }
}
