import Foundation
import Testing

@testable import PacketCapture

/// Every container and link type holds the same connection, and reads the same.
@Suite struct ContainerTests {
    private static func writer(bigEndian: Bool = false, link: UInt16 = 1) -> PcapWriter {
        PcapWriter(isBigEndian: bigEndian, link: link)
    }

    private static func wrapped(_ link: UInt16, _ wrap: ([UInt8]) -> [UInt8]) -> [UInt8] {
        writer(link: link).pcap(SmallTalk.packets.map(wrap))
    }

    /// A datagram to a port from 10.9.9.1 to 10.9.9.2, as an Ethernet frame.
    private static func datagram(_ port: Int, _ payload: [UInt8]) -> [UInt8] {
        PacketWriter.ethernet
            + PacketWriter.ip(from: [10, 9, 9, 1], to: [10, 9, 9, 2], number: 17, hopLimit: 64, identification: 1) {
                PacketWriter.big16(50000) + PacketWriter.big16(port) + PacketWriter.big16(8 + payload.count) + [0, 0]
                    + payload
            }
    }

    /// The nine frames in one form.
    struct Form: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]

        init(_ name: String, _ bytes: [UInt8]) {
            testDescription = name
            self.bytes = bytes
        }
    }

    static let forms: [Form] = [
        Form("pcap µs little-endian", writer().pcap(SmallTalk.frames)),
        Form("pcap µs big-endian", writer(bigEndian: true).pcap(SmallTalk.frames)),
        Form("pcap ns little-endian", writer().pcap(SmallTalk.frames, nanoseconds: true)),
        Form("pcap ns big-endian", writer(bigEndian: true).pcap(SmallTalk.frames, nanoseconds: true)),
        Form("pcapng default resolution", writer().pcapng(SmallTalk.frames)),
        Form("pcapng ns", writer().pcapng(SmallTalk.frames, resolution: 9, perSecond: 1_000_000_000)),
        Form("pcapng big-endian µs", writer(bigEndian: true).pcapng(SmallTalk.frames, resolution: 6)),
        Form("pcapng 2^-20", writer().pcapng(SmallTalk.frames, resolution: 0x80 | 20, perSecond: 1 << 20)),
        Form("raw 101", wrapped(101) { $0 }), Form("raw 12 of BSD", wrapped(12) { $0 }),
        Form("IPv4 228", wrapped(228) { $0 }),
        Form("null little-endian", wrapped(0) { [2, 0, 0, 0] + $0 }),
        Form("null big-endian", wrapped(0) { [0, 0, 0, 2] + $0 }),
        Form("loop", wrapped(108) { [0, 0, 0, 2] + $0 }),
        Form("cooked", wrapped(113) { [0, 4, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0, 8, 0] + $0 }),
        Form("cooked 2", wrapped(276) { [8, 0, 0, 0, 0, 0, 0, 3, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0] + $0 }),
        Form("VLAN", wrapped(1) { PacketWriter.ethernet.prefix(12) + [0x81, 0, 0, 100, 8, 0] + $0 }),
        Form(
            "QinQ", wrapped(1) { PacketWriter.ethernet.prefix(12) + [0x88, 0xA8, 0, 10, 0x81, 0, 0, 100, 8, 0] + $0 }),
        Form(
            "VXLAN",
            wrapped(1) { datagram(4789, [8, 0, 0, 0, 0, 0x1E, 0x61, 0] + PacketWriter.ethernet + $0) }
        ),
        Form(
            "GENEVE with options",
            wrapped(1) {
                datagram(6081, [2, 0, 0x65, 0x58, 0, 0, 99, 0, 1, 8, 1, 1, 0, 0, 0, 0] + PacketWriter.ethernet + $0)
            }
        ),
        Form("GENEVE with IP", wrapped(1) { datagram(6081, [0, 0, 8, 0, 0, 0, 0, 0] + $0) }),
        Form("padded Ethernet", wrapped(1) { PacketWriter.ethernet + $0 + [UInt8](repeating: 0, count: 46) }),
        Form("cut to headers", PcapWriter(snapLength: 54).pcap(SmallTalk.frames)),
    ]

    @Test(arguments: forms)
    func holdsTheConnection(form: Form) throws {
        let facts = try captured(form.bytes)
        #expect(facts.frames == 9 && facts.segments == 9 && facts.unreadableFrames == 0)
        let connection = try #require(facts.connections.first)
        #expect(facts.connections.count == 1)
        #expect("\(connection.client.socket) \(connection.server.socket)" == "10.0.0.1:40000 10.0.0.2:80")
        #expect(connection.client.dataBytes == 300 && connection.server.dataBytes == 1000)
        #expect(connection.client.frames == 6 && connection.server.frames == 3)
        #expect(connection.state(until: facts.lastTime) == .closed)
        let start = Int64(PcapWriter.start) * 1_000_000_000
        #expect(connection.firstTime == start)
        // Times in units of 2⁻²⁰ s are a little below the milliseconds they stand for.
        #expect(abs((connection.lastTime ?? 0) - start - 8_000_000) < 1000)
        #expect(abs((connection.handshake.serverTime ?? 0) - 1_000_000) < 1000)
        #expect(CaptureDiagnosis.findings(facts).isEmpty)
        let isWhole = facts.cutFrames == 0
        #expect(connection.client.segmentSize == (isWhole ? 1460 : nil))
        #expect(connection.client.goodChecksums == (isWhole ? 6 : 4))
    }

    @Test func readsIPv6WithExtensionHeaders() throws {
        var client = PacketWriter()
        client.source = [UInt8](repeating: 0, count: 15) + [1]
        client.destination = [0x20, 1, 0xD, 0xB8] + [UInt8](repeating: 0, count: 11) + [2]
        func packet(_ writer: PacketWriter, _ segment: [UInt8], _ extensions: [UInt8], next: UInt8) -> [UInt8] {
            [0x60, 0, 0, 0] + PacketWriter.big16(extensions.count + segment.count) + [next, 60] + writer.source
                + writer.destination + extensions + segment
        }
        let syn = client.tcp(PacketWriter.syn, 1, 0, 0, 1000, [])
        let data = client.tcp(PacketWriter.ack, 2, 1, 5, 1000, [])
        let hopByHop: [UInt8] = [60, 0, 1, 4, 0, 0, 0, 0] + [6, 0, 1, 4, 0, 0, 0, 0]
        let wholeFragment: [UInt8] = [6, 0, 0, 0, 0, 0, 0, 7]
        let facts = try captured(
            PcapWriter(link: 229).pcap([
                packet(client, syn, hopByHop, next: 0), packet(client, data, wholeFragment, next: 44),
            ]))
        let connection = try #require(facts.connections.first)
        #expect("\(connection.server.socket)" == "[2001:db8::2]:80")
        #expect(connection.client.dataBytes == 5 && connection.client.goodChecksums == 2)
    }

    /// A segment in three fragments counts once, with all its bytes, in whatever order they come.
    @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 2, 0]])
    func joinsFragments(order: [Int]) throws {
        let segment = SmallTalk.client.tcp(PacketWriter.ack, 101, 501, 2000, 1000, [])
        let pieces = [0..<800, 800..<1600, 1600..<2020].map { range in
            PacketWriter.ethernet
                + PacketWriter.ip(
                    from: [10, 0, 0, 1], to: [10, 0, 0, 2], number: 6, hopLimit: 64, identification: 9,
                    place: (range.upperBound < 2020 ? 0x2000 : 0) | range.lowerBound / 8
                ) { Array(segment[range]) }
        }
        let facts = try captured(PcapWriter().pcap(order.map { pieces[$0] }))
        #expect(facts.segments == 1 && facts.fragments == 2)
        #expect(facts.connections.first?.client.dataBytes == 2000)
    }

    @Test func readsSectionsInterfacesAndLosses() throws {
        let little = PcapWriter()
        let big = PcapWriter(isBigEndian: true, link: 101)
        let packets = SmallTalk.packets
        var file = little.section + little.interface() + little.interface(resolution: 9, offset: 1000)
        file += little.packet(SmallTalk.frames[0], ticks: 1_000_000)
        file += little.packet(SmallTalk.frames[1], ticks: 500_000_000, interface: 1, flags: 1)
        file += little.statistics(dropped: 3)
        file += big.section + big.interface() + big.packet(packets[2], ticks: 2_000_000, flags: 2)
        file += big.simplePacket(packets[3]) + big.statistics(dropped: 4)
        let facts = try captured(file)
        #expect(facts.frames == 4 && facts.lostFrames == 7)
        let connection = try #require(facts.connections.first)
        #expect(facts.connections.count == 1 && connection.lastFrame == 4)
        // The second interface counts nanoseconds, and its clock starts 1000 s later.
        #expect(facts.firstTime == 1_000_000_000 && facts.lastTime == 1_000_500_000_000)
        #expect(connection.server.receivedFrames == 1 && connection.client.sentFrames == 1)
    }

    @Test func aCutLastRecordIsLeftOut() throws {
        for whole in [PcapWriter().pcap(SmallTalk.frames), PcapWriter().pcapng(SmallTalk.frames)] {
            for cut in [1, 20, 60] {
                let facts = try captured(Array(whole.dropLast(cut)))
                #expect(facts.frames == 8 && facts.cutFiles.count == 1)
            }
        }
    }

    private static let faults: [([UInt8], String)] = {
        let writer = PcapWriter()
        let ending: [UInt8] = [UInt8](repeating: 0, count: 18)
        let version9: [UInt8] = [0xD4, 0xC3, 0xB2, 0xA1, 9, 0] + ending
        let hugeRecord: [UInt8] = writer.pcap([]) + [UInt8](repeating: 255, count: 16)
        let noInterface: [UInt8] = writer.section + writer.packet([1], ticks: 1)
        let unknownLink: [UInt8] = writer.section + PcapWriter(link: 147).interface() + writer.packet([1], ticks: 1)
        let badLength: [UInt8] = writer.section + [6, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0]
        return [
            ([], "the file is empty"), ([1, 2, 3, 4, 5], "no capture"), (Array("GET / HTTP/1.1".utf8), "no capture"),
            ([0x28, 0xB5, 0x2F, 0xFD, 0], "the zstd file ends inside a frame"),
            ([0x28, 0xB5, 0x2F, 0xFD] + [UInt8](repeating: 0xFF, count: 20), "the zstd data is damaged"),
            (Array(writer.pcap([]).prefix(20)), "24 bytes"),
            (PcapWriter(link: 147).pcap([]), "byte 20: frames of link type 147"), (version9, "byte 4: pcap version 9"),
            (hugeRecord, "byte 32: frame 1 has 4294967295 bytes"), (noInterface, "byte 28: a packet of interface 0"),
            (unknownLink, "link type 147"), (badLength, "byte 28: a block of 7 bytes"),
            (writer.section + writer.interface(resolution: 99), "if_tsresol"),
        ]
    }()

    @Test(arguments: faults)
    func badFilesAreToldWithTheirPlace(bytes: [UInt8], reason: String) {
        let error = #expect(throws: CaptureError.self) { try captured(bytes) }
        #expect("\(error.map { "\($0)" } ?? "")".contains(reason))
    }

    @Test func aFileThatIsNotThereIsTold() {
        let error = #expect(throws: CaptureError.self) { try CaptureReader.read(["/nowhere/a.pcap"], CaptureOptions()) }
        #expect(error == .cannotRead(file: "/nowhere/a.pcap", reason: "No such file or directory"))
    }
}
