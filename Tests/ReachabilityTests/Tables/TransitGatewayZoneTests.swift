import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts E.6: the zone in which a transit gateway hands packets over, appliance mode, and what the snapshot's other VPCs do.
@Suite struct TransitGatewayZoneTests {
    typealias Row = NetworkDraft.ACL.Row

    /// `transit()` with the far VPC attached in zone b too; its two attachment subnets have tables of their own.
    private func twoZones() -> NetworkDraft {
        var draft = NetworkDraft.transit()
        draft.subnets.append(
            .init(id: "subnet-tfarb", vpc: "vpc-b", blocks: ["172.16.200.16/28"], zone: "eu-west-1b"))
        draft.acls.append(
            .init(id: "acl-tfarb", vpc: "vpc-b", subnets: ["subnet-tfarb"], rows: NetworkDraft.ACL.openRows))
        draft[attachment: "tgw-attach-b"].subnets = ["subnet-tfar", "subnet-tfarb"]
        return draft
    }

    @Test("Without appliance mode the zone of the sender is kept") func zoneOfSender() throws {
        let draft = twoZones()
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.ways.count == 1)
        #expect(answer.route.contains("acl-tfar"))
        #expect(!answer.route.contains("acl-tfarb"))
        // i-server is in zone b.
        let fromB = try draft.ask("i-server", "i-far:443")
        #expect(fromB.ways.count == 1)
        #expect(fromB.ways[0].forwardHops.map(\.component).contains("acl-tfarb"))
        // The reply comes from zone a, where i-far is.
        #expect(fromB.ways[0].returnHops.map(\.component).contains("acl-ta"))
    }

    @Test("Without an attachment subnet in that zone, any other may be taken") func otherZones() throws {
        var draft = twoZones()
        draft[subnet: "subnet-1"].zone = "eu-west-1c"
        draft[subnet: "subnet-ta"].zone = "eu-west-1c"
        draft[attachment: "tgw-attach-a"].subnets = ["subnet-ta"]
        draft[acl: "acl-tfarb"].rows.append(Row(number: 1, egress: true, allow: false))
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.ways.map(\.verdict) == [.allowed, .denied])
        #expect(answer.verdict == .partial)
        #expect(answer.blockers == ["forward acl-tfarb SUBNET_ACL_RESTRICTION"])
    }

    @Test("Zones that treat the packets alike are one way") func alikeZones() throws {
        var draft = twoZones()
        draft[subnet: "subnet-1"].zone = "eu-west-1c"
        draft[subnet: "subnet-ta"].zone = "eu-west-1c"
        draft[attachment: "tgw-attach-a"].subnets = ["subnet-ta"]
        draft.acls.removeAll { $0.id == "acl-tfarb" }
        draft[acl: "acl-tfar"].subnets = ["subnet-tfar", "subnet-tfarb"]
        #expect(try draft.ask("i-client", "i-far:443").ways.count == 1)
    }

    @Test("Appliance mode picks a zone per flow, and the reply is bound to it") func applianceMode() throws {
        var draft = twoZones()
        draft[attachment: "tgw-attach-a"].applianceMode = "enable"
        // The request leaves in zone a; without appliance mode at vpc-a the reply would come in zone b, where i-far is.
        draft[subnet: "subnet-b"].zone = "eu-west-1b"
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.ways.allSatisfy { $0.returnHops.map(\.component).contains("acl-ta") })
        draft[attachment: "tgw-attach-a"].applianceMode = "disable"
        let without = try draft.ask("i-client", "i-far:443")
        #expect(without.ways.allSatisfy { $0.returnHops.map(\.component).contains("acl-tb") })
        // At the far end it is the gateway's choice: both zones are ways.
        draft[attachment: "tgw-attach-b"].applianceMode = "enable"
        #expect(try draft.ask("i-client", "i-far:443").ways.count == 2)
        draft[subnet: "subnet-b"].zone = "eu-west-1a"
        #expect(try draft.ask("i-client", "i-far:443").ways.count == 1)
    }

    @Test("Appliance mode is advised where traffic is led to an appliance") func advice() throws {
        var draft = twoZones()
        draft.tables.append(
            .init(
                id: "rtb-inspect", vpc: "vpc-b", subnets: ["subnet-tfar", "subnet-tfarb"],
                replacedLocals: ["172.16.0.0/16": "vpce-fw"]))
        let answer = try draft.ask("i-client", "i-far:443")
        let advice = answer.findings.first { $0.code == .applianceModeRecommended }
        #expect(advice?.severity == .warning)
        #expect(advice?.component == "tgw-attach-b")
        draft[attachment: "tgw-attach-b"].applianceMode = "enable"
        #expect(
            try draft.ask("i-client", "i-far:443").findings.allSatisfy { $0.code != .applianceModeRecommended })
    }

    @Test("Zones are told by their ids between accounts") func zonesOfAccounts() throws {
        let draft = twoZones()
        func owners(_ text: String) -> String {
            [("vpc-a", "10.0.0.0/16", "111122223333"), ("vpc-b", "172.16.0.0/16", "222233334444")]
                .reduce(text) { text, vpc in
                    let start = #""VpcId":"\#(vpc.0)","CidrBlock":"\#(vpc.1)""#
                    return text.replacing(start, with: #""OwnerId":"\#(vpc.2)",\#(start)"#)
                }
        }
        // The same letter may be another zone there: both are possible.
        let answer = try draft.topology(changing: owners).ask("i-client", "i-far:443")
        let entered = Set(answer.ways.flatMap(\.forwardHops).map(\.component).filter { $0.hasPrefix("acl-tfar") })
        #expect(entered == ["acl-tfar", "acl-tfarb"])
    }

    @Test("Central egress: a NAT gateway serves what comes over a transit gateway") func centralEgress() throws {
        var draft = NetworkDraft.transit()
        draft[table: "rtb-main"].routes = [.init("0.0.0.0/0", "tgw-1")]
        draft[gatewayTable: "tgw-rtb-1"].routes.append(.init("0.0.0.0/0", "tgw-attach-b"))
        draft.subnets.append(.init(id: "subnet-nat", vpc: "vpc-b", blocks: ["172.16.3.0/24"]))
        draft.acls.append(.init(id: "acl-nat", vpc: "vpc-b", subnets: ["subnet-nat"], rows: NetworkDraft.ACL.openRows))
        draft.internetGateways = [.init(id: "igw-b", vpc: "vpc-b")]
        draft.tables += [
            .init(id: "rtb-t", vpc: "vpc-b", subnets: ["subnet-tfar"], routes: [.init("0.0.0.0/0", "nat-b")]),
            .init(
                id: "rtb-nat", vpc: "vpc-b", subnets: ["subnet-nat"],
                routes: [.init("0.0.0.0/0", "igw-b"), .init("10.0.0.0/8", "tgw-1")]),
        ]
        draft.interfaces.append(
            .init(
                id: "eni-natb", vpc: "vpc-b", subnet: "subnet-nat", addresses: ["172.16.3.5"],
                publics: ["172.16.3.5": "52.1.1.9"], kind: "natGateway"))
        draft.natGateways = [
            .init(
                id: "nat-b", vpc: "vpc-b", subnet: "subnet-nat", interface: "eni-natb", address: "172.16.3.5",
                publicAddress: "52.1.1.9")
        ]
        #expect(try draft.ask("i-client", "198.51.100.7:443").verdict == .allowed)
        draft[table: "rtb-nat"].routes.removeLast()
        let lost = try draft.ask("i-client", "198.51.100.7:443")
        #expect(lost.forward == .allowed)
        #expect(lost.verdict == .denied)
    }
}

/// What a transit gateway carries by other means than its route tables.
@Suite struct TransitGatewayMulticastTests {
    @Test("Multicast is a gap, also where only a part of a block is") func multicast() throws {
        var draft = NetworkDraft.transit()
        draft[table: "rtb-main"].routes = [.init("0.0.0.0/0", "tgw-1")]
        let answer = try draft.ask("i-client", "224.0.0.9:443")
        #expect(answer.verdict == .unknown)
        #expect(answer.gaps.first?.why.contains("multicast") == true)
        let part = try draft.ask("i-client", "192.0.0.0/2:443")
        #expect(part.gaps.contains { $0.why.contains("multicast") })
        #expect(part.blockers == ["forward tgw-rtb-1 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"])
    }
}
