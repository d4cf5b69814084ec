import NetworkSets
import Testing

@Suite struct FlowSetTests {
    private func addresses(_ blocks: String...) throws -> IntervalSet<UInt128> {
        IntervalSet(try blocks.map { try CIDRBlock($0).bounds })
    }

    private func web() throws -> FlowBox {
        FlowBox(
            family: .ipv4, protocol: .tcp, source: try addresses("10.0.0.0/24"),
            destination: try addresses("10.0.2.5/32"), sourcePorts: try PortSet(ports: "1024-65535"),
            destinationPorts: PortSet(443))
    }

    @Test func printsItsBoxes() throws {
        #expect(FlowSet().description == "nothing")
        #expect(try FlowSet(web()).description == "tcp from 10.0.0.0/24 port 1024-65535 to 10.0.2.5/32 port 443")
        let hole = try FlowSet(web()).subtracting(
            FlowBox(family: .ipv4, source: addresses("10.0.0.128/25"), sourcePorts: PortSet(ports: "8000-8999")))
        #expect(
            hole.description
                == "tcp from 10.0.0.0/25 port 1024-65535 to 10.0.2.5/32 port 443; "
                + "tcp from 10.0.0.128/25 port 1024-7999,9000-65535 to 10.0.2.5/32 port 443")
        let ping = FlowBox(family: .ipv4, protocol: .icmp, sourcePorts: PortSet(8))
        #expect(FlowSet(ping).description == "icmp type 8 from 0.0.0.0/0 to 0.0.0.0/0")
        #expect(FlowBox(family: .ipv6).description == "all from ::/0 to ::/0")
        #expect(
            FlowSet(FlowBox(family: .ipv6)).description
                == "hopopt,2-5,7-16,18-57,59-255 from ::/0 to ::/0; icmp,icmpv6 from ::/0 to ::/0; "
                + "tcp,udp from ::/0 to ::/0")
    }

    @Test func countsTheWholeUniverse() {
        let all = FlowSet(AddressFamily.allCases.map { FlowBox(family: $0) })
        let perPair = PacketCount(2 << 32 + 2 << 16 + 252)
        let four = PacketCount(1 << 32)
        let six = PacketCount(.max) + PacketCount(1)
        #expect(all.packetCount == perPair * (four * four + six * six))
        #expect(all.boxes.count == 6)
    }

    @Test func keepsFamiliesApart() throws {
        // The same numbers in both families, at the end of one family's protocols and the start of the next one's.
        let low = FlowBox(
            family: .ipv4, protocols: IntervalSet(255), source: IntervalSet(1), destination: IntervalSet(2))
        let high = FlowBox(
            family: .ipv6, protocols: IntervalSet(0), source: IntervalSet(1), destination: IntervalSet(2))
        let both = FlowSet([low, high])
        #expect(both.boxes == [FlowSet(low), FlowSet(high)].flatMap(\.boxes))
        #expect(FlowSet(low).isDisjoint(with: high))
        #expect(both.sources.description == "0.0.0.1/32, ::1/128")
        #expect(both.families == [.ipv4, .ipv6])
    }

    @Test func clipsToWhatExists() throws {
        let wide = FlowBox(family: .ipv4, protocol: .tcp, source: .full)
        #expect(FlowSet(wide) == FlowSet(FlowBox(family: .ipv4, protocol: .tcp)))
        let types = FlowBox(family: .ipv4, protocol: .icmp, sourcePorts: PortSet(200...300))
        #expect(FlowSet(types).boxes.map(\.sourcePorts) == [PortSet(200...255)])
        #expect(FlowSet(FlowBox(family: .ipv4, protocol: .icmp, sourcePorts: PortSet(443))).isEmpty)
        let esp = FlowBox(family: .ipv4, protocol: .esp, sourcePorts: PortSet(443))
        #expect(FlowSet(esp) == FlowSet(FlowBox(family: .ipv4, protocol: .esp)))
        #expect(FlowSet(Packet(family: .ipv4, protocol: .tcp, source: 1 << 32, destination: 0)).isEmpty)
    }

    @Test func anEmptySideMakesAnEmptyBox() {
        let boxes = [
            FlowBox(family: .ipv4, protocols: IntervalSet()), FlowBox(family: .ipv4, source: IntervalSet()),
            FlowBox(family: .ipv4, destination: IntervalSet()), FlowBox(family: .ipv4, sourcePorts: PortSet()),
            FlowBox(family: .ipv4, protocol: .esp, destinationPorts: PortSet()),
        ]
        let all = FlowSet(FlowBox(family: .ipv4))
        for box in boxes {
            #expect(box.isEmpty)
            #expect(FlowSet(box).isEmpty)
            #expect(all.intersection(box).isEmpty)
            #expect(all.subtracting(box) == all)
            #expect(all.isDisjoint(with: box))
            #expect(!all.isSubset(of: box))
            #expect(FlowSet().isSubset(of: box))
        }
    }

    @Test func portFieldsOfOtherProtocolsDoNotMatter() {
        let esp = FlowSet(FlowBox(family: .ipv4, protocol: .esp))
        #expect(esp.contains(Packet(family: .ipv4, protocol: .esp, source: 1, destination: 2, sourcePort: 9)))
        #expect(!esp.contains(Packet(family: .ipv4, protocol: .ah, source: 1, destination: 2)))
        #expect(!esp.contains(Packet(family: .ipv6, protocol: .esp, source: 1, destination: 2)))
    }

    @Test func repliesComeBack() throws {
        #expect(
            try FlowSet(web()).replies.description == "tcp from 10.0.2.5/32 port 443 to 10.0.0.0/24 port 1024-65535")
        let ping = FlowSet(
            FlowBox(
                family: .ipv4, protocol: .icmp, source: IntervalSet(1), destination: IntervalSet(2),
                sourcePorts: PortSet(8)))
        #expect(ping.replies.description == "icmp type 0 code 0 from 0.0.0.2/32 to 0.0.0.1/32")
        #expect(ping.reversed.description == "icmp type 8 from 0.0.0.2/32 to 0.0.0.1/32")
        #expect(ping.replies.replies.isEmpty)
        #expect(ping.replies.expectingReply.isEmpty)
        let six = FlowSet(FlowBox(family: .ipv6, protocol: .icmpv6))
        #expect(six.replies.description == "icmpv6 type 129 code 0 from ::/0 to ::/0")
        #expect(six.expectingReply.description == "icmpv6 type 128 from ::/0 to ::/0")
    }

    @Test func rewritesAsATranslatorDoes() throws {
        let translated = try FlowSet(web()).replacingSource(
            addresses("10.0.9.9/32"), ports: PortSet(ports: "1024-65535"))
        #expect(translated.description == "tcp from 10.0.9.9/32 port 1024-65535 to 10.0.2.5/32 port 443")
        #expect(
            try FlowSet(web()).replacingDestination(addresses("10.0.9.9/32")).description
                == "tcp from 10.0.0.0/24 port 1024-65535 to 10.0.9.9/32 port 443")
        #expect(try FlowSet(web()).replacingSource(IntervalSet()).isEmpty)
        #expect(try FlowSet(web()).replacingDestination(addresses("::/0")).destinations == AddressSet.all(.ipv4))
    }

    @Test func samplesTheLowestPacket() throws {
        let packet = try #require(try FlowSet(web()).samplePacket())
        #expect(
            packet
                == Packet(
                    family: .ipv4, protocol: .tcp, source: 0x0A00_0000, destination: 0x0A00_0205, sourcePort: 1024,
                    destinationPort: 443))
        #expect(FlowSet().samplePacket() == nil)
    }
}
