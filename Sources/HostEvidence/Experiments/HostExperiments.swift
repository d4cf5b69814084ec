public import Findings

/// What to try on a host, for the causes that were found. Only where the value of now is known: it is what undoes the change.
public enum HostExperiments {
    /// The experiments, in the order of the findings.
    public static func worthTrying(_ change: HostChange, _ findings: [Finding]) -> [HostExperiment] {
        var experiments: [HostExperiment] = []
        for finding in findings {
            for experiment in candidates(for: finding, change.after) where !experiments.contains(experiment) {
                experiments.append(experiment)
            }
        }
        return experiments
    }

    private static func candidates(for finding: Finding, _ state: HostState) -> [HostExperiment] {
        let candidates: [HostExperiment?] =
            switch finding.code {
            case .packetLoss: [congestionControl(state), mtuProbing(state)]
            case .connectionsTimedOut: [keepalive(state), mtuProbing(state)]
            case .acceptQueueOverflow:
                [larger("net.core.somaxconn", 8192, "TcpExtListenOverflows: should stand still", state)]
            case .requestQueueOverflow:
                [larger("net.ipv4.tcp_max_syn_backlog", 8192, "TcpExtListenDrops: should stand still", state)]
            case .processorBacklogFull:
                [larger("net.core.netdev_max_backlog", 4096, "softnet_stat, second column: should stand still", state)]
            case .softirqBudgetSpent, .processorsOverloaded:
                [larger("net.core.netdev_budget", 600, "softnet_stat, third column: should rise less", state)]
                    + (state.settings["c"] ?? [:]).keys.sorted().map { coalescing($0, state) }
            case .ringOverflow: [ring(finding.component, state), coalescing(finding.component, state)]
            case .receiveBufferOverflow, .receiverTooSlow: [receiveBuffer(state)]
            case .corruptedPackets, .driverFaults:
                state.settings["k"].map { $0.keys.sorted() }?.flatMap { interface in
                    ["large-receive-offload", "generic-receive-offload", "tcp-segmentation-offload"].map {
                        offload($0, interface, state)
                    }
                } ?? []
            default: []
            }
        return candidates.compactMap { $0 }
    }

    private static func congestionControl(_ state: HostState) -> HostExperiment? {
        guard let now = state.parameters["net.ipv4.tcp_congestion_control"],
            let available = state.parameters["net.ipv4.tcp_available_congestion_control"]
        else { return nil }
        let other = now == "bbr" ? "cubic" : "bbr"
        let load = available.split(separator: " ").contains(Substring(other)) ? "" : "modprobe tcp_\(other) && "
        return HostExperiment(
            reason: other == "bbr"
                ? "BBR does not take each loss for congestion, so random loss slows it less."
                : "CUBIC gives way where BBR fills a small buffer and loses much.",
            command: "\(load)sysctl -w net.ipv4.tcp_congestion_control=\(other)",
            watch: "TcpRetransSegs against TcpOutSegs, and delivery_rate of ss -ti, on connections opened after it",
            undo: "sysctl -w net.ipv4.tcp_congestion_control=\(now)")
    }

    private static func mtuProbing(_ state: HostState) -> HostExperiment? {
        guard state.parameters["net.ipv4.tcp_mtu_probing"] == "0" else { return nil }
        return HostExperiment(
            reason: "Where large packets vanish without a message, TCP finds a smaller size by itself.",
            command: "sysctl -w net.ipv4.tcp_mtu_probing=1",
            watch: "TcpExtTCPMTUPSuccess: rises, and connections that stood still go on",
            undo: "sysctl -w net.ipv4.tcp_mtu_probing=0")
    }

    private static func keepalive(_ state: HostState) -> HostExperiment? {
        let name = "net.ipv4.tcp_keepalive_time"
        // Network load balancers and NAT gateways forget idle connections after 350 s.
        guard let now = state.parameters[name], let seconds = Int(now), seconds >= 350 else { return nil }
        return HostExperiment(
            reason:
                "Load balancers and NAT gateways forget a connection that is idle for 350 s; keepalives prevent it.",
            command: "sysctl -w \(name)=300",
            watch: "TcpExtTCPAbortOnTimeout: should stand still; it acts on sockets with SO_KEEPALIVE only",
            undo: "sysctl -w \(name)=\(now)")
    }

    private static func larger(_ name: String, _ value: Int, _ watch: String, _ state: HostState) -> HostExperiment? {
        guard let now = state.parameters[name].flatMap({ Int($0) }), now < value else { return nil }
        return HostExperiment(
            reason: "\(name) is \(now): a larger value takes bursts.", command: "sysctl -w \(name)=\(value)",
            watch: watch, undo: "sysctl -w \(name)=\(now)")
    }

    private static func receiveBuffer(_ state: HostState) -> HostExperiment? {
        let name = "net.ipv4.tcp_rmem"
        guard let now = state.parameters[name] else { return nil }
        let values = now.split { $0 == " " || $0 == "\t" }.compactMap { Int($0) }
        guard values.count == 3, (0..<1 << 26).contains(values[2]) else { return nil }
        let words = values.map(String.init)
        return HostExperiment(
            reason: "Larger buffers take what comes while the application is busy.",
            command: "sysctl -w \(name)='\(words[0]) \(words[1]) \(values[2] * 2)'",
            watch: "TcpExtTCPRcvCollapsed, TcpExtRcvPruned and TcpExtTCPToZeroWindowAdv: should rise less",
            undo: "sysctl -w \(name)='\(words.joined(separator: " "))'")
    }

    private static func ring(_ interface: String, _ state: HostState) -> HostExperiment? {
        guard let rings = state.settings["g"]?[interface], let now = rings["RX"].flatMap({ Int($0) }),
            let most = rings["RX maximum"].flatMap({ Int($0) }), now < most
        else { return nil }
        return HostExperiment(
            reason: "A larger ring takes bursts. The change interrupts the link for a moment.",
            command: "ethtool -G \(interface) rx \(most)", watch: "missed of ip -s -s link: should stand still",
            undo: "ethtool -G \(interface) rx \(now)")
    }

    private static func coalescing(_ interface: String, _ state: HostState) -> HostExperiment? {
        guard let settings = state.settings["c"]?[interface] else { return nil }
        if settings["Adaptive RX"]?.hasPrefix("off") == true {
            return HostExperiment(
                reason: "Fewer interrupts under load leave more time for packets.",
                command: "ethtool -C \(interface) adaptive-rx on",
                watch: "softnet_stat, third column, and latency: both should fall under load",
                undo: "ethtool -C \(interface) adaptive-rx off")
        }
        guard let now = settings["rx-usecs"].flatMap({ Int($0) }), now < 64 else { return nil }
        return HostExperiment(
            reason: "Fewer interrupts leave more time for packets, for some microseconds of latency.",
            command: "ethtool -C \(interface) rx-usecs 64", watch: "softnet_stat, third column: should rise less",
            undo: "ethtool -C \(interface) rx-usecs \(now)")
    }

    /// Names of `ethtool -k` and the short ones that `-K` takes.
    private static let shortNames = [
        "large-receive-offload": "lro", "generic-receive-offload": "gro", "tcp-segmentation-offload": "tso",
    ]

    private static func offload(_ name: String, _ interface: String, _ state: HostState) -> HostExperiment? {
        // `on [fixed]` cannot be changed.
        guard state.settings["k"]?[interface]?[name] == "on", let short = shortNames[name] else { return nil }
        return HostExperiment(
            reason: "Where the card or driver cuts or joins segments wrongly, packets are whole without \(name).",
            command: "ethtool -K \(interface) \(short) off",
            watch: "TcpInCsumErrors and TcpRetransSegs: should rise less; processors have more to do",
            undo: "ethtool -K \(interface) \(short) on")
    }
}
