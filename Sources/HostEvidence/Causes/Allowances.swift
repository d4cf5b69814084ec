import Findings

/// Limits of the EC2 instance that its network card counts (EC2 User Guide, "Monitor network performance for ENA").
enum Allowances {
    private static let meanings = [
        "bw_in_allowance_exceeded": "bandwidth in", "bw_out_allowance_exceeded": "bandwidth out",
        "pps_allowance_exceeded": "packets per second", "conntrack_allowance_exceeded": "tracked connections",
        "linklocal_allowance_exceeded": "packets to DNS, metadata and time services",
    ]

    static func causes(_ change: HostChange) -> [HostCause] {
        change.after.driverCounters.keys.sorted().compactMap { interface in
            let risen = meanings.keys.sorted().map { ($0, change.driverRise(of: interface, $0)) }.filter { $0.1 > 0 }
            guard !risen.isEmpty else { return nil }
            let what = risen.compactMap { meanings[$0.0] }.joined(separator: ", ")
            return HostCause(
                .allowanceExceeded, component: interface,
                message: "The instance is beyond its allowance of \(what): AWS queued or dropped packets.",
                evidence: risen.map { change.rose($0.0, by: $0.1) }, count: risen.reduce(0) { $0 + $1.1 })
        }
    }
}
