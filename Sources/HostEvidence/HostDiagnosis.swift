public import Findings

/// What a host drops, as its counters say.
public enum HostDiagnosis {
    /// The findings, the most harmful first. A healthy host has none.
    ///
    /// What only one look shows happened since the host started, maybe long ago: it is a warning at most, and worth no more
    /// than a word where it happens less than once an hour.
    public static func findings(_ change: HostChange) -> [Finding] {
        let looks: [(HostChange) -> [HostCause]] = [
            ListenQueues.causes, SlowApplications.causes, ReceiveBuffers.causes, ConnectionTracking.causes,
            PacketFilters.causes,
            NetworkQueues.causes, NetworkCards.causes, Allowances.causes, Damage.causes, Links.causes, Routes.causes,
            Connections.causes, Memory.causes, Load.causes, FirewallRules.causes, Repeats.causes,
            UDPBuffers.causes, HalfOpenConnections.causes, StuckConnections.causes,
            Resets.causes, Forwarding.causes,
        ]
        var findings: [Finding] = []
        for look in looks {
            for cause in look(change) { findings.append(finding(cause, change)) }
        }
        // Of equal ones the order of the looks stays.
        return Severity.allCases.reversed().flatMap { level in findings.filter { $0.severity == level } }
    }

    private static func finding(_ cause: HostCause, _ change: HostChange) -> Finding {
        let isRare = cause.count.flatMap(change.perHour).map { $0 < 1 } ?? false
        let severity = change.isRecent ? cause.severity : min(cause.severity, isRare ? .info : .warning)
        let days = change.after.uptime.map { " \(Int(min(max(0, $0) / 86400, 1e6))) days ago" } ?? ""
        let age = change.isRecent ? "" : " (Since the host started\(days): a second look tells whether it goes on.)"
        return Finding(
            code: cause.code, severity: severity, direction: nil, component: cause.component,
            message: cause.message + age, evidence: cause.evidence, fixes: cause.fixes)
    }
}
