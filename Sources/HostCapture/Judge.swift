import Findings
import HostEvidence
import PacketCapture

/// Puts findings of the host's counters to a capture of the same time.
struct Judge {
    let change: HostChange
    let sums: CaptureSums

    func judgement(_ code: FindingCode) -> Judgement {
        switch code {
        case .acceptQueueOverflow, .requestQueueOverflow, .trackingTableFull, .reversePathFilter: return arrivals()
        case .hostFirewallDrops, .trackingInvalid:
            guard sums.refused.isEmpty, sums.unanswered.isEmpty else { return refusals() }
            return .silent
        case .receiverTooSlow, .receiveBufferOverflow: return windows(code)
        case .packetLoss: return loss()
        case .queueDropsTail, .transmitDrops: return queue()
        case .packetsReordered:
            return sums.doubles > 0
                ? .supported("peers report \(sums.doubles) segments as double in the capture") : .silent
        case .corruptedPackets: return checksums()
        default: return .silent
        }
    }

    private func arrivals() -> Judgement {
        if let first = sums.unanswered.first {
            return .supported(
                "the capture shows \(sums.unanswered.count) of \(sums.arrivals.count) connections to this host whose SYN came "
                    + "and got no answer, to port \(ports(sums.unanswered)), first in frame \(first.connection.firstFrame)"
            )
        }
        if let first = sums.notAccepted.first {
            return .supported(
                "the capture shows \(sums.notAccepted.count) connections whose SYN-ACK is sent again though it was "
                    + "acknowledged, to port \(ports(sums.notAccepted)), first in frame \(first.connection.firstFrame)")
        }
        guard !sums.arrivals.isEmpty else { return .silent }
        let all = sums.arrivals.count == 1 ? "the one connection" : "all \(sums.arrivals.count) connections"
        return .contradicted(
            "\(all) that the capture shows coming here got an answer: what was dropped came by another interface, to another port "
                + "or at another time")
    }

    private func refusals() -> Judgement {
        let parts = [
            sums.refused.isEmpty ? nil : "\(sums.refused.count) refused by this host",
            sums.unanswered.isEmpty ? nil : "\(sums.unanswered.count) without an answer",
        ].compactMap { $0 }
        return .supported(
            "of \(sums.arrivals.count) connections that the capture shows coming here are \(parts.joined(separator: " and ")), "
                + "to port \(ports(sums.refused + sums.unanswered))")
    }

    private func windows(_ code: FindingCode) -> Judgement {
        if sums.closings > 0, let worst = worst(\.own.window.totalClosed) {
            return .supported(
                "the capture shows \(sums.closings) windows closed here, the longest to \(worst.peer.socket) for "
                    + "\(worst.own.window.totalClosed / 1_000_000) ms")
        }
        if sums.probes > 0, let worst = worst(\.own.windowProbes.count) {
            return .supported(
                "the capture shows this host testing the closed window of \(worst.peer.socket) "
                    + "\(worst.own.windowProbes.count) times")
        }
        if code == .receiveBufferOverflow { return .silent }
        return sums.received > 0
            ? .contradicted(
                "the capture has \(sums.received) segments of data to this host, and no window closes in it")
            : .silent
    }

    private func loss() -> Judgement {
        let repeats = change.rise("TcpRetransSegs")
        let sent = change.rise("TcpOutSegs") + repeats
        if sums.repeats > 0, let worst = worst(\.own.lossCount) {
            return .supported(
                "the capture shows \(sums.repeats) of the \(repeats) repeats that the kernel counted, most to "
                    + "\(worst.peer.socket) (\(worst.own.lossCount))")
        }
        // Half of the traffic without one repeat would be chance no more.
        guard Int64(sums.sent) * 2 > sent else { return .silent }
        return .contradicted(
            "the capture has \(sums.sent) of the \(sent) segments sent, and none is a repeat: loss is elsewhere or at another time"
        )
    }

    private func queue() -> Judgement {
        if sums.fills > 0 {
            return .supported(
                "\(sums.fills) segments are in the capture only when they were sent again: the first copies never left the host"
            )
        }
        guard sums.sent > 0 else { return .silent }
        return .contradicted(
            "the capture has \(sums.sent) segments of this host, and none whose first copy is missing: what was dropped is other "
                + "traffic")
    }

    private func checksums() -> Judgement {
        if sums.badChecksums > 0 {
            return .supported(
                "the capture shows \(sums.badChecksums) wrong checksums of \(sums.badChecksums + sums.goodChecksums)")
        }
        guard sums.goodChecksums > 0 else { return .silent }
        return .contradicted("all \(sums.goodChecksums) checksums in the capture that can be judged are right")
    }

    private func worst(_ value: (LocalConnection) -> some Comparable) -> LocalConnection? {
        sums.connections.max { value($0) < value($1) }
    }

    private func ports(_ connections: [LocalConnection]) -> String {
        Set(connections.map(\.own.socket.port)).sorted().prefix(5).map { "\($0)" }.joined(separator: ", ")
    }
}
