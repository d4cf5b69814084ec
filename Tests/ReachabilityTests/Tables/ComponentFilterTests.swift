import Findings
import Testing

@testable import Reachability

/// `--through` and `--not-through`.
@Suite struct ComponentFilterTests {
    private func ask(
        _ draft: NetworkDraft, through: [String] = [], notThrough: [String] = [], to destination: String = "i-far:443"
    ) throws -> Answer {
        var options = QuestionOptions()
        options.through = through
        options.notThrough = notThrough
        return try draft.ask("i-client", destination, options)
    }

    @Test(
        "A way that passes what was asked for is as it was",
        arguments: ["tgw-1", "tgw-attach-a", "tgw-rtb-1", "acl-ta", "rtb-main", "eni-far", "sg-far"])
    func passed(_ id: String) throws {
        #expect(try ask(.transit(), through: [id]).verdict == .allowed)
        let answer = try ask(.transit(), notThrough: [id])
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward \(id) COMPONENT_FILTER_RESTRICTION"])
    }

    @Test("A way that misses what was asked for is none", arguments: ["pcx-1", "tgw-2", "acl-tb", "nat-9"])
    func missed(_ id: String) throws {
        #expect(try ask(.transit(), notThrough: [id]).verdict == .allowed)
        let answer = try ask(.transit(), through: [id])
        #expect(answer.verdict == .denied)
        #expect(answer.blockers == ["forward \(id) COMPONENT_FILTER_RESTRICTION"])
    }

    @Test("Of several ways those count that pass") func someWays() throws {
        var draft = NetworkDraft.transitSite()
        draft.vpnConnections.append(.init(id: "vpn-2", gateway: "tgw-1", blocks: nil))
        draft.attachments.append(.init(id: "tgw-attach-vpn2", type: "vpn", resource: "vpn-2"))
        draft[gatewayTable: "tgw-rtb-1"].routes[4] = .init(
            "192.168.0.0/16", "tgw-attach-vpn", "tgw-attach-vpn2", type: "propagated")
        #expect(try ask(draft, to: "192.168.1.5:22").verdict == .allowed)
        #expect(try ask(draft, through: ["vpn-2"], to: "192.168.1.5:22").verdict == .partial)
        #expect(try ask(draft, through: ["vpn-1", "vpn-2"], to: "192.168.1.5:22").verdict == .denied)
    }

    @Test("An interface of the gateway in another zone than the flow takes") func otherZone() throws {
        var draft = NetworkDraft.transit()
        draft.interfaces += [
            .init(id: "eni-tgw-a", subnet: "subnet-ta", addresses: ["10.0.200.4"], kind: "transit_gateway"),
            .init(id: "eni-tgw-b", subnet: "subnet-tb", addresses: ["10.0.200.20"], kind: "transit_gateway"),
        ]
        #expect(try ask(draft, through: ["eni-tgw-a"]).verdict == .allowed)
        let answer = try ask(draft, through: ["eni-tgw-b"])
        #expect(answer.blockers == ["forward eni-tgw-b TGW_ATTACH_VPC_AZ_RESTRICTION"])
        #expect(answer.findings.first?.message.contains("a flow keeps the zone it comes from") == true)
    }
}
