import Findings

/// Packets that arrive damaged.
enum Damage {
    private static let cards = ["rx_csum_bad", "rx_bad_csum", "rx_crc_errors"]

    static func causes(_ change: HostChange) -> [HostCause] {
        var risen = ["TcpInCsumErrors", "IpExtInCsumErrors", "IcmpInCsumErrors", "UdpInCsumErrors"]
            .map { ($0, change.rise($0)) }
        // What cards count themselves; of ENA both drivers' names (ena_ethtool.c).
        for (interface, counters) in change.after.driverCounters.sorted(by: { $0.key < $1.key }) {
            risen += counters.keys.filter { name in cards.contains(where: name.hasSuffix) }.sorted()
                .map { ("\(interface) \($0)", change.driverRise(of: interface, $0)) }
        }
        risen += change.after.links.keys.sorted().map { ("\($0) rx crc", change.linkRise(of: $0, "rx_crc")) }
        risen = risen.filter { $0.1 > 0 }
        guard !risen.isEmpty else { return [] }
        return [
            HostCause(
                .corruptedPackets, message: "Packets arrive with wrong checksums, and are dropped.",
                evidence: risen.map { change.rose($0.0, by: $0.1) }, count: risen.reduce(0) { $0 + $1.1 })
        ]
    }
}
