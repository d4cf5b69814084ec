import Findings

/// Open connections that end by reset. Applications that close without reading do it too, so few are no trouble.
enum Resets {
    /// No source gives limits: these are ours.
    private static let fewest: Int64 = 5
    private static let smallestPercent: Int64 = 10

    static func causes(_ change: HostChange) -> [HostCause] {
        let reset = change.rise("TcpEstabResets")
        let opened = change.rise("TcpActiveOpens") + change.rise("TcpPassiveOpens")
        guard change.isRecent, reset >= fewest, reset * 100 >= opened * smallestPercent else { return [] }
        let own = [
            "TcpExtTCPAbortOnClose": "closed with data unread", "TcpExtTCPAbortOnData": "closed with linger 0",
        ].map { ($0.key, $0.value, change.rise($0.key)) }.filter { $0.2 > 0 }.sorted { $0.0 < $1.0 }
        let isOwn = own.reduce(0) { $0 + $1.2 } * 2 > reset
        return [
            HostCause(
                .resetMidstream, severity: .warning,
                message: isOwn
                    ? "Applications of this host reset open connections."
                    : "Open connections are reset by their other ends.",
                evidence: [
                    change.rose("TcpEstabResets", by: reset) + "; \(opened) connections were opened",
                    change.rose("TcpOutRsts", by: change.rise("TcpOutRsts")) + ": resets this host sent",
                ] + own.map { change.rose($0.0, by: $0.2) + ": \($0.1)" },
                fixes: [
                    Fix(
                        "See who sends the resets, and after what.",
                        command: "tcpdump -ni any -s 128 -w resets.pcap tcp; awsdrops capture resets.pcap")
                ], count: reset)
        ]
    }
}
