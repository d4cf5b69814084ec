import Findings

/// Packets for others: dropped by a host that does not forward, or out of hops.
enum Forwarding {
    static func causes(_ change: HostChange) -> [HostCause] { unwilling(change) + hops(change) }

    /// Broadcasts that fit no interface count too, so a few are no trouble.
    private static func unwilling(_ change: HostChange) -> [HostCause] {
        let refused = change.rise("IpInAddrErrors")
        guard refused >= 3, change.after.parameters["net.ipv4.ip_forward"] == "0" else { return [] }
        return [
            HostCause(
                .hostDoesNotForward, severity: .warning,
                message: "Packets for other addresses come to this host, which does not forward and drops them.",
                evidence: [change.rose("IpInAddrErrors", by: refused), "net.ipv4.ip_forward is 0"],
                fixes: [
                    Fix(
                        "Where it is meant to forward, as a NAT instance is:",
                        command: "sysctl -w net.ipv4.ip_forward=1"),
                    Fix("Else mend the route that leads here."),
                ], count: refused)
        ]
    }

    /// traceroute does it on purpose.
    private static func hops(_ change: HostChange) -> [HostCause] {
        let told = change.rise("IcmpInTimeExcds")
        let sent = change.rise("IcmpOutTimeExcds")
        guard told > 0 || sent > 0 else { return [] }
        var evidence: [String] = []
        if told > 0 {
            evidence.append(change.rose("IcmpInTimeExcds", by: told) + ": routers returned packets of this host")
        }
        if sent > 0 {
            evidence += [
                change.rose("IcmpOutTimeExcds", by: sent) + ": this host returned packets it should forward",
                change.rose("IpInHdrErrors", by: change.rise("IpInHdrErrors")),
            ]
        }
        return [
            HostCause(
                .hopLimitExpired, severity: .warning,
                message: "Packets used up their hops before they arrived: routes form a loop, or the way is too long.",
                evidence: evidence,
                fixes: [Fix("See where the way turns in circles.", command: "tracepath -n <destination>")],
                count: told + sent)
        ]
    }
}
