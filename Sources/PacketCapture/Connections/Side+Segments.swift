extension Side {
    /// Counts a frame, whatever it holds.
    @inline(__always)
    mutating func noteFrame(_ segment: Segment) {
        frames += 1
        frameBytes += segment.wireLength
        switch segment.passage {
        case .sent: sentFrames += 1
        case .received: receivedFrames += 1
        case .unknown: break
        }
        if firstSequence == nil { firstSequence = segment.sequence }
        judgeChecksum(segment)
    }

    @inline(__always)
    private mutating func judgeChecksum(_ segment: Segment) {
        switch segment.checksum {
        case .notJudged: break
        case .good: goodChecksums += 1
        case .bad: badChecksums.append(segment.frame)
        case .leftToCard: checksumsLeftToCard += 1
        }
    }

    /// Whether a segment only asks whether the other side is still there: at most one byte, just below what comes next
    /// (RFC 9293, 3.8.4). With a closed window it is a probe of the window (3.8.6.1), which may repeat the next byte too.
    @inline(__always)
    func isTest(_ segment: Segment, ofClosedWindow isClosed: Bool) -> Bool {
        guard segment.dataLength <= 1, tracker.hasStarted, segment.flags.isDisjoint(with: [.syn, .fin]) else {
            return false
        }
        let place = tracker.place(segment.sequence)
        guard place == tracker.next - 1 else { return false }
        return segment.dataLength == 0 || acknowledged >= tracker.next || isClosed
    }

    /// Takes note of such a segment.
    mutating func noteTest(_ segment: Segment, ofClosedWindow isClosed: Bool) {
        if isClosed { windowProbes.append(segment.frame) } else { keepalives.append(segment.frame) }
    }

    /// Whether something was waiting for an acknowledgement before this segment was sent.
    @inline(__always)
    func hasUnacknowledgedBefore(_ segment: Segment) -> Bool {
        let start = tracker.next - Int64(segment.span)
        return start > acknowledged
    }

    /// Takes note of what a segment turned out to be.
    @inline(__always)
    mutating func note(_ result: SegmentClass, _ segment: Segment) {
        if segment.dataLength > 0 {
            dataSegments += 1
            dataBytes += segment.dataLength
        }
        let end = tracker.place(segment.sequence) + Int64(segment.span)
        switch result {
        case .empty, .copy: break
        case .new:
            roundTrips.sent(until: end, at: segment.time ?? 0)
            noteSize(segment, end)
        default: noteAnomaly(result, segment, end)
        }
    }

    @inline(__always)
    private mutating func noteSize(_ segment: Segment, _ end: Int64) {
        largestData = max(largestData, segment.dataLength)
        largestPacket = max(largestPacket, segment.packetLength)
        if segment.dataLength > largestArrived, unprovenLargest == nil {
            unprovenLargest = (end, segment.dataLength, segment.packetLength)
        }
    }

    private mutating func noteAnomaly(_ result: SegmentClass, _ segment: Segment, _ end: Int64) {
        switch result {
        case .retransmission:
            roundTrips.forget()
            // SYN and FIN alone are told of elsewhere.
            if segment.dataLength > 0 {
                retransmissions.append(segment.frame)
                if end <= acknowledged { needlessRetransmissions.append(segment.frame) }
            }
            noteRepeat(segment, start: end - Int64(segment.span))
        case .fill:
            roundTrips.forget()
            fills.append(segment.frame)
        case .reordered: reordered.append(segment.frame)
        case .duplicate: duplicates.append(segment.frame)
        case .looped: loops.append(segment.frame)
        default: break
        }
    }

    private mutating func noteRepeat(_ segment: Segment, start: Int64) {
        if currentRepeat?.start == start {
            currentRepeat?.again(segment)
        } else {
            currentRepeat = RepeatedSegment(segment, start: start, firstSent: tracker.lastSent(segment.sequence))
        }
        if let currentRepeat, currentRepeat.repeats >= worstRepeat?.repeats ?? 0 { worstRepeat = currentRepeat }
    }

    /// Takes note of an acknowledgement that this side got from `sender`.
    @inline(__always)
    mutating func noteAcknowledgement(_ segment: Segment, of sender: inout Side, _ time: Int64) {
        if !tracker.hasStarted { tracker.start(at: segment.acknowledgement) }
        let end = tracker.place(segment.acknowledgement)
        if segment.options.selectiveBlocks > 0 { sender.noteSelective(segment) }
        if end == acknowledged {
            if segment.span == 0, segment.window == sender.lastWindow,
                segment.acknowledgement == sender.lastAcknowledgement,
                hasUnacknowledged
            {
                sender.repeatedAcknowledgements.append(segment.frame)
            }
        } else if end > acknowledged, end - tracker.next < 1 << 30 {
            advance(to: end, segment, time)
        }
        sender.lastWindow = segment.window
        sender.lastAcknowledgement = segment.acknowledgement
    }

    @inline(__always)
    private mutating func advance(to end: Int64, _ segment: Segment, _ time: Int64) {
        acknowledged = end
        let unseen = tracker.acknowledge(end)
        if unseen > 0 {
            unseenBytes += unseen
            self.unseen.append(segment.frame)
        }
        roundTrips.acknowledged(end, at: time)
        if let largest = unprovenLargest, end >= largest.end {
            largestArrived = largest.data
            largestArrivedPacket = largest.packet
            unprovenLargest = nil
        }
        if let start = currentRepeat?.start, end > start {
            if worstRepeat?.start == start { worstRepeat?.isAcknowledged = true }
            currentRepeat = nil
        }
    }

    private mutating func noteSelective(_ segment: Segment) {
        selectiveAcknowledgements += 1
        let block = segment.options.firstBlock
        let isBelow = Int32(bitPattern: block.end &- segment.acknowledgement) <= 0
        let second = segment.options.secondBlock
        let isInside =
            segment.options.selectiveBlocks > 1 && Int32(bitPattern: block.start &- second.start) >= 0
            && Int32(bitPattern: second.end &- block.end) >= 0
        if isBelow || isInside { duplicateReports.append(segment.frame) } else { holeReports.append(segment.frame) }
    }
}
