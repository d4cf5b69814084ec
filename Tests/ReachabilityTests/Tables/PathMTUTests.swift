import Findings
import NetworkSets
import Testing

@testable import Reachability

/// Facts A of packet sizes: who carries how much, and whether a sender learns it.
@Suite struct PathMTUTests {
    typealias Rule = NetworkDraft.Rule
    typealias Row = NetworkDraft.ACL.Row

    /// `peered()` across two regions: jumbo frames at both ends, 8500 bytes in between.
    private func acrossRegions() -> NetworkDraft {
        var draft = NetworkDraft.peered()
        draft[peering: "pcx-1"].regions = ["eu-west-1", "us-east-1"]
        return draft
    }

    /// The client and the server each with a public address, which the client asks for.
    private func bothPublic() -> NetworkDraft {
        var draft = NetworkDraft.online()
        draft[interface: "eni-server"].publics = ["10.0.2.20": "52.1.1.2"]
        draft[table: "rtb-private"].routes = [.init("0.0.0.0/0", "igw-a")]
        return draft
    }

    private static let fragmentationNeeded = Rule(proto: "icmp", low: 3, high: 4, peer: .block("0.0.0.0/0"))

    private func sized(_ bytes: Int, _ name: InternetProtocol = .tcp) -> QuestionOptions {
        var options = QuestionOptions(protocol: name)
        options.packetSize = bytes
        return options
    }

    @Test(
        "A.1: jumbo frames inside a VPC, where both ends have them",
        arguments: [("m5.large", 9001), ("m3.large", 9001), ("m1.small", 1500), ("t1.micro", 1500), ("r3.large", 9001)])
    func instanceTypes(_ type: String, _ bytes: Int) throws {
        var draft = NetworkDraft.pair()
        draft.instances[1].type = type
        let answer = try draft.ask("i-client", "i-server:443")
        #expect(answer.mtu?.bytes == bytes)
        #expect(answer.mtu?.limitedBy == (bytes == 1500 ? "i-server" : "i-client"))
        // The server's handshake says so, so nothing too large is sent.
        #expect(answer.sizes?.discovery == .unneeded)
        #expect(answer.sizes?.maximumSegment == bytes - 40)
        #expect(answer.findings.isEmpty)
    }

    @Test("A.1: the limits of both directions, and the MSS without the longer header of IPv6") func bothDirections()
        throws
    {
        let answer = try acrossRegions().ask("i-client", "i-far:443", .ipv6)
        #expect(answer.sizes?.forward == PathMTU(bytes: 8500, limitedBy: "pcx-1"))
        #expect(answer.sizes?.onReturn == PathMTU(bytes: 8500, limitedBy: "pcx-1"))
        #expect(answer.sizes?.maximumSegment == 8440)
    }

    @Test("A.4: no rule lets the message in, each way: the exact rules are named") func blackHole() throws {
        let answer = try bothPublic().ask("i-client", "52.1.1.2:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.sizes?.discovery == .blocked)
        let holes = answer.findings.filter { $0.code == .pathMTUBlackHole }
        #expect(holes.map(\.component) == ["igw-a", "igw-a"])
        #expect(holes.map(\.direction) == [.forward, .return])
        #expect(holes.map(\.severity) == [.warning, .warning])
        #expect(holes.first?.cause == "aws.pmtu")
        #expect(holes.first?.evidence == ["eni-client: no rule of sg-client allows icmp type 3 code 4"])
        #expect(
            holes.first?.fixes.first?.command
                == "aws ec2 authorize-security-group-ingress --group-id sg-client --ip-permissions "
                + "'IpProtocol=icmp,FromPort=3,ToPort=4,IpRanges=[{CidrIp=0.0.0.0/0}]'")
        #expect(holes.last?.fixes.first?.command?.contains("--group-id sg-server") == true)
    }

    @Test("A.4: with the rules the sender learns it") func discoveryWorks() throws {
        var draft = bothPublic()
        draft[group: "sg-client"].ingress.append(Self.fragmentationNeeded)
        draft[group: "sg-server"].ingress.append(Self.fragmentationNeeded)
        let answer = try draft.ask("i-client", "52.1.1.2:443")
        #expect(answer.sizes?.discovery == .works)
        #expect(answer.findings.isEmpty)
    }

    @Test("A.4: an ACL on the way back of the message counts as well") func aclBlocks() throws {
        var draft = bothPublic()
        draft[group: "sg-client"].ingress.append(Self.fragmentationNeeded)
        draft[group: "sg-server"].ingress.append(Self.fragmentationNeeded)
        draft[acl: "acl-1"].rows.append(Row(number: 1, egress: false, allow: false, proto: 1, block: "0.0.0.0/0"))
        let answer = try draft.ask("i-client", "52.1.1.2:443")
        #expect(answer.sizes?.discovery == .blocked)
        #expect(answer.findings.map(\.direction) == [.forward])
        #expect(answer.findings.first?.evidence == ["acl-1: rule 1 deny icmp from 0.0.0.0/0"])
    }

    @Test("A.1: a client in the internet announces its own size, so no packet is too large") func internetClient()
        throws
    {
        let answer = try NetworkDraft.online().ask("internet", "i-client:443")
        #expect(answer.verdict == .allowed)
        #expect(answer.sizes?.discovery == .unneeded)
        #expect(answer.mtu == PathMTU(bytes: 1500, limitedBy: "igw-a"))
        #expect(answer.findings.isEmpty)
    }

    @Test("A.1: an interface endpoint lowers the segment size; larger UDP vanishes at it") func endpoint() throws {
        let draft = NetworkDraft.withInterfaceEndpoint()
        let tcp = try draft.ask("i-client", "10.0.2.50:443")
        #expect(tcp.findings.isEmpty && tcp.sizes?.discovery == .unneeded)
        #expect(tcp.sizes?.maximumSegment == 8460)
        let udp = try draft.ask("i-client", "10.0.2.50:443", .udp)
        #expect(udp.findings.contains { $0.code == .pathMTUBlackHole && $0.component == "vpce-sm" })
        #expect(udp.sizes?.discovery == .silent)
    }

    @Test("A.1: a NAT gateway clamps the segment size; UDP it cannot") func clamping() throws {
        #expect(try NetworkDraft.online().ask("i-server", "198.51.100.7:443").sizes?.discovery == .unneeded)
        let answer = try NetworkDraft.online().ask("i-server", "198.51.100.7:53", .udp)
        #expect(answer.sizes?.discovery == .blocked)
        let holes = answer.findings.filter { $0.code == .pathMTUBlackHole }
        #expect(holes.map(\.component) == ["nat-1", "igw-a"])
        #expect(holes.allSatisfy { $0.severity == .info && $0.direction == .forward })
    }

    @Test("A.1: whether a peering between regions tells is not documented") func undocumented() throws {
        var draft = acrossRegions()
        draft[group: "sg-client"].ingress.append(Self.fragmentationNeeded)
        draft[group: "sg-far"].ingress.append(Self.fragmentationNeeded)
        let answer = try draft.ask("i-client", "i-far:443")
        #expect(answer.sizes?.discovery == .unknown)
        #expect(answer.findings.first?.message.contains("not known") == true)
    }

    @Test("A.4: packet too big is IPv6's message, of type 2") func packetTooBig() throws {
        var draft = acrossRegions()
        let before = try draft.ask("i-client", "i-far:443", .ipv6)
        #expect(before.sizes?.discovery == .blocked)
        let commands = before.findings.flatMap(\.fixes).compactMap(\.command)
        #expect(commands.contains { $0.contains("IpProtocol=icmpv6,FromPort=2,ToPort=0") })
        let tooBig = Rule(proto: "icmpv6", low: 2, high: -1, peer: .block("::/0"))
        draft[group: "sg-client"].ingress.append(tooBig)
        draft[group: "sg-far"].ingress.append(tooBig)
        #expect(try draft.ask("i-client", "i-far:443", .ipv6).sizes?.discovery == .unknown)
    }

    @Test("A.4: groups that are not known leave it open") func unknownGroup() throws {
        var draft = acrossRegions()
        draft[interface: "eni-client"].groups.append("sg-missing")
        #expect(try draft.ask("i-client", "i-far:443").findings.contains { $0.message.contains("not known") })
    }

    @Test(
        "A.1: packets of a size that may not be fragmented",
        arguments: [(1500, Verdict.allowed), (8500, .allowed), (8501, .denied), (9001, .denied)])
    func packetSize(_ bytes: Int, _ verdict: Verdict) throws {
        let answer = try acrossRegions().ask("i-client", "i-far:443", sized(bytes))
        #expect(answer.verdict == verdict)
        #expect(
            answer.blockers
                == (verdict == .allowed
                    ? [] : ["forward pcx-1 PACKET_EXCEEDS_MTU", "return pcx-1 PACKET_EXCEEDS_MTU"]))
        if verdict == .denied { #expect(answer.ways.first?.segments.first?.forwardHops.first?.mtu == 9001) }
    }

    @Test("A.1: an interface sends nothing above its own MTU") func aboveOwnMTU() throws {
        let answer = try NetworkDraft.pair().ask("i-client", "i-server:443", sized(9002))
        #expect(answer.blockers.first == "forward i-client PACKET_EXCEEDS_MTU")
        #expect(answer.verdict == .denied)
    }

    @Test("A.5: a NAT gateway does not help itself with fragments of TCP") func fragments() throws {
        let answer = try NetworkDraft.online().ask("i-server", "198.51.100.7:443", sized(8600))
        let finding = answer.findings.first { $0.component == "nat-1" }
        #expect(finding?.code == .packetExceedsMTU)
        #expect(finding?.evidence.contains { $0.contains("UDP only") } == true)
    }
}
