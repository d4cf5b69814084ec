/// The kernel parameters that findings and experiments look at. They are read one by one: `sysctl -a` would also hold keys.
enum HostParameters {
    static let names =
        [
            "net.core.somaxconn", "net.core.netdev_max_backlog", "net.core.netdev_budget",
            "net.core.netdev_budget_usecs", "net.core.rmem_max", "net.core.wmem_max", "net.core.default_qdisc",
            "net.netfilter.nf_conntrack_count", "net.netfilter.nf_conntrack_max",
            "net.netfilter.nf_conntrack_tcp_timeout_established", "net.netfilter.nf_conntrack_tcp_loose",
            "net.ipv4.conf.all.rp_filter", "net.ipv4.conf.default.rp_filter", "net.ipv4.ip_forward",
            "net.ipv4.ip_local_port_range", "net.ipv4.ip_no_pmtu_disc", "net.ipv4.neigh.default.gc_thresh3",
        ]
        + [
            "available_congestion_control", "base_mss", "congestion_control", "fin_timeout", "keepalive_intvl",
            "keepalive_probes", "keepalive_time", "linear_timeouts", "max_orphans", "max_syn_backlog",
            "max_tw_buckets", "mem", "moderate_rcvbuf", "mtu_probing", "reordering", "retries1", "retries2", "rmem",
            "sack", "syn_retries", "synack_retries", "syncookies", "timestamps", "tw_reuse", "window_scaling", "wmem",
        ].map { "net.ipv4.tcp_\($0)" }

    /// The file of a parameter.
    static func path(_ name: String) -> String {
        "/proc/sys/" + name.split(separator: ".").joined(separator: "/")
    }
}
