import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.10 of Cloud WAN: attachments, segments, routes, and what only the owner of a core network can read.
@Suite struct CoreNetworkTests {
    typealias Row = NetworkDraft.CoreNetwork.Row

    private static let table = "core-network-1/prod/eu-west-1"

    @Test("Both ways within one segment, IPv4 and IPv6") func bothWays() throws {
        for options in [QuestionOptions(), .ipv6] {
            let answer = try NetworkDraft.wide().ask("i-client", "i-far:443", options)
            #expect(answer.verdict == .allowed && answer.return == .allowed, "\(answer.gaps)")
            #expect(answer.findings.isEmpty && answer.mtu?.bytes == 8500)
            #expect(
                answer.route == [
                    "i-client", "eni-client", "acl-1", "rtb-main", "acl-ta", "attachment-a", Self.table,
                    "attachment-b", "acl-tfar", "rtb-b", "acl-b", "eni-far", "i-far",
                    "i-far", "eni-far", "acl-b", "rtb-b", "acl-tfar", "attachment-b", Self.table,
                    "attachment-a", "acl-ta", "rtb-main", "acl-1", "eni-client", "i-client",
                ])
        }
    }

    @Test("A segment of its own, with and without what it shares", arguments: [QuestionOptions(), .ipv6])
    func segments(_ options: QuestionOptions) throws {
        let apart = NetworkDraft.wide {
            $0["attachment-b"].segment = "test"
            $0.tables = [
                "prod/eu-west-1": [.init("10.0.0.0/16", "attachment-a"), .init("2600:1f00:a::/56", "attachment-a")],
                "test/eu-west-1": [.init("172.16.0.0/16", "attachment-b"), .init("2600:1f00:b::/56", "attachment-b")],
            ]
        }
        let answer = try apart.ask("i-client", "i-far:443", options)
        #expect(answer.verdict == .denied)
        #expect(answer.blockers.first == "forward \(Self.table) NO_ROUTE_TO_DESTINATION", "\(answer.blockers)")
        #expect(answer.findings.first?.message.contains("in segment test") == true)
        let oneWay = NetworkDraft.wide {
            $0["attachment-b"].segment = "test"
            $0.tables["test/eu-west-1"] = [.init("172.16.0.0/16", "attachment-b")]
        }
        let lost = try oneWay.ask("i-client", "i-far:443", options)
        #expect(lost.forward == .allowed && lost.return == .denied)
        #expect(lost.blockers.first == "return core-network-1/test/eu-west-1 NO_ROUTE_TO_DESTINATION")
        let shared = NetworkDraft.wide {
            $0["attachment-b"].segment = "test"
            $0.tables["test/eu-west-1"] = $0.tables["prod/eu-west-1"]
        }
        #expect(try shared.ask("i-client", "i-far:443", options).verdict == .allowed)
    }

    @Test("The longest prefix wins, then what the policy made; blackholes drop")
    func selection() throws {
        func ask(_ rows: Row...) throws -> Answer {
            try NetworkDraft.wide { $0.tables["prod/eu-west-1"]? += rows }.ask("i-client", "i-far:443")
        }
        let narrow = try ask(.init("172.16.1.0/24", state: "BLACKHOLE", type: "STATIC"))
        #expect(narrow.verdict == .denied && narrow.blockers.first == "forward \(Self.table) BAD_STATE_ROUTE")
        #expect(try ask(.init("172.0.0.0/8", state: "BLACKHOLE", type: "STATIC")).verdict == .allowed)
        #expect(try ask(.init("172.16.0.0/16", state: "BLACKHOLE", type: "STATIC")).verdict == .denied)
        let looping = try ask(.init("172.16.1.0/24", "attachment-a", type: "STATIC"))
        #expect(looping.verdict == .denied)
        #expect(try ask(.init("172.16.1.0/24", "attachment-b", state: nil)).gaps.map(\.what) == [Self.table])
    }

    @Test("A part of the destination is routed", arguments: [("172.16.0.0/23:443", Verdict.partial)])
    func partly(_ destination: String, _ verdict: Verdict) throws {
        let draft = NetworkDraft.wide {
            $0.tables["prod/eu-west-1"]?.append(.init("172.16.0.0/24", state: "BLACKHOLE", type: "STATIC"))
        }
        let answer = try draft.ask("i-client", destination)
        #expect(answer.blockers.contains("forward \(Self.table) BAD_STATE_ROUTE"), "\(answer.blockers)")
    }

    @Test("An attachment subnet's ACL that lets some of the reply's ports into the core network makes it partial")
    func partialACL() throws {
        var draft = NetworkDraft.wide()
        draft[acl: "acl-tfar"].rows =
            [
                .init(number: 100, egress: true, allow: true),
                .init(number: 100, egress: false, allow: true, proto: 6, ports: 32768...40000),
            ] + NetworkDraft.ACL.lastRows
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .partial && answer.blockers == ["return acl-tfar SUBNET_ACL_RESTRICTION"])
        let lost = answer.dropped.reduce(FlowSet()) { $0.union($1.packets) }
        #expect(lost.sourcePorts.portDescription == "40001-60999")
    }

    @Test(
        "Only AVAILABLE passes; what changes is open",
        arguments: [
            ("REJECTED", Verdict.denied), ("PENDING_ATTACHMENT_ACCEPTANCE", .denied), ("CREATING", .denied),
            ("FAILED", .denied), ("PENDING_TAG_ACCEPTANCE", .denied), ("DELETING", .denied), ("UPDATING", .unknown),
            ("PENDING_NETWORK_UPDATE", .unknown), (nil, .unknown),
        ] as [(String?, Verdict)]) func states(_ state: String?, _ verdict: Verdict) throws
    {
        for id in ["attachment-a", "attachment-b"] {
            let answer = try NetworkDraft.wide { $0[id].state = state }.ask("i-client", "i-far:443")
            #expect(answer.verdict == verdict)
            if verdict == .denied { #expect(answer.blockers.contains("forward \(id) BAD_STATE_ATTACHMENT")) }
        }
    }

    @Test("A core network that is being made forwards nothing") func networkState() throws {
        let answer = try NetworkDraft.wide { $0.state = "CREATING" }.ask("i-client", "i-far:443")
        #expect(answer.blockers.first == "forward core-network-1 BAD_STATE")
    }

    @Test("An attachment in no segment carries nothing; one in a function group is open") func noSegment() throws {
        let none = try NetworkDraft.wide { $0["attachment-a"].segment = nil }.ask("i-client", "i-far:443")
        #expect(none.blockers.first == "forward attachment-a BAD_STATE_ATTACHMENT")
        let group = NetworkDraft.wide {
            $0["attachment-a"].segment = nil
            $0["attachment-a"].group = "inspect"
        }
        #expect(try group.ask("i-client", "i-far:443").verdict == .unknown)
    }

    @Test("A VPC that is not attached cannot send; where attachments are not listed that is open")
    func notAttached() throws {
        let absent = NetworkDraft.wide { $0.attachments.removeFirst() }
        let answer = try absent.ask("i-client", "i-far:443")
        #expect(answer.blockers.first == "forward core-network-1 BAD_STATE_ATTACHMENT")
        let unlisted = NetworkDraft.wide {
            $0.attachments.removeFirst()
            $0.missing = ["Attachments"]
        }
        #expect(try unlisted.ask("i-client", "i-far:443").verdict == .unknown)
    }

    @Test(
        "What the API does not tell is a gap",
        arguments: [
            ("NetworkRoutes", "networkmanager:GetNetworkRoutes"), ("VpcAttachment", "networkmanager:GetVpcAttachment"),
        ]) func gaps(_ missing: String, _ gap: String) throws
    {
        let answer = try NetworkDraft.wide { $0.missing = [missing] }.ask("i-client", "i-far:443")
        #expect(answer.verdict == .unknown && answer.gaps.map(\.what).contains(gap), "\(answer.gaps)")
    }

    @Test("Other attachments, function groups and unread prefix lists are open")
    func notModelled() throws {
        func ask(_ row: Row, _ change: (inout NetworkDraft.CoreNetwork) -> Void = { _ in }) throws -> Answer {
            try NetworkDraft.wide {
                $0.tables["prod/eu-west-1"]?.append(row)
                change(&$0)
            }.ask("i-client", "i-far:443")
        }
        let vpn = try ask(.init("172.16.1.0/24", "attachment-v")) {
            $0.attachments.append(.init(id: "attachment-v", vpc: "vpn-1", type: "SITE_TO_SITE_VPN", subnets: []))
        }
        #expect(vpn.verdict == .unknown && vpn.gaps.contains { $0.what == "attachment-v" })
        let inspected = try ask(.init("172.16.1.0/24", "attachment-b", group: "inspect"))
        #expect(inspected.verdict == .unknown && inspected.gaps.contains { $0.what == "inspect" })
        #expect(try ask(.init(nil, "attachment-b", list: "pl-unread")).verdict == .unknown)
        #expect(try ask(.init("172.16.1.0/24", "attachment-x")).verdict == .unknown)
        #expect(try ask(.init("172.16.1.0/24")).gaps.contains { $0.what == Self.table })
    }

    @Test("A zone without a subnet of the attachment is open") func zones() throws {
        let answer = try NetworkDraft.wide { $0["attachment-a"].subnets = ["subnet-tb"] }.ask("i-client", "i-far:443")
        #expect(answer.verdict == .unknown && answer.gaps.contains { $0.what == "attachment-a" })
    }

    @Test("A core network is a component that a way may have to pass, or not") func through() throws {
        var options = QuestionOptions()
        options.through = ["core-network-1"]
        #expect(try NetworkDraft.wide().ask("i-client", "i-far:443", options).verdict == .allowed)
        options.through = []
        options.notThrough = ["core-network-1"]
        #expect(
            try NetworkDraft.wide().ask("i-client", "i-far:443", options).blockers.contains {
                $0.contains("COMPONENT_FILTER_RESTRICTION")
            })
    }

    @Test("Group references match where the policy and both attachments allow it")
    func references() throws {
        func ask(_ support: Bool?, _ change: (inout NetworkDraft.CoreNetwork) -> Void = { _ in }) throws -> Verdict {
            var draft = NetworkDraft.wide {
                $0.groupSupport = support
                change(&$0)
            }
            draft[group: "sg-far"].ingress = [.tcp(443...443, .group("sg-client"))]
            return try draft.ask("i-client", "i-far:443").verdict
        }
        #expect(try ask(true) == .allowed)
        #expect(try ask(false) == .denied)
        #expect(try ask(nil) == .unknown)
        #expect(try ask(true) { $0["attachment-b"].references = false } == .denied)
    }
}
