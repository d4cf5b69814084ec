extension HostFile {
    /// The file that a content is of, where its name says nothing; with the interface, where it is about one.
    ///
    /// - Parameter name: tells what pressure is of, and the interface of a driver's counters: their content does not.
    static func recognised(_ text: String, named name: String) -> (file: HostFile, interface: String?)? {
        if let file = table(text) ?? line(text, name) { return (file, nil) }
        for (file, start) in [
            (HostFile.coalescing, "Coalesce parameters for "), (.rings, "Ring parameters for "),
            (.features, "Features for "),
        ] where text.hasPrefix(start) {
            return (file, String(text.dropFirst(start.count).prefix { $0 != ":" && !$0.isNewline }))
        }
        if text.hasPrefix("NIC statistics:") {
            // What follows the last separator of the name; the content does not tell.
            let stem = name.prefix { $0 != "." }
            return (.driver, String(stem.split { $0 == "_" || $0 == "-" }.last ?? "nic"))
        }
        let isParameters = text.split(separator: "\n").prefix(3).allSatisfy { $0.contains(" = ") && $0.contains(".") }
        return isParameters && !text.isEmpty ? (.parameters, nil) : nil
    }

    /// Files with a head, or rows of a kind of their own.
    private static func table(_ text: String) -> HostFile? {
        if text.hasPrefix("TcpExt:") || text.contains("\nTcpExt: ") { return .netstat }
        if text.hasPrefix("Ip: ") && text.contains("\nTcp: ") { return .snmp }
        if text.hasPrefix("Inter-|") { return .interfaces }
        if (text.hasPrefix("State") || text.hasPrefix("Netid")) && text.contains("Recv-Q") { return .sockets }
        if text.hasPrefix("Total: ") && text.contains("\nTCP: ") { return .summary }
        if text.hasPrefix("qdisc ") { return .queues }
        if text.hasPrefix("cpu=0") && text.contains("insert_failed=") { return .trackingText }
        if text.hasPrefix("#kernel") { return .nstat }
        if text.hasPrefix("table ") && text.contains("{") { return .nftables }
        if text.contains("\n*filter\n") || text.hasPrefix("*filter\n") {
            return text.contains("ip6tables") ? .iptables6 : .iptables
        }
        if text.hasPrefix("sockets: used") { return .sockstat }
        if text.contains("\nTcp:\n") && text.contains("segments received") { return .sentences }
        if text.hasPrefix("1: lo: <") && text.contains("RX:") { return .links }
        if text.hasPrefix("cpu ") { return .processorTimes }
        if text.hasPrefix("entries ") { return .trackingRows }
        if text.hasPrefix("[ ") && text.contains("] ") { return .log }
        return nil
    }

    /// Files whose lines are all alike.
    private static func line(_ text: String, _ name: String) -> HostFile? {
        guard let first = text.split(whereSeparator: \.isNewline).first else { return nil }
        let words = first.split { $0 == " " || $0 == "\t" }
        if words.count >= 9, words.allSatisfy({ $0.count == 8 && UInt32($0, radix: 16) != nil }) { return .softnet }
        if first.hasPrefix("some avg10=") {
            let lower = name.lowercased()
            return lower.contains("cpu") ? .processorPressure : lower.contains("mem") ? .memoryPressure : nil
        }
        if words.count == 5, words[3].contains("/"), words.prefix(3).allSatisfy({ Double($0) != nil }) { return .load }
        if first.contains(" load average: ") && first.contains(" up ") { return .uptime }
        if words.count >= 3, words[0] == "default" || words[0].contains("/"), words.contains("dev") { return .routes }
        if words.count >= 4, words[1] == "dev", !NeighbourText.rows(text).isEmpty { return .neighbours }
        return isLog(first) ? .log : nil
    }

    /// A line of syslog or of the journal: a time, a host, and who says it.
    private static func isLog(_ line: Substring) -> Bool {
        line.prefixMatch(of: #/[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ \S+: /#) != nil
            || line.prefixMatch(of: #/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S* \S+ \S+: /#) != nil
            || line.prefixMatch(of: #/\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}\] /#) != nil
    }
}
