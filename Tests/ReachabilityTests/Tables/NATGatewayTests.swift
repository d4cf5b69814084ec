import Findings
import Inventory
import NetworkSets
import Testing
import Topology

@testable import Reachability

/// Facts E.4 of NAT gateways.
@Suite struct NATGatewayTests {
    typealias Route = NetworkDraft.Table.Route
    typealias Row = NetworkDraft.ACL.Row

    @Test("E.4: out through both gateways, and back") func outbound() throws {
        let answer = try NetworkDraft.online().ask("i-server", "198.51.100.7:443")
        #expect(answer.verdict == .allowed)
        #expect(
            answer.route == [
                "i-server", "eni-server", "acl-2", "rtb-private", "acl-nat", "nat-1", "acl-nat", "rtb-public", "igw-a",
                "igw-a", "acl-nat", "nat-1", "acl-nat", "rtb-public", "acl-2", "eni-server", "i-server",
            ])
        #expect(answer.mtu?.bytes == 1500)
        #expect(answer.idleTimeouts == [IdleTimeout(component: "nat-1", seconds: 350, atExpiry: .reset)])
    }

    @Test("E.4: the ACL of the gateway's subnet is crossed four times") func gatewaySubnetACL() throws {
        func blockers(_ change: (inout [Row]) -> Void) throws -> [String] {
            var draft = NetworkDraft.online()
            change(&draft[acl: "acl-nat"].rows)
            return try draft.ask("i-server", "198.51.100.7:443").blockers
        }
        let fromInside = Row(number: 1, egress: false, allow: false, block: "10.0.0.0/16")
        #expect(try blockers { $0.append(fromInside) } == ["forward acl-nat SUBNET_ACL_RESTRICTION"])
        let toOutside = Row(number: 1, egress: true, allow: false, block: "198.51.100.0/24")
        #expect(try blockers { $0.append(toOutside) } == ["forward acl-nat SUBNET_ACL_RESTRICTION"])
        let fromOutside = Row(number: 1, egress: false, allow: false, block: "198.51.100.0/24")
        #expect(try blockers { $0.append(fromOutside) } == ["return acl-nat SUBNET_ACL_RESTRICTION"])
        let toInside = Row(number: 1, egress: true, allow: false, block: "10.0.0.0/16")
        #expect(try blockers { $0.append(toInside) } == ["return acl-nat SUBNET_ACL_RESTRICTION"])
    }

    @Test("D.2, E.4: the gateway picks a port of 1024-65535, and a gap there is partial for all") func translatedPorts()
        throws
    {
        var draft = NetworkDraft.online()
        draft[acl: "acl-nat"].rows += [
            Row(number: 1, egress: false, allow: true, proto: 6, block: "198.51.100.0/24", ports: 1024...9999),
            Row(number: 2, egress: false, allow: true, proto: 6, block: "198.51.100.0/24", ports: 20000...65535),
            Row(number: 3, egress: false, allow: false, proto: 6, block: "198.51.100.0/24"),
        ]
        let answer = try draft.ask("i-server", "198.51.100.7:443")
        #expect(answer.verdict == .partial)
        #expect(answer.forward == .allowed)
        #expect(answer.return == .partial)
        #expect(answer.dropped.count == 1)
        #expect(answer.dropped.first?.packets == answer.question.packets)
        #expect(answer.dropped.first?.translatedPorts?.portDescription == "10000-19999")
        #expect(answer.blockers == ["return acl-nat SUBNET_ACL_RESTRICTION"])
    }

    @Test("E.4: the ports that are lost may differ from packet to packet") func translatedPortsByService() throws {
        var draft = NetworkDraft.online()
        draft[group: "sg-server"].egress = NetworkDraft.Rule.everything
        draft[acl: "acl-nat"].rows += [
            Row(number: 1, egress: false, allow: false, proto: 6, block: "198.51.100.7/32", ports: 2000...2999),
            Row(number: 2, egress: false, allow: false, proto: 6, block: "198.51.100.6/32", ports: 4000...4999),
        ]
        let answer = try draft.ask("i-server", "198.51.100.4/30:443")
        #expect(answer.verdict == .partial)
        let lost = answer.dropped.map {
            "\($0.packets.destinations) \($0.translatedPorts?.portDescription ?? "always")"
        }
        #expect(lost.sorted() == ["198.51.100.6/32 4000-4999", "198.51.100.7/32 2000-2999"])
    }

    @Test("D.2: an ACL that lets back only the client's own range loses what the gateway picks below it")
    func gatewayRange() throws {
        var draft = NetworkDraft.online()
        draft[acl: "acl-nat"].rows += [
            Row(number: 1, egress: false, allow: true, proto: 6, block: "198.51.100.0/24", ports: 32768...60999),
            Row(number: 3, egress: false, allow: false, proto: 6, block: "198.51.100.0/24"),
        ]
        let answer = try draft.ask("i-server", "198.51.100.7:443")
        #expect(answer.dropped.map { $0.translatedPorts?.portDescription } == ["1024-32767,61000-65535"])
    }

    @Test("E.4: the far group sees the gateway's address") func sourceRewritten() throws {
        var draft = NetworkDraft.peered()
        draft.subnets.append(.init(id: "subnet-nat", vpc: "vpc-a", blocks: ["10.0.3.0/24"]))
        draft.acls[0].subnets.append("subnet-nat")
        draft.natGateways = [.init(id: "nat-1", subnet: "subnet-nat", interface: "eni-nat", address: "10.0.3.5")]
        draft.interfaces.append(.init(id: "eni-nat", subnet: "subnet-nat", addresses: ["10.0.3.5"], kind: "natGateway"))
        draft.tables.append(.init(id: "rtb-1", subnets: ["subnet-1"], routes: [Route("172.16.0.0/16", "nat-1")]))
        draft[group: "sg-far"].ingress = [.tcp(443, "10.0.3.5/32")]
        #expect(try draft.ask("i-client", "i-far:443").verdict == .allowed)
        draft[group: "sg-far"].ingress = [.tcp(443, "10.0.1.10/32")]
        #expect(try draft.ask("i-client", "i-far:443").blockers == ["forward eni-far ENI_SG_RULES_MISMATCH"])
        draft[group: "sg-far"].ingress = [.tcp(443...443, .foreignGroup("sg-client", vpc: "vpc-a", peering: "pcx-1"))]
        #expect(try draft.ask("i-client", "i-far:443").blockers == ["forward eni-far SG_REFERENCES_NOT_PRESERVED"])
    }

    @Test("E.4: a private gateway's packets die at an internet gateway") func privateGateway() throws {
        var draft = NetworkDraft.online()
        draft.natGateways[0].publicAddress = nil
        draft[interface: "eni-nat"].publics = [:]
        #expect(
            try draft.ask("i-server", "198.51.100.7:443").blockers
                == ["forward igw-a IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"])
    }

    @Test("E.4: only `available` forwards", arguments: ["pending", "failed", "deleting", "deleted"])
    func states(_ state: String) throws {
        var draft = NetworkDraft.online()
        draft[nat: "nat-1"].state = state
        #expect(try draft.ask("i-server", "198.51.100.7:443").blockers.first == "forward nat-1 BAD_STATE")
    }

    @Test("E.4: TCP, UDP and ICMP, nothing else") func protocols() throws {
        let draft = NetworkDraft.online()
        #expect(try draft.ask("i-server", "198.51.100.7:53", .udp).verdict == .allowed)
        #expect(try draft.ask("i-server", "198.51.100.7", .ping).verdict == .allowed)
        for number: UInt8 in [47, 50, 51, 132] {
            #expect(
                try draft.ask("i-server", "198.51.100.7", .number(number)).blockers.first
                    == "forward nat-1 PROTOCOL_RESTRICTION", "protocol \(number)")
        }
    }

    @Test("E.4: nothing unsolicited gets in, from outside or inside") func unsolicited() throws {
        let draft = NetworkDraft.online()
        #expect(try draft.ask("internet", "52.1.1.3:443").blockers == ["forward nat-1 NGW_UNSOLICITED_TRAFFIC"])
        #expect(try draft.ask("i-client", "10.0.3.5:443").blockers == ["forward nat-1 NGW_UNSOLICITED_TRAFFIC"])
    }

    @Test("E.4: the gateway is known by its own description, where its interface is not in the snapshot")
    func withoutInterface() throws {
        var draft = NetworkDraft.online()
        draft.interfaces.removeAll { $0.id == "eni-nat" }
        #expect(try draft.ask("i-server", "198.51.100.7:443").verdict == .allowed)
        #expect(try draft.ask("i-server", "198.51.100.4/30:443").verdict == .allowed)
        let block = try draft.ask("i-client", "10.0.3.4/30:443")
        #expect(block.blockers.contains("forward nat-1 NGW_UNSOLICITED_TRAFFIC"))
    }

    @Test("E.4: a gateway whose subnet sends the traffic back to it goes round in circles") func loop() throws {
        var draft = NetworkDraft.online()
        draft[table: "rtb-private"].subnets.append("subnet-nat")
        draft[table: "rtb-public"].subnets = ["subnet-1"]
        #expect(try draft.ask("i-server", "198.51.100.7:443").blockers == ["forward nat-1 ROUTING_LOOP"])
    }

    @Test("E.4: inside the VPC by a row narrower than local") func insideVPC() throws {
        var draft = NetworkDraft.online()
        draft.tables.append(
            .init(id: "rtb-1", subnets: ["subnet-1"], routes: [Route("10.0.2.0/24", "nat-1")]))
        draft[table: "rtb-public"].subnets = ["subnet-nat"]
        draft[group: "sg-server"].ingress = [.tcp(443, "10.0.3.5/32")]
        #expect(try draft.ask("i-client", "i-server:443").verdict == .allowed)
    }

    @Test("E.4: packets from outside the gateway's own VPC are not served") func foreignSources() throws {
        let topology = try NetworkDraft.online().topology()
        let question = try topology.question("i-server", "198.51.100.7:443")
        let gateway = try #require(topology.snapshot.natGateways["nat-1"])
        let subnet = try #require(topology.snapshot.subnets["subnet-2"])
        let foreign = question.packets.replacingSource(IntervalSet(try IPAddress("172.16.1.30").bits))
        let judgement = NATGatewayDeparture(gateway: gateway, from: subnet).judge(
            Traffic(
                packets: foreign, direction: .forward, topology: topology, question: question,
                way: WalkedWay(origin: question.origins[0])))
        let codes = judgement.decisions.map { decision -> FindingCode? in
            guard case .denied(let blocker) = decision.outcome else { return nil }
            return blocker.code
        }
        #expect(codes == [.natGatewayRequiresSourceInVPC])
    }
}
