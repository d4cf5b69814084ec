public import Findings
public import HostEvidence
public import PacketCapture

/// What a host's counters and a capture made on it in the same time say together.
public struct HostJoin {
    /// What both count.
    public let counts: [JoinedCount]
    /// How many connections of the capture are of this host.
    public let connections: Int
    /// The host's findings, surer or doubted, and those of the capture that no counter explains; the most harmful first.
    public let findings: [Finding]

    /// What the counters show that stands behind what a capture shows.
    private static let explanations: [FindingCode: [FindingCode]] = [
        .synUnansweredByHost: queues + filters, .synUnanswered: queues + filters,
        .synUnansweredSometimes: queues + filters, .rejectedByHostFirewall: [.hostFirewallDrops],
        .connectionRefused: [.hostFirewallDrops], .receiverTooSlow: [.receiverTooSlow, .receiveBufferOverflow],
        .packetLoss: [.packetLoss], .acknowledgementsLost: [.packetLoss],
        .lostInSenderQueue: [.queueDropsTail, .transmitDrops], .corruptedPackets: [.corruptedPackets],
        .packetsReordered: [.packetsReordered], .peerStoppedAnswering: [.peerStoppedAnswering, .connectionsTimedOut],
        .synAckUnanswered: [.synAckUnanswered], .pathMTUBlackHole: [.pathMTUBlackHole],
        .resetMidstream: [.resetMidstream], .hopLimitExpired: [.hopLimitExpired], .routingLoop: [.hopLimitExpired],
        .neighbourUnanswered: [.neighbourLost],
    ]
    private static let queues: [FindingCode] = [.acceptQueueOverflow, .requestQueueOverflow, .trackingTableFull]
    private static let filters: [FindingCode] = [.hostFirewallDrops, .reversePathFilter, .trackingInvalid]

    /// Joins both.
    ///
    /// - Throws: where the capture has more segments of the host than its counters: it is of another host or another time.
    public init(_ change: HostChange, _ facts: CaptureFacts) throws(HostJoinError) {
        let sums = CaptureSums(facts, addresses: change.after.addresses)
        let sent = change.rise("TcpOutSegs") + change.rise("TcpRetransSegs")
        // With offloads a capture has fewer and larger segments, never more.
        if change.isRecent, sent > 0, Int64(sums.sent) > sent {
            throw HostJoinError(captured: Int64(sums.sent), counted: sent)
        }
        counts = sums.counts(change)
        connections = sums.connections.count
        let judge = Judge(change: change, sums: sums)
        let own = Set(sums.connections.map(\.connection.number))
        let captured = CaptureDiagnosis.findings(facts).filter {
            $0.connections.isEmpty || !own.isDisjoint(with: $0.connections)
        }
        var findings: [Finding] = []
        var explained: Set<Int> = []
        for finding in HostDiagnosis.findings(change) {
            let alike = captured.indices.filter { Self.explains(finding.code, captured[$0], sums) }
            explained.formUnion(alike)
            findings.append(Self.weighed(finding, judge.judgement(finding.code), alike.map { captured[$0].finding }))
        }
        for (index, found) in captured.enumerated() where !explained.contains(index) {
            findings.append(Self.alone(found.finding, findings.map(\.code)))
        }
        self.findings = Severity.allCases.reversed().flatMap { level in findings.filter { $0.severity == level } }
    }

    /// Whether what the counters show stands behind a finding of the capture, which has to be of this end of the connections.
    private static func explains(_ code: FindingCode, _ found: CaptureFinding, _ sums: CaptureSums) -> Bool {
        guard explanations[found.finding.code]?.contains(code) == true else { return false }
        switch found.finding.code {
        case .synUnanswered, .synUnansweredByHost, .synUnansweredSometimes:
            let dropped = Set((sums.unanswered + sums.notAccepted).map(\.connection.number))
            return !dropped.isDisjoint(with: found.connections)
        case .packetLoss, .acknowledgementsLost, .lostInSenderQueue, .corruptedPackets:
            // Their component is who sends again, or who gets what is damaged.
            return sums.connections.contains { "\($0.own.socket.host)" == found.finding.component }
        default: return true
        }
    }

    private static func weighed(_ finding: Finding, _ judgement: Judgement, _ alike: [Finding]) -> Finding {
        var finding = finding
        if case .supported(let words) = judgement { finding.evidence.append(words) }
        for other in alike {
            finding.severity = max(finding.severity, other.severity)
            finding.evidence.append("the capture alone says \(other.code): \(other.message)")
        }
        if case .contradicted(let words) = judgement, alike.isEmpty {
            finding.severity = finding.severity == .error ? .warning : .info
            finding.evidence.append("doubtful: \(words)")
        }
        return finding
    }

    /// A finding of the capture that no counter stands behind.
    private static func alone(_ finding: Finding, _ known: [FindingCode]) -> Finding {
        guard let expected = explanations[finding.code] else { return finding }
        var finding = finding
        let others = expected.filter(known.contains)
        finding.evidence.append(
            others.isEmpty
                ? "no counter of this host tells of it; rules without counters and policies of nftables show nothing"
                : "\(others.map(\.rawValue).joined(separator: ", ")) may stand behind it")
        return finding
    }
}
