import Findings

/// Applications that do not read.
enum SlowApplications {
    static func causes(_ change: HostChange) -> [HostCause] {
        let closed = change.rise("TcpExtTCPToZeroWindowAdv")
        let opened = change.rise("TcpExtTCPFromZeroWindowAdv")
        guard closed > 0 else { return [] }
        return [
            HostCause(
                .receiverTooSlow, severity: closed > opened ? .error : .warning,
                message: "An application here does not read what arrives, so that the receive window closes.",
                evidence: [
                    change.rose("TcpExtTCPToZeroWindowAdv", by: closed) + ", TcpExtTCPFromZeroWindowAdv by \(opened)"
                        + (closed > opened ? ": a window is closed now" : "")
                ] + unread(change), fixes: [Fix("See which socket is full: Recv-Q.", command: "ss -tmn")],
                count: closed)
        ]
    }

    /// The connections with the most bytes that nobody reads.
    private static func unread(_ change: HostChange) -> [String] {
        change.after.connections.filter { $0.unread > 0 && $0.state == "ESTAB" }.sorted { $0.unread > $1.unread }
            .prefix(3)
            .map { "ss: \($0.name) has \($0.unread) bytes unread" }
    }
}
