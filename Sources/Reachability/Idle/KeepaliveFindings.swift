import Findings
import NetworkSets
import Topology

/// Checks a client's keepalive interval against the idle timeouts on the ways.
struct KeepaliveFindings {
    let topology: Topology
    let options: QuestionOptions

    /// One finding for each timeout that runs out before the next keepalive.
    func findings(_ timeouts: [IdleTimeout]) -> [Finding] {
        guard let keepalive = options.keepalive else { return [] }
        return timeouts.compactMap { timeout in
            if countsNoKeepalives(timeout) { return ignored(timeout, keepalive) }
            return keepalive < timeout.seconds ? nil : tooLong(timeout, keepalive)
        }
    }

    /// A load balancer that ends connections counts requests, and not the TCP keepalives of an idle one (application load
    /// balancer guide, connection idle timeout).
    private func countsNoKeepalives(_ timeout: IdleTimeout) -> Bool {
        topology.balancer(timeout.component)?.kind == .application
    }

    private func tooLong(_ timeout: IdleTimeout, _ keepalive: Int) -> Finding {
        let half = max(1, timeout.seconds / 2)
        let setting = IdleSetting.of(timeout, protocol: options.protocol, topology)
        let longer = setting.flatMap {
            $0.range.upperBound > keepalive ? ($0, min($0.range.upperBound, keepalive * 2)) : nil
        }
        let raise = longer.map { setting, seconds in
            Fix(
                "Or set \(setting.attribute) of \(timeout.component), "
                    + "\(setting.range.lowerBound)-\(setting.range.upperBound) seconds.",
                command: setting.command(seconds: max(seconds, setting.range.lowerBound)))
        }
        return Finding(
            code: .keepaliveTooLong, severity: .warning, direction: nil, component: timeout.component,
            message:
                "\(timeout.component) forgets a connection that is idle for \(timeout.seconds) seconds, before the "
                + "keepalive of \(keepalive) seconds: \(consequence(timeout)).",
            evidence: setting == nil ? ["the timeout of \(timeout.component) cannot be changed"] : [],
            fixes: [
                Fix(
                    "Let the client send keepalives sooner (its sockets need SO_KEEPALIVE).",
                    command: "sysctl -w net.ipv4.tcp_keepalive_time=\(half) net.ipv4.tcp_keepalive_intvl="
                        + "\(max(1, min(75, half / 2)))")
            ] + [raise].compactMap(\.self))
    }

    private func ignored(_ timeout: IdleTimeout, _ keepalive: Int) -> Finding {
        let setting = IdleSetting.of(timeout, protocol: options.protocol, topology)
        return Finding(
            code: .keepaliveNotCounted, severity: .info, direction: nil, component: timeout.component,
            message:
                "\(timeout.component) closes a connection without requests after \(timeout.seconds) seconds, whatever "
                + "TCP keepalives are sent.",
            fixes: setting.map { setting in
                [
                    Fix(
                        "Send requests more often, or set \(setting.attribute), "
                            + "\(setting.range.lowerBound)-\(setting.range.upperBound) seconds.",
                        command: setting.command(
                            seconds: min(setting.range.upperBound, max(keepalive, timeout.seconds) * 2)))
                ]
            } ?? [])
    }

    private func consequence(_ timeout: IdleTimeout) -> String {
        switch timeout.atExpiry {
        case .reset: "the next packet is answered with a reset"
        case .silent: "the next packet vanishes, and the client waits for its retransmissions to run out"
        }
    }
}
