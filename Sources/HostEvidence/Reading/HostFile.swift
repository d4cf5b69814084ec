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
        return HostFile(rawValue: String(name.prefix { $0 != "." })).map { ($0, nil) }
    }

    /// Names of interfaces have dots too, such as eth0.100: only endings of texts and of packed files go.
    private static func withoutEndings(_ name: String) -> String {
        for ending in [".gz", ".zst", ".txt", ".log", ".out"] where name.hasSuffix(ending) {
            return withoutEndings(String(name.dropLast(ending.count)))
        }
        return name
    }

    /// The file that a content is of, where its name says nothing.
    static func recognised(_ text: String) -> HostFile? {
        if text.hasPrefix("TcpExt:") || text.contains("\nTcpExt:") { return .netstat }
        if text.hasPrefix("Ip: ") && text.contains("\nTcp: ") { return .snmp }
        if text.hasPrefix("Inter-|") { return .interfaces }
        if text.hasPrefix("State") && text.contains("Recv-Q") { return .sockets }
        if text.hasPrefix("qdisc ") { return .queues }
        if text.hasPrefix("cpu=0") && text.contains("insert_failed=") { return .trackingText }
        if text.hasPrefix("#kernel") { return .nstat }
        if text.hasPrefix("table ") && text.contains("{") { return .nftables }
        if text.contains("\n*filter\n") || text.hasPrefix("*filter\n") { return .iptables }
        if text.hasPrefix("sockets: used") { return .sockstat }
        if text.contains("\nTcp:\n") && text.contains("segments received") { return .sentences }
        if text.hasPrefix("1: lo: <") && text.contains("RX:") { return .links }
        if text.hasPrefix("cpu ") { return .processorTimes }
        if text.hasPrefix("[ ") && text.contains("] ") { return .log }
        if text.hasPrefix("entries ") { return .trackingRows }
        let isParameters = text.split(separator: "\n").prefix(3).allSatisfy { $0.contains(" = ") && $0.contains(".") }
        return isParameters && !text.isEmpty ? .parameters : nil
    }
}
