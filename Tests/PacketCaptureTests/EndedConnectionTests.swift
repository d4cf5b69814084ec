import Testing

@testable import PacketCapture

/// What tells copies from repeats is given up some time after a connection ended, and not before.
@Suite struct EndedConnectionTests {
    private let table = ConnectionTable()

    private func send(_ port: UInt16, _ flags: TCPFlags, _ sequence: UInt32, at milliseconds: Int64, back: Bool = false)
    {
        var segment = Segment()
        let (client, server) = (Socket(Host(ipv4: 1), port), Socket(Host(ipv4: 2), 80))
        segment.source = back ? server : client
        segment.destination = back ? client : server
        segment.flags = flags
        segment.sequence = sequence
        segment.acknowledgement = 1
        segment.identification = UInt16(sequence + 1)
        segment.time = milliseconds * 1_000_000
        table.add(segment)
    }

    private func open(_ port: UInt16, at milliseconds: Int64) {
        send(port, .syn, 0, at: milliseconds)
        send(port, [.syn, .acknowledge], 0, at: milliseconds, back: true)
        send(port, .acknowledge, 1, at: milliseconds)
    }

    /// Whether the client's SYN is still known.
    private func isKept(_ number: Int) -> Bool { table.connections[number].client.tracker.lastSent(0) != nil }

    @Test func packetsOfEndedConnectionsAreForgotten() {
        open(1000, at: 0)
        send(1000, [.fin, .acknowledge], 1, at: 10)
        #expect(!table.connections[0].isOver)
        send(1000, [.fin, .acknowledge], 1, at: 11, back: true)
        open(1001, at: 12)
        send(1001, [.reset], 1, at: 13)
        open(1002, at: 14)
        open(1003, at: 1900)
        #expect((0...3).allSatisfy(isKept))
        open(1004, at: 2500)
        #expect(!isKept(0) && !isKept(1) && isKept(2) && isKept(3))
        // What comes then is taken in as before.
        send(1000, [.fin, .acknowledge], 1, at: 2600)
        #expect(table.connections[0].client.packets == 4 && table.connections.count == 5)
    }

    /// One that goes on after a reset keeps its packets.
    @Test func whatGoesOnIsKept() {
        open(1000, at: 0)
        send(1000, [.reset], 1, at: 10, back: true)
        send(1000, .acknowledge, 1, at: 2000)
        open(1001, at: 2500)
        #expect(isKept(0))
    }
}
