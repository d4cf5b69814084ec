/// One thing that a look at a live host asks: a file of the kernel, or a tool that only reads.
struct HostProbe: Sendable, Hashable {
    /// Where the answer comes from.
    enum Source: Sendable, Hashable {
        /// A file of /proc.
        case file(String)
        /// A program and its words; it changes nothing.
        case tool([String])
        /// The kernel parameters of `HostParameters`.
        case parameters
    }

    /// The name its file has in a bundle.
    let name: String
    let source: Source

    /// What is asked of every host.
    static let general: [HostProbe] =
        ["snmp", "netstat", "softnet_stat", "sockstat", "dev"].map { HostProbe($0, .file("/proc/net/\($0)")) } + [
            HostProbe("date", .tool(["date", "+%s.%N"])), HostProbe("uptime", .file("/proc/uptime")),
            HostProbe("nf_conntrack_stat", .file("/proc/net/stat/nf_conntrack")),
            HostProbe("loadavg", .file("/proc/loadavg")),
            HostProbe("stat", .file("/proc/stat")), HostProbe("pressure_cpu", .file("/proc/pressure/cpu")),
            HostProbe("pressure_memory", .file("/proc/pressure/memory")), HostProbe("sysctl", .parameters),
            HostProbe("ss_tinmoa", .tool(["ss", "-tinmoa"])), HostProbe("ss_s", .tool(["ss", "-s"])),
            HostProbe("tc_s_qdisc", .tool(["tc", "-s", "qdisc"])),
            HostProbe("ip_s_link", .tool(["ip", "-s", "-s", "-d", "link"])),
            HostProbe("ip_route", .tool(["ip", "route", "show", "table", "all"])),
            HostProbe("ip_neigh", .tool(["ip", "neigh"])),
            HostProbe("nft_ruleset", .tool(["nft", "-a", "list", "ruleset"])),
            HostProbe("iptables_save", .tool(["iptables-save", "-c"])),
            HostProbe("ip6tables_save", .tool(["ip6tables-save", "-c"])),
            HostProbe("conntrack_S", .tool(["conntrack", "-S"])), HostProbe("dmesg", .tool(["dmesg"])),
        ]

    /// What is asked of each interface.
    static func driver(of interface: String) -> [HostProbe] {
        ["S", "c", "g", "k"].map { HostProbe("ethtool_\($0)_\(interface)", .tool(["ethtool", "-\($0)", interface])) }
    }

    private init(_ name: String, _ source: Source) {
        self.name = name
        self.source = source
    }
}
