extension Connection {
    /// Where the capture was made, as far as the packets tell.
    public enum CapturePlace: Sendable {
        /// At the client.
        case client
        /// At the server.
        case server
        /// Between both, or at either.
        case unknown
    }

    /// Whether an initial hop limit is still whole: systems start with 64, 128 or 255.
    private static func isWhole(_ hopLimit: UInt8?) -> Bool { hopLimit == 64 || hopLimit == 128 || hopLimit == 255 }

    /// Where the capture was made: where checksums are left to the card or packets are sent; else where one side's packets
    /// have passed no hop and the other's have; else where the answer comes at once and the other way takes its time.
    public var capturePlace: CapturePlace {
        if client.isLocal != server.isLocal { return client.isLocal ? .client : .server }
        if client.receivedFrames > client.sentFrames { return .server }
        if let near = client.hopLimit, let far = server.hopLimit, Self.isWhole(near) != Self.isWhole(far) {
            return Self.isWhole(near) ? .client : .server
        }
        if server.hopLimit == nil, let hopLimit = client.hopLimit, !Self.isWhole(hopLimit) { return .unknown }
        guard let there = handshake.serverTime, let back = handshake.clientTime, max(there, back) > 200_000 else {
            return .unknown
        }
        if back < there / 4 { return .client }
        return there < back / 4 ? .server : .unknown
    }

    /// Whether the client asked and got no answer of any kind.
    ///
    /// - Parameter end: the time of the last frame of the capture; a SYN just before it proves nothing.
    public func isUnanswered(until end: Int64?) -> Bool {
        guard !handshake.syns.isEmpty, server.packets == 0, resets.isEmpty, icmpErrors.isEmpty, client.dataBytes == 0,
            !isReplyMissing, client.loops.isEmpty
        else { return false }
        if handshake.syns.count > 1 { return true }
        guard let last = handshake.synTimes.last, let end else { return false }
        return end - last > 1_000_000_000
    }

    /// Whether the client goes on as one that gets answers, and none was captured.
    var isReplyMissing: Bool {
        server.packets == 0 && (client.dataBytes > 0 || server.acknowledged > 0)
            && client.packets > handshake.syns.count
    }

    /// Whether the server was never captured though the client acknowledges, or the other way round.
    var isOneWay: Bool {
        if client.packets == 0 { return server.packets > 1 && server.dataBytes > 0 }
        return isReplyMissing
    }

    /// Whether the server's SYN-ACK does not get through.
    var isSYNAckLost: Bool {
        handshake.synAcks.count > 1 && handshake.acknowledgement == nil && client.dataBytes == 0
            && !resets.contains { $0.isFromClient }
    }

    /// Both sides, each with the other.
    var sides: [(sender: Side, receiver: Side, isClient: Bool)] {
        [(client, server, true), (server, client, false)]
    }

    /// Whether a side's largest packets vanish while smaller ones arrive.
    func blackHole(_ sender: Side, _ isClient: Bool) -> RepeatedSegment? {
        guard let stuck = sender.unansweredRepeat, stuck.dataLength > sender.largestArrived, stuck.repeats >= 3,
            stuck.packetLength > PathMTU.alwaysFits, isOpen, pause == nil || pause?.isAnswered == true
        else { return nil }
        return stuck
    }

    /// What never came of a side's stream though smaller packets behind it did: the other side of a black hole, seen where the
    /// packets should arrive. The receiver reports the hole, and has waited for longer than any repeat takes.
    func hiddenHole(_ sender: Side, _ receiver: Side, until end: Int64?) -> Range<Int64>? {
        guard let hole = sender.tracker.holes.ranges.first, hole.lowerBound == sender.acknowledged, isOpen,
            receiver.selectiveAcknowledgements + receiver.repeatedAcknowledgements.count > 0,
            Int(hole.count) > sender.largestData, Int(hole.count) >= PathMTU.alwaysFits,
            sender.largestPacket < Int(receiver.segmentSize ?? 0), let since = sender.tracker.holeTime, let end,
            end - since > 1_000_000_000
        else { return nil }
        return hole
    }

    /// Whether nothing is heard any more after a pause.
    func silenceAfterPause(_ sender: Side, _ isClient: Bool) -> Pause? {
        guard let pause, pause.isClientFirst == isClient, !pause.isAnswered, resets.isEmpty,
            let stuck = sender.unansweredRepeat, stuck.repeats >= 2
        else { return nil }
        return pause
    }

    /// What a side sends again and again at the end of the capture.
    func silence(_ sender: Side, _ receiver: Side, _ isClient: Bool) -> RepeatedSegment? {
        guard isOpen, let stuck = sender.unansweredRepeat, stuck.repeats >= 3, stuck.dataLength > 0,
            !receiver.window.isClosed, blackHole(sender, isClient) == nil, silenceAfterPause(sender, isClient) == nil
        else { return nil }
        return stuck
    }

    /// Whether what a side repeats is told of as another cause than loss: it vanished after a pause or for its size, routers
    /// returned it, or the receiver had no room.
    func isLossExplained(_ sender: Side, _ receiver: Side, _ isClient: Bool) -> Bool {
        let returned = isClient ? tooLarge.fromClient : tooLarge.fromServer
        // What a router returns is sent again in pieces.
        if returned > 0, sender.lossCount <= 2 * returned + 2 { return true }
        return blackHole(sender, isClient) != nil || silenceAfterPause(sender, isClient) != nil
            || silence(sender, receiver, isClient) != nil || SlowReceivers.isSlow(receiver, sender)
    }
}
