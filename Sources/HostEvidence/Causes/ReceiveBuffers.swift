import Findings

/// Receive buffers that overflow.
enum ReceiveBuffers {
    private static let losses = ["RcvPruned", "OfoPruned", "TCPRcvQDrop", "TCPOFODrop", "TCPBacklogDrop"]

    static func causes(_ change: HostChange) -> [HostCause] {
        let risen = losses.map { (name: "TcpExt\($0)", rise: change.rise("TcpExt\($0)")) }.filter { $0.rise > 0 }
        guard !risen.isEmpty else { return [] }
        return [
            HostCause(
                .receiveBufferOverflow,
                message: "Data that arrived was thrown away for lack of room in receive buffers.",
                evidence: risen.map { change.rose($0.name, by: $0.rise) }
                    + ["net.ipv4.tcp_rmem", "net.core.rmem_max"].compactMap { name in
                        change.after.parameters[name].map { "\(name) is \($0)" }
                    },
                fixes: [
                    Fix("Allow larger receive buffers.", command: change.raising("net.ipv4.tcp_rmem", to: 33_554_432))
                ], count: risen.reduce(0) { $0 + $1.rise })
        ]
    }
}
