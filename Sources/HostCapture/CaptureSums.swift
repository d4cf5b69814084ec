import HostEvidence
import PacketCapture

/// What a capture shows of the host's own connections, in sums.
struct CaptureSums {
    let connections: [LocalConnection]
    /// Connections from outside whose SYN came and got no answer.
    let unanswered: [LocalConnection]
    /// Connections from outside that the capture saw from their SYN on.
    let arrivals: [LocalConnection]
    /// Those that the server's end keeps answering with SYN-ACKs after they were acknowledged: its accept queue is full.
    let notAccepted: [LocalConnection]
    /// Connections from outside that this host's end refused.
    let refused: [LocalConnection]

    init(_ facts: CaptureFacts, addresses: Set<String>) {
        connections = LocalConnection.all(facts, addresses: addresses)
        arrivals = connections.filter { !$0.isClient && !$0.connection.handshake.syns.isEmpty }
        unanswered = arrivals.filter { $0.connection.isUnanswered(until: facts.lastTime) }
        notAccepted = arrivals.filter { local in
            guard let acknowledged = local.connection.handshake.acknowledgement?.frame,
                let last = local.connection.handshake.synAcks.last
            else { return false }
            return last > acknowledged
        }
        refused = arrivals.filter { local in
            local.connection.resets.contains { !$0.isFromClient && $0.answersSYN }
                || local.connection.icmpErrors.contains { $0.reporter == local.own.socket.host }
        }
    }

    private func sum(_ value: (LocalConnection) -> Int) -> Int { connections.reduce(0) { $0 + value($1) } }

    /// Packets that the host sent.
    var sent: Int { sum { $0.own.packets } }
    /// Data that it got.
    var received: Int { sum { $0.peer.dataSegments } }
    /// What it sent again, handshakes too.
    var repeats: Int {
        sum { local in
            let handshake = local.connection.handshake
            return local.own.lossCount + max(0, (local.isClient ? handshake.syns : handshake.synAcks).count - 1)
        }
    }
    /// What it sent again whose first copy never came out of it.
    var fills: Int { sum { $0.own.fills.count } }
    /// How often its own windows closed.
    var closings: Int { sum { $0.own.window.closings.count } }
    /// How often it tested closed windows of others.
    var probes: Int { sum { $0.own.windowProbes.count } }
    /// Packets that came damaged, and whole.
    var badChecksums: Int { sum { $0.peer.badChecksums.count } }
    var goodChecksums: Int { sum { $0.peer.goodChecksums } }
    /// What others report as double.
    var doubles: Int { sum { $0.peer.duplicateReports.count } }
    /// Resets it sent and got.
    var resetsSent: Int { sum { local in local.connection.resets.count { $0.isFromClient == local.isClient } } }
    var resetsReceived: Int { sum { local in local.connection.resets.count { $0.isFromClient != local.isClient } } }

    /// Both accounts of the same things.
    func counts(_ change: HostChange) -> [JoinedCount] {
        func count(_ what: String, _ names: [String], _ captured: Int) -> JoinedCount {
            JoinedCount(
                what: what, counters: Dictionary(names.map { ($0, change.rise($0)) }) { first, _ in first },
                captured: captured)
        }
        return [
            count("segments sent", ["TcpOutSegs", "TcpRetransSegs"], sent),
            count("segments sent again", ["TcpRetransSegs"], repeats),
            count(
                "SYNs to this host without an answer", ["TcpExtListenDrops", "TcpExtListenOverflows"],
                unanswered.reduce(0) { $0 + $1.connection.handshake.syns.count }),
            count("windows closed here", ["TcpExtTCPToZeroWindowAdv"], closings),
            count("tests of windows closed at peers", ["TcpExtTCPWinProbe"], probes),
            count("segments with a wrong checksum", ["TcpInCsumErrors"], badChecksums),
            count("segments that peers report as double", ["TcpExtTCPDSACKRecv"], doubles),
            count("resets sent", ["TcpOutRsts"], resetsSent),
        ]
    }
}
