/// Finds the packets of one direction at two places.
struct PacketComparison {
    private let sent: [SeenPacket]
    private let got: [SeenPacket]
    private let end: Int64?
    private let usesIdentifications: Bool

    /// - Parameters:
    ///   - sent: the packets of a connection where this direction comes by first.
    ///   - got: those of the other place.
    ///   - end: the time of the last frame of the other place, by its own clock.
    init(_ sent: [SeenPacket], _ got: [SeenPacket], fromClient: Bool, until end: Int64?) {
        self.sent = sent.filter { $0.print.isFromClient == fromClient }
        self.got = got.filter { $0.print.isFromClient == fromClient }
        self.end = end
        let numbered = Set(self.sent.map(\.print)).intersection(self.got.map(\.print)).count
        let bare = Set(self.sent.map(\.print.withoutIdentification)).intersection(
            self.got.map(\.print.withoutIdentification)
        ).count
        // A device that writes identifications of its own leaves none in common.
        usesIdentifications = numbered * 2 >= bare
    }

    private func key(_ packet: SeenPacket) -> PacketPrint {
        usesIdentifications ? packet.print : packet.print.withoutIdentification
    }

    /// Whether the other place's capture was over when a packet came by, by its own clock.
    private func isOutside(_ packet: SeenPacket, _ clockDifference: Int64?) -> Bool {
        guard let end else { return false }
        let (limit, overflows) = end.subtractingReportingOverflow(clockDifference ?? 0)
        return !overflows && packet.time > limit
    }

    /// What arrived, what did not, and what was never sent.
    var result: JoinedDirection {
        var waiting: [PacketPrint: [Int64]] = [:]
        for packet in got.reversed() { waiting[key(packet), default: []].append(packet.time) }
        var clockDifference: Int64?
        var arrived = 0
        var unknown = 0
        var lost = FrameList()
        var smallestLost: Int?
        var largestArrived: Int?
        let sawStart = got.contains { $0.print.flags & TCPFlags.syn.rawValue != 0 }
        for packet in sent {
            let length = Int(packet.packetLength)
            if let time = waiting[key(packet)]?.popLast() {
                arrived += 1
                largestArrived = max(largestArrived ?? length, length)
                if clockDifference == nil { clockDifference = time - packet.time }
            } else if isOutside(packet, clockDifference) || (clockDifference == nil && !sawStart && !got.isEmpty) {
                // The other capture was over, or had not begun.
                unknown += 1
            } else {
                lost.append(packet.frame)
                smallestLost = min(smallestLost ?? length, length)
            }
        }
        let known = Set(sent.map(key))
        var inserted = FrameList()
        var resets = 0
        // Copies that the network makes have the print of what was sent, and are none of these.
        for packet in got where !known.contains(key(packet)) {
            inserted.append(packet.frame)
            if packet.print.flags & TCPFlags.reset.rawValue != 0 { resets += 1 }
        }
        return JoinedDirection(
            sent: arrived + lost.count, arrived: arrived, lost: lost, inserted: inserted, insertedResets: resets,
            unknown: unknown, smallestLost: smallestLost, largestArrived: largestArrived)
    }
}
