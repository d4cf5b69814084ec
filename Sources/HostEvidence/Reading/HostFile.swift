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

    /// The file in which a collected bundle says what could not be read.
    static let notRead = "not_read"

    /// The file that a name means, whatever its extension; the interface of a driver's counters follows the name.
    static func named(_ name: String) -> (file: HostFile, interface: String?)? {
        if name.hasPrefix("ethtool_S_") { return (.driver, stem(String(name.dropFirst(10)))) }
        return HostFile(rawValue: stem(name)).map { ($0, nil) }
    }

    private static func stem(_ name: String) -> String {
        for ending in [".txt", ".log", ".out"] where name.hasSuffix(ending) {
            return String(name.dropLast(ending.count))
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
        if text.hasPrefix("entries ") { return .trackingRows }
        let isParameters = text.split(separator: "\n").prefix(3).allSatisfy { $0.contains(" = ") && $0.contains(".") }
        return isParameters && !text.isEmpty ? .parameters : nil
    }
}
