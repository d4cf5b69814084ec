import Findings
import Testing

@testable import Reachability

/// Facts E.6 of peered transit gateways: the table of each gateway for the packets that come in, static rows only.
@Suite struct GatewayPeeringTests {
    typealias Row = NetworkDraft.GatewayTable.Row

    @Test("Both ways between regions, IPv4 and IPv6") func bothWays() throws {
        let draft = NetworkDraft.gatewaysPeered()
        for options in [QuestionOptions(), .ipv6] {
            let answer = try draft.ask("i-client", "i-far:443", options)
            #expect(answer.verdict == .allowed)
            #expect(answer.findings.isEmpty)
            #expect(answer.mtu?.bytes == 8500)
            let gateways = answer.ways[0].forwardHops.map(\.component).filter { $0.hasPrefix("tgw-") }
            #expect(
                gateways == [
                    "tgw-attach-a", "tgw-rtb-1", "tgw-attach-peer", "tgw-attach-peer", "tgw-rtb-2", "tgw-attach-b",
                ])
        }
    }

    @Test("Within one region the two ends have ids of their own") func twoIDs() throws {
        var draft = NetworkDraft.gatewaysPeered()
        draft.gatewayPeerings[0].accepterAttachment = "tgw-attach-peer2"
        draft.attachments = draft.attachments.map { attachment in
            var attachment = attachment
            if attachment.id == "tgw-attach-peer", attachment.gateway == "tgw-2" { attachment.id = "tgw-attach-peer2" }
            return attachment
        }
        draft[gatewayTable: "tgw-rtb-2"].routes[1] = Row("10.0.0.0/16", "tgw-attach-peer2")
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .allowed)
        let ends = answer.ways[0].forwardHops.map(\.component).filter { $0.hasPrefix("tgw-attach-peer") }
        #expect(ends == ["tgw-attach-peer", "tgw-attach-peer2"])
    }

    @Test("The reply needs a static route of the far gateway, and a table for the peering at the near one")
    func replyTables() throws {
        var draft = NetworkDraft.gatewaysPeered()
        draft[gatewayTable: "tgw-rtb-2"].routes.removeAll { $0.block == "10.0.0.0/16" }
        #expect(
            try draft.ask("i-client", "i-far:443").blockers
                == ["return tgw-rtb-2 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"])
        draft = .gatewaysPeered()
        let near = try #require(
            draft.attachments.firstIndex { $0.id == "tgw-attach-peer" && $0.gateway == "tgw-1" })
        draft.attachments[near].table = nil
        #expect(
            try draft.ask("i-client", "i-far:443").blockers
                == ["return tgw-attach-peer TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"])
    }

    @Test("Only `available` passes", arguments: ["pendingAcceptance", "rejected", "deleting", "failed"])
    func states(_ state: String) throws {
        var draft = NetworkDraft.gatewaysPeered()
        draft.gatewayPeerings[0].state = state
        #expect(
            try draft.ask("i-client", "i-far:443").blockers.first
                == "forward tgw-attach-peer BAD_STATE_ATTACHMENT")
        let accepts = try draft.ask("i-client", "i-far:443").commands.contains {
            $0.hasPrefix("aws ec2 accept-transit-gateway-peering-attachment")
        }
        #expect(accepts == (state == "pendingAcceptance"))
    }

    @Test("A far gateway that is not in the snapshot") func farGatewayUnknown() throws {
        var draft = NetworkDraft.gatewaysPeered()
        draft.gateways.removeLast()
        draft.gatewayTables.removeLast()
        draft.attachments.removeAll { $0.gateway == "tgw-2" }
        let answer = try draft.ask("i-client", "172.16.1.30:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.map(\.what) == ["tgw-2"])
        #expect(answer.gaps.first?.why.contains("us-east-1") == true)
        #expect(answer.ways[0].forwardHops.last?.code == .unknownDestination)
    }

    @Test("A core network at the far side is not modelled") func coreNetwork() throws {
        var draft = NetworkDraft.gatewaysPeered()
        draft.gatewayPeerings[0].accepter = "core-network-1"
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.first?.why.contains("core-network-1") == true)
    }
}
