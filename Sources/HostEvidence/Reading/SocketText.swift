/// The output of `ss`.
enum SocketText {
    /// Its listening sockets. Of a socket in LISTEN, Recv-Q is how many connections wait and Send-Q how many may.
    static func listeners(_ text: String) -> [ListenSocket] {
        var listeners: [ListenSocket] = []
        var pending: (name: String, waiting: Int64, limit: Int64)?
        func flush(_ drops: Int64?) {
            if let row = pending {
                listeners.append(ListenSocket(name: row.name, waiting: row.waiting, limit: row.limit, drops: drops))
            }
            pending = nil
        }
        for line in text.split(separator: "\n") {
            if line.hasPrefix("\t") || line.hasPrefix("  ") {
                if pending != nil { flush(drops(line)) }
                continue
            }
            flush(nil)
            let words = line.split { $0 == " " || $0 == "\t" }
            guard words.count >= 5, words[0] == "LISTEN", let waiting = Int64(words[1]), let limit = Int64(words[2])
            else {
                continue
            }
            pending = (String(words[3]), waiting, limit)
            // With -O the memory stands on the same line.
            if line.contains("skmem:") { flush(drops(line)) }
        }
        flush(nil)
        return listeners
    }

    /// Its connections: rows with a state, two queues, and both ends with ports; what `-o` and `-i` tell stands behind or below.
    static func connections(_ text: String) -> [SocketRow] {
        var rows: [SocketRow] = []
        var isListener = false
        for line in text.split(separator: "\n") {
            let words = line.split { $0 == " " || $0 == "\t" }
            if line.hasPrefix("\t") || line.hasPrefix("  ") {
                if !isListener, !rows.isEmpty { detail(words, &rows[rows.count - 1]) }
                continue
            }
            isListener = true
            guard words.count >= 5, words[0] != "LISTEN", let unread = Int64(words[1]), let sent = Int64(words[2]),
                let colon = words[3].lastIndex(of: ":"), let port = UInt16(words[3][words[3].index(after: colon)...])
            else { continue }
            isListener = false
            var row = SocketRow(
                state: String(words[0]), address: String(words[3][..<colon]), port: port, peer: String(words[4]),
                unread: unread, unacknowledged: sent)
            detail(words.dropFirst(5), &row)
            rows.append(row)
        }
        return rows
    }

    private static let numbers: Set<Substring> = [
        "backoff", "mss", "pmtu", "bytes_acked", "bytes_sent", "unacked", "lost",
    ]

    /// `timer:(on,1.488ms,4)` and pairs such as `mss:1448`; other words stand alone, or before their value.
    private static func detail(_ words: some Sequence<Substring>, _ row: inout SocketRow) {
        for word in words {
            guard let colon = word.firstIndex(of: ":") else { continue }
            let value = word[word.index(after: colon)...]
            if word[..<colon] == "timer" {
                let parts = value.filter { $0 != "(" && $0 != ")" }.split(separator: ",")
                row.timer = parts.first.map(String.init)
                row.repeats = parts.count == 3 ? Int64(parts[2]) ?? 0 : 0
            } else if numbers.contains(word[..<colon]), let number = Int64(value) {
                row.numbers[String(word[..<colon])] = number
            }
        }
    }

    /// The states of `ss -s`: `TCP:   27 (estab 5, closed 21, orphaned 0, timewait 0)`. Older versions write `timewait 3/0`.
    static func summary(_ text: String) -> [String: Int64] {
        var summary: [String: Int64] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("TCP:") {
            guard let open = line.firstIndex(of: "("), let close = line.firstIndex(of: ")"), open < close else {
                continue
            }
            for part in line[line.index(after: open)..<close].split(separator: ",") {
                let words = part.split(separator: " ")
                if words.count == 2 { summary[String(words[0])] = Int64(words[1].prefix { $0 != "/" }) }
            }
        }
        return summary
    }

    /// The last value of `skmem:(r0,rb131072,…,d60)`.
    private static func drops(_ line: Substring) -> Int64? {
        guard let start = line.firstRange(of: "skmem:(") else { return nil }
        let inside = line[start.upperBound...].prefix { $0 != ")" }
        guard let last = inside.split(separator: ",").last, last.hasPrefix("d") else { return nil }
        return Int64(last.dropFirst())
    }
}
