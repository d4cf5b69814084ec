/// Reads the texts of a bundle. Values are found by their names, never by their places: those differ between kernels.
enum HostText {
    static func read(_ text: String, as file: HostFile, interface: String?, into state: inout HostState) {
        state.sources.insert(file)
        switch file {
        case .snmp, .netstat: state.counters.merge(pairs(text)) { _, new in new }
        case .softnet: state.processors = softnet(text)
        case .interfaces: state.interfaces = devices(text)
        case .trackingRows: state.tracking.merge(table(text)) { _, new in new }
        case .trackingText: state.tracking.merge(assignments(text)) { _, new in new }
        case .sockets:
            state.listeners = SocketText.listeners(text)
            state.connections = SocketText.connections(text)
            // Wildcards and the loopback are no addresses to know the host by.
            state.addresses.formUnion(state.connections.map { HostAddresses.plain($0.address) })
        case .queues: state.queues = QueueText.rows(text)
        case .parameters: state.parameters.merge(parameters(text)) { _, new in new }
        case .driver: if let interface { state.driverCounters[interface] = driver(text) }
        case .sentences: state.counters.merge(NetstatSentences.counters(text)) { old, _ in old }
        case .nstat: state.counters.merge(CounterText.nstat(text)) { old, _ in old }
        default: readTables(text, as: file, interface: interface, into: &state)
        }
    }

    private static func readTables(
        _ text: String, as file: HostFile, interface: String?, into state: inout HostState
    ) {
        switch file {
        case .coalescing, .rings, .features:
            let letter = String(file.rawValue.suffix(1))
            if let interface { state.settings[letter, default: [:]][interface] = EthtoolText.settings(text) }
        case .sockstat: state.sockets = CounterText.sockstat(text)
        case .links: state.links = LinkText.rows(text)
        case .routes:
            state.gateways = NeighbourText.gateways(text)
            state.addresses.formUnion(HostAddresses.local(text))
        case .summary: state.summary = SocketText.summary(text)
        case .date: state.time = words(lines(text).first ?? "").first.flatMap { Double($0) }
        case .uptime: state.uptime = UptimeText.seconds(text)
        case .neighbours: state.neighbours = NeighbourText.rows(text)
        case .nftables: state.rules += FilterText.nftables(text)
        case .iptables: state.rules += FilterText.iptables(text, family: "ip")
        case .iptables6: state.rules += FilterText.iptables(text, family: "ip6")
        case .log: state.log = KernelLog.lines(text)
        case .load: state.load = words(lines(text).first ?? "").first.flatMap { Double($0) }
        case .processorTimes: state.processorTimes = ProcessorTimes.read(text)
        case .processorPressure, .memoryPressure:
            let kind = file == .processorPressure ? "cpu" : "memory"
            for (name, value) in PressureText.values(text) { state.pressure["\(kind).\(name)"] = value }
        default: break
        }
    }

    private static func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }

    private static func words(_ line: Substring) -> [Substring] {
        line.split { $0 == " " || $0 == "\t" }
    }

    /// Lines in pairs, the first with names and the second with values: `TcpExt: A B` and `TcpExt: 1 2`.
    private static func pairs(_ text: String) -> [String: Int64] {
        var names: [Substring: [Substring]] = [:]
        var counters: [String: Int64] = [:]
        for line in lines(text) {
            let words = words(line)
            guard let prefix = words.first, prefix.hasSuffix(":") else { continue }
            if let known = names.removeValue(forKey: prefix) {
                for (name, value) in zip(known.dropFirst(), words.dropFirst()) {
                    counters["\(prefix.dropLast())\(name)"] = Int64(value)
                }
            } else {
                names[prefix] = words
            }
        }
        return counters
    }

    private static func softnet(_ text: String) -> [SoftnetRow] {
        lines(text).compactMap { line in
            let values = words(line).map { Int64($0, radix: 16) }
            guard values.count >= 3, let processed = values[0], let dropped = values[1], let squeezed = values[2] else {
                return nil
            }
            return SoftnetRow(
                processed: processed, dropped: dropped, squeezed: squeezed,
                limited: values.count >= 11 ? values[10] ?? 0 : 0)
        }
    }

    /// Two header lines give the names, those of receiving before those of sending.
    private static func devices(_ text: String) -> [String: [String: Int64]] {
        var names: [String] = []
        var devices: [String: [String: Int64]] = [:]
        for line in lines(text) {
            if line.contains("|") {
                let parts = line.split(separator: "|", omittingEmptySubsequences: false)
                guard parts.count == 3, parts[1].contains("bytes") else { continue }
                names = words(parts[1]).map { "rx_\($0)" } + words(parts[2]).map { "tx_\($0)" }
            } else if let colon = line.lastIndex(of: ":") {
                // No blank is promised behind the colon.
                let name = line[..<colon].drop { $0 == " " }
                let values = words(line[line.index(after: colon)...])
                var counters: [String: Int64] = [:]
                for (key, value) in zip(names, values) { counters[key] = Int64(value) }
                devices[String(name)] = counters
            }
        }
        return devices
    }

    /// A header row and hexadecimal rows, one per processor. `entries` is the same total in each.
    private static func table(_ text: String) -> [String: Int64] {
        let rows = lines(text).map(words)
        guard let names = rows.first else { return [:] }
        var sums: [String: Int64] = [:]
        for row in rows.dropFirst() {
            for (name, value) in zip(names, row) {
                let number = Int64(value, radix: 16) ?? 0
                if name == "entries" { sums["entries"] = number } else { sums[String(name), default: 0] &+= number }
            }
        }
        return sums
    }

    private static func assignments(_ text: String) -> [String: Int64] {
        var sums: [String: Int64] = [:]
        for word in lines(text).flatMap(words) {
            let parts = word.split(separator: "=")
            if parts.count == 2, parts[0] != "cpu", let value = Int64(parts[1]) {
                sums[String(parts[0]), default: 0] &+= value
            }
        }
        return sums
    }

    private static func parameters(_ text: String) -> [String: String] {
        var parameters: [String: String] = [:]
        for line in lines(text) {
            guard let middle = line.firstIndex(of: "=") else { continue }
            // Several numbers are parted by tabs.
            let value = words(line[line.index(after: middle)...]).joined(separator: " ")
            parameters[String(line[..<middle].filter { $0 != " " })] = value
        }
        return parameters
    }

    private static func driver(_ text: String) -> [String: Int64] {
        var counters: [String: Int64] = [:]
        for line in lines(text) {
            guard let colon = line.lastIndex(of: ":"),
                let value = Int64(line[line.index(after: colon)...].drop { $0 == " " })
            else { continue }
            counters[String(line[..<colon].drop { $0 == " " || $0 == "\t" })] = value
        }
        return counters
    }
}
