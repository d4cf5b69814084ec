/// The files of a bundle that are read, by the names they have in it.
public enum HostFile: String, Sendable, CaseIterable {
    case snmp
    case netstat
    case softnet = "softnet_stat"
    case interfaces = "dev"
    case trackingRows = "nf_conntrack_stat"
    case trackingText = "conntrack_S"
    case sockets = "ss_tinmoa"
    case queues = "tc_s_qdisc"
    case parameters = "sysctl"
    case driver = "ethtool_S"
    case coalescing = "ethtool_c"
    case rings = "ethtool_g"
    case features = "ethtool_k"
    case sockstat
    case links = "ip_s_link"
    case routes = "ip_route"
    case neighbours = "ip_neigh"
    case nftables = "nft_ruleset"
    case iptables = "iptables_save"
    case iptables6 = "ip6tables_save"
    case log = "dmesg"
    case load = "loadavg"
    case processorTimes = "stat"
    case processorPressure = "pressure_cpu"
    case memoryPressure = "pressure_memory"
    case sentences = "netstat_s"
    case nstat
    case summary = "ss_s"
    case date
    case uptime

    /// Those of which only the difference between two looks tells what happens now.
    static let counters: Set<HostFile> = [
        .snmp, .netstat, .softnet, .interfaces, .trackingRows, .trackingText, .queues, .driver, .links, .nftables,
        .iptables,
        .iptables6, .sentences, .nstat,
    ]
    /// Whether a text of which nothing was kept may well be this file: a table without rows, a log about other things.
    func isSilently(_ text: String) -> Bool {
        switch self {
        case .log: true
        case .nftables: text.isEmpty || text.contains("table ")
        case .iptables, .iptables6: text.isEmpty || text.contains("COMMIT")
        case .neighbours, .routes: text.isEmpty || text.contains(" dev ")
        case .sockets: text.isEmpty || text.contains("Recv-Q")
        case .queues, .driver, .coalescing, .rings, .features, .trackingText, .trackingRows: text.isEmpty
        default: false
        }
    }

    /// The file in which a collected bundle says what could not be read.
    static let notRead = "not_read"

    /// The file that a name means, whatever its extension; the interface of a driver's counters follows the name.
    static func named(_ name: String) -> (file: HostFile, interface: String?)? {
        for file in [HostFile.driver, .coalescing, .rings, .features] where name.hasPrefix("\(file.rawValue)_") {
            return (file, withoutEndings(String(name.dropFirst(file.rawValue.count + 1))))
        }
        let stem = String(name.prefix { $0 != "." })
        return (HostFile(rawValue: stem) ?? otherNames[stem]).map { ($0, nil) }
    }

    /// Names of interfaces have dots too, such as eth0.100: only endings of texts and of packed files go.
    private static func withoutEndings(_ name: String) -> String {
        for ending in [".gz", ".zst", ".txt", ".log", ".out"] where name.hasSuffix(ending) {
            return withoutEndings(String(name.dropLast(ending.count)))
        }
        return name
    }

    /// Names that such files have on a host, or that people give them.
    private static let otherNames: [String: HostFile] = [
        "messages": .log, "syslog": .log, "kern": .log, "journal": .log, "journalctl": .log, "iptables": .iptables,
        "ip6tables": .iptables6, "nft": .nftables, "conntrack": .trackingText, "cpu": .processorPressure,
        "memory": .memoryPressure, "softnet": .softnet,
    ]
}
