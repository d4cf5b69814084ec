import Findings

/// Datagrams dropped for lack of room in a socket's buffer: DNS answers and metrics are lost so.
enum UDPBuffers {
    static func causes(_ change: HostChange) -> [HostCause] {
        let names = ["UdpRcvbufErrors", "UdpSndbufErrors", "UdpMemErrors"]
        let risen = names.map { ($0, change.rise($0)) }.filter { $0.1 > 0 }
        guard !risen.isEmpty else { return [] }
        return [
            HostCause(
                .datagramBufferOverflow,
                message: "Datagrams (UDP) were dropped for lack of room in the buffers of sockets.",
                evidence: risen.map { change.rose($0.0, by: $0.1) }
                    + ["net.core.rmem_max", "net.core.wmem_max"].compactMap { name in
                        change.after.parameters[name].map { "\(name) is \($0)" }
                    },
                fixes: [
                    Fix("See which socket drops: the last number of skmem.", command: "ss -uamn"),
                    Fix(
                        "Allow larger buffers; the application has to ask for them (SO_RCVBUF).",
                        command: change.raising("net.core.rmem_max", to: 16777216)),
                ], count: risen.reduce(0) { $0 + $1.1 })
        ]
    }
}
