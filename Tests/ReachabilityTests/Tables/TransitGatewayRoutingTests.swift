import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.6 of transit gateways: which row of a route table wins, and what becomes of the packets.
@Suite struct TransitGatewayRoutingTests {
    typealias Row = NetworkDraft.GatewayTable.Row

    private func blockers(_ change: (inout NetworkDraft.GatewayTable) -> Void) throws -> [String] {
        var draft = NetworkDraft.transit()
        change(&draft[gatewayTable: "tgw-rtb-1"])
        return try draft.ask("i-client", "i-far:443").blockers
    }

    @Test("No route: the propagation that is missing is proposed") func noRoute() throws {
        var draft = NetworkDraft.transit()
        draft[gatewayTable: "tgw-rtb-1"].routes.removeAll { $0.attachments == ["tgw-attach-b"] }
        draft[gatewayTable: "tgw-rtb-1"].propagations = ["tgw-attach-a"]
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward tgw-rtb-1 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"])
        #expect(
            answer.commands == [
                "aws ec2 enable-transit-gateway-route-table-propagation --transit-gateway-route-table-id tgw-rtb-1 "
                    + "--transit-gateway-attachment-id tgw-attach-b",
                "aws ec2 create-transit-gateway-route --destination-cidr-block 172.16.0.0/16 "
                    + "--transit-gateway-route-table-id tgw-rtb-1 --transit-gateway-attachment-id tgw-attach-b",
            ])
    }

    @Test("IPv6 needs routes of its own") func noIPv6Route() throws {
        var draft = NetworkDraft.transit()
        draft[gatewayTable: "tgw-rtb-1"].routes.removeAll { $0.block?.contains(":") == true }
        #expect(try draft.ask("i-client", "i-far:443").verdict == .allowed)
        #expect(
            try draft.ask("i-client", "i-far:443", .ipv6).blockers == [
                "forward tgw-rtb-1 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
                "return tgw-rtb-1 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
            ])
    }

    @Test("Routes to the attachment that do not cover the destination") func cannotRoute() throws {
        let codes = try blockers {
            $0.routes.removeAll { $0.block == "172.16.0.0/16" }
            $0.routes.append(Row("172.16.9.0/24", "tgw-attach-b"))
        }
        #expect(codes == ["forward tgw-rtb-1 TGW_RTB_CANNOT_ROUTE"])
    }

    @Test("The longest prefix wins, and a blackhole drops") func blackhole() throws {
        var draft = NetworkDraft.transit()
        draft[gatewayTable: "tgw-rtb-1"].routes.append(Row("172.16.1.0/24", state: "blackhole"))
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.blockers == ["forward tgw-rtb-1 TGW_RTB_BAD_STATE_ROUTE"])
        #expect(
            answer.commands == [
                "aws ec2 delete-transit-gateway-route --transit-gateway-route-table-id tgw-rtb-1 "
                    + "--destination-cidr-block 172.16.1.0/24"
            ])
        let codes = try blockers {
            $0.routes += [Row("172.16.0.0/12", state: "blackhole"), Row("0.0.0.0/0", state: "blackhole")]
        }
        #expect(codes == [])
    }

    @Test("A blackhole of the reply") func blackholeOfReply() throws {
        let codes = try blockers { $0.routes.append(Row("10.0.1.10/32", state: "blackhole")) }
        #expect(codes == ["return tgw-rtb-1 TGW_RTB_BAD_STATE_ROUTE"])
    }

    @Test("Some of a block is lost in a blackhole") func partOfBlock() throws {
        var draft = NetworkDraft.transit()
        draft[gatewayTable: "tgw-rtb-1"].routes.append(Row("172.16.1.30/32", state: "blackhole"))
        draft.interfaces.append(
            .init(
                id: "eni-far2", vpc: "vpc-b", subnet: "subnet-b", addresses: ["172.16.1.31"], groups: ["sg-far"]))
        let answer = try draft.ask("i-client", "172.16.1.30/31:443")
        #expect(answer.verdict == .partial)
        #expect(
            answer.dropped.reduce(AddressSet()) { $0.union($1.packets.destinations) }.description == "172.16.1.30/32")
    }

    /// A third VPC that has nothing to do with the destination, and no way on from there.
    private func withDetour(_ row: Row, _ change: (inout NetworkDraft) -> Void = { _ in }) throws -> [String] {
        var draft = NetworkDraft.transit()
        draft.vpcs.append(.init(id: "vpc-c", blocks: ["192.168.0.0/16"]))
        draft.subnets.append(.init(id: "subnet-tc", vpc: "vpc-c", blocks: ["192.168.200.0/28"]))
        draft.acls.append(.init(id: "acl-tc", vpc: "vpc-c", subnets: ["subnet-tc"], rows: NetworkDraft.ACL.openRows))
        draft.tables.append(.init(id: "rtb-c", vpc: "vpc-c", isMain: true))
        draft.attachments.append(.init(id: "tgw-attach-c", resource: "vpc-c", subnets: ["subnet-tc"]))
        draft[gatewayTable: "tgw-rtb-1"].routes.append(row)
        change(&draft)
        return try draft.ask("i-client", "i-far:443").blockers
    }

    @Test("A narrower route to where the destination is not") func moreSpecific() throws {
        #expect(
            try withDetour(Row("172.16.1.0/24", "tgw-attach-c"))
                == ["forward tgw-rtb-1 TGW_RTB_MORE_SPECIFIC_ROUTE"])
    }

    @Test("A static route hides the propagated one") func higherPriority() throws {
        let row = Row("172.16.0.0/16", "tgw-attach-c")
        #expect(try withDetour(row) == ["forward tgw-rtb-1 TGW_RTB_HIGHER_PRIORITY_ROUTE"])
        let listed = try withDetour(row) { draft in
            draft[gatewayTable: "tgw-rtb-1"].routes.removeAll { $0.attachments == ["tgw-attach-b"] }
        }
        #expect(listed == ["forward tgw-rtb-1 TGW_RTB_HIGHER_PRIORITY_ROUTE"])
    }

    @Test("A VPC on the way that routes on is no dead end") func detourRoutesOn() throws {
        let codes = try withDetour(Row("172.16.1.0/24", "tgw-attach-c")) { draft in
            draft[table: "rtb-c"].routes = [.init("172.16.0.0/16", "tgw-1")]
            draft[attachment: "tgw-attach-c"].table = "tgw-rtb-2"
            draft.gatewayTables.append(
                .init(id: "tgw-rtb-2", routes: [Row("172.16.0.0/16", "tgw-attach-b", type: "propagated")]))
        }
        #expect(codes == [])
    }

    @Test("Packets that are sent round in circles are lost") func loop() throws {
        let codes = try withDetour(Row("172.16.1.0/24", "tgw-attach-c")) { draft in
            draft[table: "rtb-c"].routes = [.init("172.16.0.0/16", "tgw-1")]
        }
        #expect(codes == ["forward tgw-attach-c ROUTING_LOOP"])
    }

    @Test("A circle through several zones ends, and its ways do not multiply") func loopThroughZones() throws {
        var draft = NetworkDraft.transit()
        draft.vpcs.append(.init(id: "vpc-c", blocks: ["192.168.0.0/16"]))
        draft.tables.append(
            .init(id: "rtb-c", vpc: "vpc-c", isMain: true, routes: [.init("172.16.0.0/16", "tgw-1")]))
        let zones = ["c", "d", "e"]
        for (index, zone) in zones.enumerated() {
            draft.subnets.append(
                .init(
                    id: "subnet-t\(zone)", vpc: "vpc-c", blocks: ["192.168.200.\(index * 16)/28"],
                    zone: "eu-west-1\(zone)"))
            draft.acls.append(
                .init(
                    id: "acl-t\(zone)", vpc: "vpc-c", subnets: ["subnet-t\(zone)"], rows: NetworkDraft.ACL.openRows))
        }
        draft.attachments.append(
            .init(
                id: "tgw-attach-c", resource: "vpc-c", subnets: zones.map { "subnet-t\($0)" }, applianceMode: "enable"))
        draft[gatewayTable: "tgw-rtb-1"].routes.append(Row("172.16.1.0/24", "tgw-attach-c"))
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.blockers == ["forward tgw-attach-c ROUTING_LOOP"])
        #expect(answer.ways.count <= 27)
    }

    @Test(
        "Rank of rows for one block: static, prefix list, then propagated by kind",
        arguments: [
            (Row("172.16.0.0/16", state: "blackhole"), true),
            (Row("172.16.0.0/16", state: "blackhole", list: "pl-1"), true),
            (Row("172.16.0.0/16", "tgw-attach-dx", type: "propagated"), false),
            (Row("172.16.0.0/16", "tgw-attach-vpn", type: "propagated"), false),
        ]) func ranks(_ row: Row, _ wins: Bool) throws
    {
        var draft = NetworkDraft.transit()
        draft.attachments += [
            .init(id: "tgw-attach-dx", type: "direct-connect-gateway", resource: "dx-1"),
            .init(id: "tgw-attach-vpn", type: "vpn", resource: "vpn-1"),
        ]
        draft[gatewayTable: "tgw-rtb-1"].routes.insert(row, at: 0)
        #expect(try draft.ask("i-client", "i-far:443").verdict == (wins ? .denied : .allowed))
    }

    @Test("Rows that are not in use yet, or no more, count for nothing", arguments: ["pending", "deleting", "deleted"])
    func rowsNotInUse(_ state: String) throws {
        #expect(try blockers { $0.routes.append(Row("172.16.1.0/24", "tgw-attach-a", state: state)) } == [])
    }

    @Test("Routes that are not known are not missing") func unknownRoutes() throws {
        var draft = NetworkDraft.transit()
        draft.absent = ["search-transit-gateway-routes"]
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["ec2:SearchTransitGatewayRoutes"])
        #expect(answer.ways[0].forwardHops.last?.code == .transitGatewayRoutesUnknown)
        draft = .transit()
        draft[gatewayTable: "tgw-rtb-1"].isCutShort = true
        #expect(try draft.ask("i-client", "i-far:443").verdict == .unknown)
        draft = .transit()
        draft[gatewayTable: "tgw-rtb-1"].routes.append(Row(nil, "tgw-attach-a", list: "pl-gone"))
        #expect(try draft.ask("i-client", "i-far:443").verdict == .unknown)
    }

    @Test("The table of another account's gateway is not known") func foreignGateway() throws {
        var draft = NetworkDraft.transit()
        for index in draft.attachments.indices {
            draft.attachments[index].table = nil
            draft.attachments[index].gatewayOwner = "222233334444"
        }
        draft.gatewayTables = []
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.blockers.isEmpty)
        #expect(answer.ways[0].forwardHops.last?.code == .transitGatewayRoutesUnknown)
    }

    @Test("A prefix list names the destination") func prefixListRow() throws {
        var draft = NetworkDraft.transit()
        draft.lists = [.init(id: "pl-b", entries: ["172.16.0.0/20", "192.0.2.0/24"])]
        draft[gatewayTable: "tgw-rtb-1"].routes.removeAll { $0.block == "172.16.0.0/16" }
        draft[gatewayTable: "tgw-rtb-1"].routes.append(Row(nil, "tgw-attach-b", list: "pl-b"))
        #expect(try draft.ask("i-client", "i-far:443").verdict == .allowed)
    }

    @Test("Where only static rows are listed, what VPC attachments propagate is added") func staticRowsOnly() throws {
        func verdict(_ change: (inout NetworkDraft) -> Void = { _ in }) throws -> Verdict {
            var draft = NetworkDraft.transit()
            draft.absent = ["search-transit-gateway-routes"]
            change(&draft)
            let table =
                #"{"TransitGatewayStaticRoutes":[{"TransitGatewayRouteTableId":"tgw-rtb-1","Routes":[]}],"Vpcs""#
            return try draft.topology { $0.replacing(#"{"Vpcs""#, with: table) }.ask("i-client", "i-far:443").verdict
        }
        #expect(try verdict() == .allowed)
        #expect(try verdict { $0[gatewayTable: "tgw-rtb-1"].propagations = ["tgw-attach-a"] } == .denied)
        #expect(try verdict { $0.absent.insert("get-transit-gateway-route-table-propagations") } == .unknown)
        #expect(try verdict { $0[gatewayTable: "tgw-rtb-1"].propagations.append("tgw-attach-vpn") } == .unknown)
    }
}
