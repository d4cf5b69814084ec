import Testing

@testable import PacketCapture

/// What a segment is to the stream: told by identification, timestamp and time, in this order.
@Suite struct SequenceTrackerTests {
    private func segment(
        _ sequence: UInt32, _ length: Int, id: UInt16?, timestamp: UInt32? = nil, at time: Int64 = 0, place: UInt64 = 0,
        hopLimit: UInt8 = 64
    ) -> Segment {
        var segment = Segment()
        segment.sequence = sequence
        segment.dataLength = length
        segment.identification = id
        segment.options.timestamp = timestamp
        segment.time = time
        segment.place = place
        segment.hopLimit = hopLimit
        segment.flags = .acknowledge
        return segment
    }

    private func classes(_ segments: [Segment], roundTrip: Int64? = nil) -> [SegmentClass] {
        var tracker = SequenceTracker()
        return segments.map { tracker.classify($0, roundTrip: roundTrip) }
    }

    @Test func theIdentificationTells() {
        let first = segment(0, 100, id: 10)
        #expect(classes([first, segment(0, 100, id: 11)]) == [.new, .retransmission])
        #expect(classes([first, segment(0, 100, id: 10)]) == [.new, .duplicate])
        #expect(classes([first, segment(200, 100, id: 12), segment(100, 100, id: 11)]) == [.new, .new, .reordered])
        #expect(classes([first, segment(200, 100, id: 12), segment(100, 100, id: 13)]) == [.new, .new, .fill])
    }

    /// Numbers of 16 bits wrap, and so do sequence numbers.
    @Test func numbersWrap() {
        let result = classes([
            segment(4_294_967_246, 100, id: 65534), segment(150, 100, id: 1), segment(50, 100, id: 65535),
            segment(4_294_967_246, 100, id: 2),
        ])
        #expect(result == [.new, .new, .reordered, .retransmission])
    }

    /// IPv6 has no identification: a newer timestamp than any seen means that the segment was sent later.
    @Test func elseTheTimestampTells() {
        let sent = [segment(0, 100, id: nil, timestamp: 5), segment(200, 100, id: nil, timestamp: 7)]
        #expect(classes(sent + [segment(100, 100, id: nil, timestamp: 6)]).last == .reordered)
        #expect(classes(sent + [segment(100, 100, id: nil, timestamp: 9)]).last == .fill)
        #expect(classes(sent + [segment(0, 100, id: nil, timestamp: 9)]).last == .retransmission)
    }

    @Test func lastOfAllTime() {
        let sent = [segment(0, 100, id: nil), segment(200, 100, id: nil)]
        #expect(classes(sent + [segment(100, 100, id: nil, at: 100_000)], roundTrip: 10_000_000).last == .reordered)
        #expect(classes(sent + [segment(100, 100, id: nil, at: 200_000_000)], roundTrip: 10_000_000).last == .fill)
        #expect(classes(sent + [segment(0, 100, id: nil, at: 100_000)]).last == .duplicate)
        #expect(classes(sent + [segment(0, 100, id: nil, at: 200_000_000)]).last == .retransmission)
    }

    /// `tcpdump -i any` shows a forwarded packet once per interface; a loop shows it again with fewer hops.
    @Test func thePlaceTellsCopiesFromDuplicates() {
        let first = segment(0, 100, id: 10)
        #expect(classes([first, segment(0, 100, id: 10, place: 1, hopLimit: 63)]) == [.new, .copy])
        #expect(classes([first, segment(0, 100, id: 10, hopLimit: 62)]) == [.new, .looped])
        #expect(classes([first, segment(0, 100, id: 11, place: 1)]) == [.new, .retransmission])
    }

    /// A sender that picks identifications at random: they say nothing about order.
    @Test func randomIdentificationsAreNotTrusted() {
        var tracker = SequenceTracker()
        var id: UInt16 = 1
        for index in 0..<20 {
            id = id &* 31421 &+ 6927
            _ = tracker.classify(segment(UInt32(index) * 100, 100, id: id, timestamp: 1), roundTrip: nil)
        }
        _ = tracker.classify(segment(2100, 100, id: 5, timestamp: 2), roundTrip: nil)
        #expect(tracker.classify(segment(2000, 100, id: 4, timestamp: 3), roundTrip: nil) == .fill)
        #expect(tracker.classify(segment(500, 100, id: 9, timestamp: 3), roundTrip: nil) == .retransmission)
    }

    @Test func holesAreKnown() {
        var tracker = SequenceTracker()
        _ = tracker.classify(segment(0, 100, id: 1), roundTrip: nil)
        _ = tracker.classify(segment(300, 100, id: 2), roundTrip: nil)
        #expect(tracker.holes.ranges == [100..<300])
        _ = tracker.classify(segment(150, 50, id: 3), roundTrip: nil)
        #expect(tracker.holes.ranges == [100..<150, 200..<300])
        // What is acknowledged and never seen passed unseen.
        #expect(tracker.acknowledge(250) == 100 && tracker.holes.ranges == [250..<300])
        #expect(tracker.acknowledge(500) == 150 && tracker.holes.isEmpty && tracker.next == 500)
    }
}
