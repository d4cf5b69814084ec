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
                    "TcpExtTCPToZeroWindowAdv rose by \(closed), TcpExtTCPFromZeroWindowAdv by \(opened)"
                        + (closed > opened ? ": a window is closed now" : "")
                ], fixes: [Fix("See which socket is full: Recv-Q.", command: "ss -tmn")])
        ]
    }
}
