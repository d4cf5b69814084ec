import Findings
import Inventory
import Testing
import Topology

@testable import Reachability

/// Terraform plans about transit gateways, on two VPCs joined by one.
@Suite struct TransitGatewayPlanTests {
    private func ask(_ resources: String..., in draft: NetworkDraft = .transit()) throws -> Answer {
        let text = #"{"format_version": "1.2", "resource_changes": [\#(resources.joined(separator: ","))]}"#
        let outcome = try draft.topology().snapshot.applying(SnapshotChange.read(text))
        #expect(outcome.notes.isEmpty, "\(outcome.notes)")
        return try Topology(outcome.snapshot).ask("i-client", "i-far:443")
    }

    private func change(
        _ type: String, before: String = "null", after: String = "null", unknown: String = "{}"
    ) -> String {
        let action = before == "null" ? "create" : after == "null" ? "delete" : "update"
        return
            #"{"address": "aws_ec2_transit_gateway_\#(type).x", "type": "aws_ec2_transit_gateway_\#(type)", "name": "x", "#
            + #""change": {"actions": ["\#(action)"], "before": \#(before), "after": \#(after), "after_unknown": \#(unknown)}}"#
    }

    private static let table = #""transit_gateway_route_table_id": "tgw-rtb-1""#

    @Test("Static routes: a blackhole, one to the wrong attachment, one that goes") func routes() throws {
        let blackhole = change(
            "route", after: #"{\#(Self.table), "destination_cidr_block": "172.16.1.0/24", "blackhole": true}"#)
        #expect(try ask(blackhole).blockers.first == "forward tgw-rtb-1 TGW_RTB_BAD_STATE_ROUTE")
        var draft = NetworkDraft.transit()
        draft[gatewayTable: "tgw-rtb-1"].routes[1].type = "static"
        let old =
            #"{\#(Self.table), "destination_cidr_block": "172.16.0.0/16", "transit_gateway_attachment_id": "tgw-attach-b"}"#
        #expect(try ask(change("route", before: old), in: draft).verdict == .denied)
        #expect(try ask(change("route", before: old, after: old), in: draft).verdict == .allowed)
    }

    @Test("What is known after apply only leaves the answer open") func unknown() throws {
        for key in ["transit_gateway_attachment_id", "destination_cidr_block", "transit_gateway_route_table_id"] {
            let values = [
                ("destination_cidr_block", "172.16.1.0/24"), ("transit_gateway_attachment_id", "tgw-attach-b"),
                ("transit_gateway_route_table_id", "tgw-rtb-1"),
            ].filter { $0.0 != key }.map { "\"\($0.0)\": \"\($0.1)\"" }.joined(separator: ", ")
            let answer = try ask(change("route", after: "{\(values)}", unknown: #"{"\#(key)": true}"#))
            #expect(answer.verdict == .unknown, "\(key)")
            #expect(answer.gaps.contains { $0.what == "aws_ec2_transit_gateway_route.x.\(key)" }, "\(answer.gaps)")
        }
    }

    @Test("Associations") func associations() throws {
        let joined = #"{\#(Self.table), "transit_gateway_attachment_id": "tgw-attach-a"}"#
        let type = "route_table_association"
        #expect(
            try ask(change(type, before: joined)).blockers.first
                == "forward tgw-attach-a TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION")
        var draft = NetworkDraft.transit()
        draft[attachment: "tgw-attach-a"].table = nil
        #expect(try ask(change(type, after: joined), in: draft).verdict == .allowed)
    }

    @Test("Propagations") func propagations() throws {
        let joined = #"{\#(Self.table), "transit_gateway_attachment_id": "tgw-attach-b"}"#
        let type = "route_table_propagation"
        #expect(try ask(change(type, before: joined)).verdict == .denied)
        var draft = NetworkDraft.transit()
        draft[gatewayTable: "tgw-rtb-1"].routes.removeAll { $0.attachments == ["tgw-attach-b"] }
        #expect(try draft.ask("i-client", "i-far:443").verdict == .denied)
        #expect(try ask(change(type, after: joined), in: draft).verdict == .allowed)
        let vpn = #"{\#(Self.table), "transit_gateway_attachment_id": "tgw-attach-v"}"#
        #expect(try ask(change(type, after: vpn), in: draft).verdict == .unknown)
    }
}
