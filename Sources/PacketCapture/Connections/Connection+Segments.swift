extension Connection {
    /// Takes in a segment, and says what it is.
    ///
    /// - Parameter usualHopLimit: the hops left in packets that certainly came from the sender's address itself.
    @inline(__always)
    func receive(_ segment: Segment, usualHopLimit: UInt8?) -> SegmentClass {
        let before = Before(isOpen: isOpen, clientSequence: client.initialSequence, usualHopLimit: usualHopLimit)
        return segment.source == client.socket
            ? receive(segment, fromClient: true, before, &client, &server)
            : receive(segment, fromClient: false, before, &server, &client)
    }

    /// What was known of the connection before a segment came: while it is taken in, the sides cannot be looked at.
    private struct Before {
        let isOpen: Bool
        let clientSequence: UInt32?
        let usualHopLimit: UInt8?
    }

    private func receive(
        _ segment: Segment, fromClient: Bool, _ before: Before, _ sender: inout Side, _ receiver: inout Side
    ) -> SegmentClass {
        let time = segment.time ?? 0
        sender.noteFrame(segment)
        if segment.flags.contains(.reset) {
            addReset(segment, fromClient, before, sender, receiver)
            finish(segment)
            return .empty
        }
        if sender.hopLimit == nil { sender.hopLimit = segment.hopLimit }
        if !fromClient, answersForOlder(segment, before) {
            // Its numbers are those of the older connection.
            sender.packets += 1
            handshake.oldAcknowledgements.append(segment.frame)
            finish(segment)
            return .empty
        }
        let isTest = sender.isTest(segment, ofClosedWindow: receiver.window.isClosed)
        let result = isTest ? .empty : sender.tracker.classify(segment, roundTrip: sender.roundTrips.shortest)
        if result == .copy { return result }
        sender.packets += 1
        if let lastTime, let time = segment.time, time - lastTime >= Pause.shortest, before.isOpen,
            !sender.hasUnacknowledgedBefore(segment), !receiver.hasUnacknowledged
        {
            pause = Pause(length: time - lastTime, frame: segment.frame, isClientFirst: fromClient)
        } else if pause != nil, pause?.isClientFirst != fromClient {
            pause?.isAnswered = true
        }
        if isTest { sender.noteTest(segment, ofClosedWindow: receiver.window.isClosed) }
        if result != .duplicate, result != .looped { noteHandshake(segment, fromClient, before, &sender) }
        sender.note(result, segment)
        if segment.flags.contains(.acknowledge) { receiver.noteAcknowledgement(segment, of: &sender, time) }
        if !segment.flags.contains(.syn) { sender.window.advertise(segment.window, frame: segment.frame, time: time) }
        if segment.flags.contains(.fin) {
            sender.hasFinished = true
            if sender.finFrame == nil { sender.finFrame = segment.frame }
        }
        finish(segment)
        return result
    }

    private func finish(_ segment: Segment) {
        lastFrame = segment.frame
        if let time = segment.time { lastTime = max(lastTime ?? time, time) }
    }

    private func noteHandshake(_ segment: Segment, _ fromClient: Bool, _ before: Before, _ sender: inout Side) {
        if segment.flags.contains(.syn) {
            sender.initialSequence = segment.sequence
            sender.segmentSize = segment.options.segmentSize
            sender.windowScale = segment.options.windowScale
            sender.permitsSelective = segment.options.permitsSelective
            if segment.flags.contains(.acknowledge) {
                handshake.synAcks.append(segment.frame)
                if handshake.synAckTime == nil { handshake.synAckTime = segment.time }
            } else {
                handshake.syns.append(segment.frame)
                if handshake.synTimes.count < Handshake.mostTimes, let time = segment.time {
                    handshake.synTimes.append(time)
                }
            }
        } else if fromClient, handshake.acknowledgement == nil, !handshake.synAcks.isEmpty {
            handshake.acknowledgement = (segment.frame, segment.time ?? 0)
        }
    }

    /// Whether the server answers the SYN as one that still holds an older connection (RFC 9293, 3.10.7.4; RFC 5961, 4).
    private func answersForOlder(_ segment: Segment, _ before: Before) -> Bool {
        guard handshake.synAcks.isEmpty, !handshake.syns.isEmpty, let first = before.clientSequence else {
            return false
        }
        return segment.flags.isDisjoint(with: [.syn, .fin]) && segment.dataLength == 0
            && segment.acknowledgement != first &+ 1
    }

    private func addReset(
        _ segment: Segment, _ fromClient: Bool, _ before: Before, _ sender: Side, _ receiver: Side
    ) {
        resetCount += 1
        guard resets.count < Self.mostResets else { return }
        let answersSYN =
            !fromClient && handshake.synAcks.isEmpty
            && segment.acknowledgement == (before.clientSequence ?? 0) &+ 1 && segment.flags.contains(.acknowledge)
        let quiet = lastTime.flatMap { last in segment.time.map { $0 - last } } ?? 0
        // A reset after the pause itself, or after the packet that ended it.
        let pauseBefore: Int64? =
            if quiet >= Pause.shortest, !sender.hasUnacknowledged, !receiver.hasUnacknowledged {
                quiet
            } else if let pause, !pause.isAnswered, pause.isClientFirst != fromClient {
                pause.length
            } else {
                nil
            }
        let isAfterClose =
            (receiver.hasFinished && !receiver.hasUnacknowledged) || sender.hasFinished
            || resets.contains { $0.isFromClient != fromClient }
        resets.append(
            ResetRecord(
                frame: segment.frame, time: segment.time, isFromClient: fromClient, hopLimit: segment.hopLimit,
                identification: segment.identification, answersSYN: answersSYN, isAfterClose: isAfterClose,
                pause: pauseBefore, usualHopLimit: sender.hopLimit ?? before.usualHopLimit))
    }
}
