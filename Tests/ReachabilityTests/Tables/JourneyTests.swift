import Findings
import NetworkSets
import Testing

@testable import Reachability

/// One packet followed through the layers.
@Suite struct JourneyTests {
    typealias Row = NetworkDraft.ACL.Row

    private func texts(_ journey: Journey?, _ layer: Journey.Step.Layer) -> [String] {
        journey?.steps.filter { $0.layer == layer }.map(\.text) ?? []
    }

    @Test("From socket to socket and back, with the values of each layer") func wholeWay() throws {
        let journey = try NetworkDraft.pair().follow("i-client", "i-server:443").journey
        #expect(
            texts(journey, .socket) == [
                "i-client sends tcp 10.0.1.10:32768 → 10.0.2.20:443",
                "i-server takes tcp 10.0.1.10:32768 → 10.0.2.20:443",
                "i-server sends tcp 10.0.2.20:443 → 10.0.1.10:32768",
                "i-client takes tcp 10.0.2.20:443 → 10.0.1.10:32768",
            ])
        #expect(texts(journey, .transport).first?.hasPrefix("SYN, announces MSS 8961") == true)
        #expect(texts(journey, .network).first == "IPv4 10.0.1.10 → 10.0.2.20, protocol 6, TTL 64")
        #expect(texts(journey, .frame).first == "from eni-client to the router 10.0.1.1 of subnet-1")
        #expect(journey?.steps.allSatisfy { $0.outcome == .passes } == true)
    }

    @Test("The hops are those of the answer, in their order") func sameHops() throws {
        let answer = try NetworkDraft.online().follow("i-server", "198.51.100.7:443")
        #expect(answer.journey?.steps.compactMap { $0.hop?.component } == answer.route)
    }

    @Test("Rewrites: the NAT gateway's address and port, the public address, and both undone") func rewrites() throws {
        let journey = try NetworkDraft.online().follow("i-server", "198.51.100.7:443").journey
        func after(_ component: String, _ direction: WalkDirection) -> String? {
            journey?.steps.first { $0.hop?.component == component && $0.direction == direction }?.rewrite
        }
        #expect(after("nat-1", .forward) == "tcp 10.0.3.5:1024 → 198.51.100.7:443")
        #expect(after("igw-a", .forward) == "tcp 52.1.1.3:1024 → 198.51.100.7:443")
        #expect(after("igw-a", .return) == "tcp 198.51.100.7:443 → 10.0.3.5:1024")
        #expect(after("nat-1", .return) == "tcp 198.51.100.7:443 → 10.0.2.20:32768")
        #expect(texts(journey, .socket).last == "i-server takes tcp 198.51.100.7:443 → 10.0.2.20:32768")
        // The server in the internet answers with frames nobody here knows of.
        #expect(texts(journey, .frame).count == 1)
    }

    @Test("Unasked, none is followed") func unasked() throws {
        #expect(try NetworkDraft.pair().ask("i-client", "i-server:443").journey == nil)
    }

    @Test("It ends where the packet does, and says why") func death() throws {
        var draft = NetworkDraft.pair()
        draft[acl: "acl-2"].rows.append(Row(number: 1, egress: false, allow: false, proto: 6))
        let last = try draft.follow("i-client", "i-server:443").journey?.steps.last
        #expect(last?.hop?.component == "acl-2" && last?.outcome == .dropped)
        #expect(last?.code == .subnetACLRestriction)
        #expect(last?.text == "rule 1 deny tcp all ports from 0.0.0.0/0")
        #expect(last?.direction == .forward)
    }

    @Test("Of packets that partly drop one that does is followed, here a lost reply") func partial() throws {
        var draft = NetworkDraft.pair()
        draft[acl: "acl-2"].rows.append(
            Row(number: 1, egress: true, allow: false, proto: 6, ports: 40000...40999))
        let answer = try draft.follow("i-client", "i-server:443")
        #expect(answer.verdict == .partial)
        let last = answer.journey?.steps.last
        #expect(last?.direction == .return && last?.outcome == .dropped)
        #expect(last?.rewrite == "tcp 10.0.2.20:443 → 10.0.1.10:40000")
    }

    @Test("Where it is not known what becomes of it, it ends as well") func unknown() throws {
        var draft = NetworkDraft.pair()
        draft[interface: "eni-server"].groups = ["sg-missing"]
        let answer = try draft.follow("i-client", "i-server:443")
        #expect(answer.journey?.steps.last?.outcome == .unknown)
        #expect(answer.journey?.steps.last?.hop?.component == "eni-server")
    }

    @Test("Neighbours are sent to directly; IPv6 and UDP have their own headers") func otherHeaders() throws {
        var draft = NetworkDraft.pair()
        draft[interface: "eni-server"].subnet = "subnet-1"
        draft[interface: "eni-server"].addresses = ["10.0.1.20"]
        #expect(
            texts(try draft.follow("i-client", "10.0.1.20:443").journey, .frame).first
                == "from eni-client straight to 10.0.1.20, a neighbour in subnet-1")
        let overIPv6 = try NetworkDraft.pair().follow("i-client", "i-server:443", .ipv6).journey
        #expect(texts(overIPv6, .network).first?.hasSuffix("protocol 6, hop limit 64") == true)
        #expect(texts(overIPv6, .transport).first?.hasPrefix("SYN, announces MSS 8941") == true)
        let datagram = try NetworkDraft.pair().follow("i-client", "i-server:53", .udp).journey
        #expect(texts(datagram, .transport) == ["a datagram, of at most 8973 bytes in one packet of 9001"])
    }

    @Test("Through a load balancer the second connection is followed too") func balancer() throws {
        let answer = try NetworkDraft.classic().follow("i-client", "old:443")
        let there = answer.journey?.steps.filter { $0.direction == .forward && $0.layer == .socket } ?? []
        #expect(there.count == 4)
        #expect(there.last?.packet.destinationPort == 8080)
        #expect(answer.journey?.steps.last?.text.hasPrefix("i-client takes tcp ") == true)
        #expect(answer.journey?.steps.last?.packet.sourcePort == 443)
    }
}

extension NetworkDraft {
    /// Asks, and has one packet followed.
    fileprivate func follow(
        _ source: String, _ destination: String, _ options: QuestionOptions = QuestionOptions()
    ) throws -> Answer {
        var options = options
        options.followsPacket = true
        return try ask(source, destination, options)
    }
}
