import Findings

/// Packets that arrive damaged.
enum Damage {
    static func causes(_ change: HostChange) -> [HostCause] {
        let risen = ["TcpInCsumErrors", "IpExtInCsumErrors", "IcmpInCsumErrors"].map { ($0, change.rise($0)) }.filter {
            $0.1 > 0
        }
        guard !risen.isEmpty else { return [] }
        return [
            HostCause(
                .corruptedPackets, message: "Packets arrive with wrong checksums, and are dropped.",
                evidence: risen.map { "\($0.0) rose by \($0.1)" })
        ]
    }
}
