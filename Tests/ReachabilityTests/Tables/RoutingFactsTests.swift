import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.1 of choosing a route.
@Suite struct RoutingFactsTests {
    typealias Route = NetworkDraft.Table.Route

    /// The table entry that decides for packets of the client to an address of `vpc-b`.
    private func decision(_ routes: [Route], _ destination: String = "172.16.1.30:443") throws -> Answer {
        var draft = NetworkDraft.peered()
        draft.lists = [
            .init(id: "pl-exact", entries: ["172.16.0.0/16"]), .init(id: "pl-narrow", entries: ["172.16.1.0/24"]),
            .init(id: "pl-same", entries: ["172.16.0.0/16"]), .init(id: "pl-unread", entries: nil),
        ]
        draft[table: "rtb-main"].routes = routes
        return try draft.ask("i-client", destination)
    }

    private let peering = Route("172.16.0.0/16", "pcx-1")

    @Test("E.1.1: the longest prefix wins") func longestPrefix() throws {
        #expect(try decision([peering, Route("0.0.0.0/0", "tgw-1")]).verdict == .allowed)
        let narrower = try decision([peering, Route("172.16.1.0/24", "tgw-1")])
        #expect(narrower.verdict == .unknown)
        #expect(narrower.decisions(at: "rtb-main").first == "route 172.16.1.0/24 → tgw-1")
    }

    @Test("E.1.2: of equal blocks a static row beats a list, and a list what is propagated") func ranks() throws {
        #expect(try decision([Route("pl-exact", "tgw-1"), peering]).verdict == .allowed)
        let propagated = Route("172.16.0.0/16", "vgw-1", origin: "EnableVgwRoutePropagation")
        #expect(try decision([propagated, Route("pl-exact", "pcx-1")]).verdict == .allowed)
        let advertised = Route("172.16.0.0/16", "eni-server", origin: "Advertisement")
        #expect(try decision([advertised, peering]).verdict == .allowed)
    }

    @Test("E.1.4: a narrower propagated row beats a wider static one") func propagatedNarrower() throws {
        let propagated = Route("172.16.1.0/24", "vgw-1", origin: "EnableVgwRoutePropagation")
        #expect(try decision([propagated, peering]).decisions(at: "rtb-main").first == "route 172.16.1.0/24 → vgw-1")
    }

    @Test("E.1.3: a local row beats what is propagated, even the narrower") func local() throws {
        let propagated = Route("10.0.2.0/24", "vgw-1", origin: "EnableVgwRoutePropagation")
        #expect(try decision([propagated], "i-server:443").verdict == .allowed)
    }

    @Test("E.1.5: each entry of a list is a route") func prefixList() throws {
        #expect(try decision([Route("pl-narrow", "pcx-1")]).verdict == .allowed)
        #expect(
            try decision([Route("pl-narrow", "pcx-1")], "172.16.2.1:443").blockers.first
                == "forward rtb-main CANNOT_ROUTE")
        #expect(try decision([Route("pl-narrow", "tgw-1"), peering]).verdict == .unknown)
    }

    @Test("E.1.5: of two lists with one block and two targets AWS picks one: not known") func contestedLists() throws {
        let answer = try decision([Route("pl-exact", "pcx-1"), Route("pl-same", "tgw-1")])
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.first?.why.contains("172.16.0.0/16") == true)
        // Nothing is certain behind a route that is not: one of them may lead where it passes.
        let lossBehind = try decision([Route("pl-exact", nil, state: "blackhole"), Route("pl-same", "pcx-1")])
        #expect(lossBehind.verdict == .unknown)
        #expect(try decision([Route("pl-exact", "pcx-1"), Route("pl-same", "pcx-1")]).verdict == .allowed)
        // A static row for the block settles it.
        #expect(try decision([Route("pl-exact", "tgw-2"), Route("pl-same", "tgw-1"), peering]).verdict == .allowed)
    }

    @Test("A list whose entries are not known may win, unless it leads to the same place") func unreadList() throws {
        let answer = try decision([peering, Route("pl-unread", "tgw-1")])
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.first?.what == "ec2:GetManagedPrefixListEntries")
        #expect(try decision([peering, Route("pl-unread", "pcx-1")]).verdict == .allowed)
        #expect(try decision([Route("pl-unread", "tgw-1")], "i-server:443").verdict == .allowed)
        #expect(try decision([Route("pl-unread", "pcx-1")]).verdict == .unknown)
        // The dead row may not be the one that wins.
        #expect(
            try decision([Route("172.16.0.0/16", "pcx-9", state: "blackhole"), Route("pl-unread", "pcx-1")]).verdict
                == .unknown)
    }

    @Test(
        "E.1: entries that were not read may beat the local row where AWS lets such a row in",
        arguments: [
            ("nat-1", false), ("eni-server", false), ("igw-a", true), ("tgw-1", true), ("pcx-1", true),
            ("vpce-1", true),
        ])
    func unreadListBesideLocal(_ target: String, _ isAllowed: Bool) throws {
        var draft = NetworkDraft.pair()
        draft.lists = [.init(id: "pl-unread", entries: nil)]
        draft[table: "rtb-main"].routes.append(Route("pl-unread", target))
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(answer.verdict == (isAllowed ? .allowed : .unknown))
        #expect(answer.gaps.map(\.what).contains("ec2:GetManagedPrefixListEntries") == !isAllowed)
        draft.interfaces.append(
            .init(
                id: "eni-gwlb", subnet: "subnet-2", addresses: ["10.0.2.99"], kind: "gateway_load_balancer_endpoint"))
        if target == "vpce-1" { #expect(try draft.ask("i-client", "i-server:443").verdict == .unknown) }
    }

    @Test("A blackhole wins by its prefix and drops", arguments: ["blackhole", "filtered"])
    func deadRoute(_ state: String) throws {
        let answer = try decision([Route("172.16.1.0/24", "pcx-9", state: state), peering])
        #expect(answer.blockers.first == "forward rtb-main BAD_STATE_ROUTE")
        #expect(answer.verdict == .denied)
        #expect(answer.commands.first?.contains("replace-route --route-table-id rtb-main") == true)
        let withoutTarget = try decision([Route("172.16.1.0/24", nil, state: "blackhole"), peering])
        #expect(withoutTarget.verdict == .denied)
    }

    @Test("A row of a kind or state that is not known is not guessed at") func unknownRows() throws {
        #expect(try decision([Route("172.16.1.0/24", nil)]).verdict == .unknown)
        #expect(try decision([Route("172.16.1.0/24", "pcx-1", state: "resting")]).verdict == .unknown)
        #expect(try decision([Route("172.16.1.0/24", "pcx-1", state: nil)]).verdict == .unknown)
    }

    @Test("No route: the table is to blame, and the fix leads through the peering") func noRoute() throws {
        let answer = try decision([])
        #expect(answer.blockers == ["forward rtb-main NO_ROUTE_TO_DESTINATION"])
        #expect(
            answer.commands == [
                "aws ec2 create-route --route-table-id rtb-main --destination-cidr-block 172.16.0.0/16 "
                    + "--vpc-peering-connection-id pcx-1"
            ])
    }

    @Test("E.1: the subnet's own table, else the main one; an association has to be in force") func tableChoice() throws
    {
        var draft = NetworkDraft.peered()
        draft.tables.append(.init(id: "rtb-own", subnets: ["subnet-1"]))
        #expect(try draft.ask("i-client", "i-far:443").blockers.first == "forward rtb-own NO_ROUTE_TO_DESTINATION")
        draft[table: "rtb-own"].associationState = "disassociated"
        #expect(try draft.ask("i-client", "i-far:443").verdict == .allowed)
    }

    @Test("E.1: a secondary block has a local row of its own") func secondaryBlock() throws {
        var draft = NetworkDraft.pair()
        draft.vpcs[0].blocks.insert("100.64.0.0/24", at: 1)
        draft.subnets.append(.init(id: "subnet-3", vpc: "vpc-a", blocks: ["100.64.0.0/25"]))
        draft.acls[0].subnets.append("subnet-3")
        draft[interface: "eni-server"].subnet = "subnet-3"
        draft[interface: "eni-server"].addresses = ["100.64.0.20"]
        #expect(try draft.ask("i-client", "100.64.0.20:443").verdict == .allowed)
    }

    @Test("E.1: a row narrower than local leads through an interface, whose check drops what it should forward")
    func moreSpecificThanLocal() throws {
        var draft = NetworkDraft.pair()
        draft.subnets.append(.init(id: "subnet-3", vpc: "vpc-a", blocks: ["10.0.3.0/24"]))
        draft.acls[0].subnets.append("subnet-3")
        draft.groups.append(.init(id: "sg-box", ingress: NetworkDraft.Rule.everything))
        draft.interfaces.append(
            .init(id: "eni-box", subnet: "subnet-3", addresses: ["10.0.3.9"], groups: ["sg-box"], instance: "i-box"))
        draft.instances.append(.init(id: "i-box"))
        draft[table: "rtb-main"].routes = [Route("10.0.2.0/24", "eni-box")]
        let checked = try draft.ask("i-client", "i-server:443")
        #expect(checked.blockers.first == "forward eni-box ENI_SOURCE_DEST_CHECK_RESTRICTION")
        #expect(checked.verdict == .denied)
        draft[interface: "eni-box"].sourceDestinationCheck = false
        let forwarding = try draft.ask("i-client", "i-server:443")
        #expect(forwarding.verdict == .unknown)
        #expect(forwarding.gaps.first?.what == "i-box")
        draft[instance: "i-box"].state = "stopped"
        #expect(try draft.ask("i-client", "i-server:443").blockers == ["forward i-box BAD_STATE"])
        // The groups of the box judge what it is to forward.
        draft[group: "sg-box"].ingress = []
        #expect(try draft.ask("i-client", "i-server:443").blockers.first == "forward eni-box SG_HAS_NO_RULES")
    }

    @Test("E.10: an appliance of two interfaces is a gap that tells of the other one and its check")
    func twoInterfaces()
        throws
    {
        var draft = NetworkDraft.pair()
        draft.groups.append(.init(id: "sg-box", ingress: NetworkDraft.Rule.everything))
        draft.interfaces += [
            .init(id: "eni-in", subnet: "subnet-1", addresses: ["10.0.1.9"], groups: ["sg-box"], instance: "i-box"),
            .init(
                id: "eni-out", subnet: "subnet-2", addresses: ["10.0.2.9"], groups: ["sg-box"], instance: "i-box",
                index: 1),
        ]
        draft[interface: "eni-in"].sourceDestinationCheck = false
        draft.instances.append(.init(id: "i-box"))
        draft[table: "rtb-main"].routes = [Route("192.168.0.0/16", "eni-in")]
        let answer = try draft.ask("i-client", "192.168.1.1:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["i-box"])
        #expect(answer.gaps.first?.why.contains("eni-out, whose source/destination check") == true)
        draft[interface: "eni-out"].sourceDestinationCheck = false
        #expect(try draft.ask("i-client", "192.168.1.1:443").gaps.first?.why.hasSuffix("by eni-out") == true)
    }

    @Test("E.10: packets for the interface itself pass its check") func routeToHolder() throws {
        var draft = NetworkDraft.pair()
        draft[table: "rtb-main"].routes = [Route("10.0.2.0/24", "eni-server")]
        #expect(try draft.ask("i-client", "i-server:443").verdict == .allowed)
    }

    @Test("E.1: a route to an instance leads to its primary interface") func routeToInstance() throws {
        var draft = NetworkDraft.pair()
        draft[table: "rtb-main"].routes = [Route("192.168.0.0/16", "i-server")]
        draft[group: "sg-server"].ingress = NetworkDraft.Rule.everything
        #expect(
            try draft.ask("i-client", "192.168.1.1:443").blockers.first
                == "forward eni-server ENI_SOURCE_DEST_CHECK_RESTRICTION")
    }

    @Test("E.1: a local row may be pointed elsewhere") func replacedLocal() throws {
        var draft = NetworkDraft.pair()
        draft[table: "rtb-main"].replacedLocals = ["10.0.0.0/16": "eni-nobody"]
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.first?.what == "ec2:DescribeNetworkInterfaces")
    }

    @Test("Targets that are not modelled are named", arguments: ["cagw-1", "lgw-1"])
    func notModelled(_ target: String) throws {
        let answer = try decision([Route("172.16.0.0/16", target)])
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == [target])
    }
}
