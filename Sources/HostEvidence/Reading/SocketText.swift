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

    /// Its connections: rows with a state, two queues, and both ends with ports.
    static func connections(_ text: String) -> [SocketRow] {
        text.split(separator: "\n").compactMap { line in
            if line.hasPrefix("\t") || line.hasPrefix("  ") { return nil }
            let words = line.split { $0 == " " || $0 == "\t" }
            guard words.count >= 5, words[0] != "LISTEN", Int64(words[1]) != nil,
                let colon = words[3].lastIndex(of: ":"), let port = UInt16(words[3][words[3].index(after: colon)...])
            else { return nil }
            return SocketRow(
                state: String(words[0]), address: String(words[3][..<colon]), port: port, peer: String(words[4]))
        }
    }

    /// The last value of `skmem:(r0,rb131072,…,d60)`.
    private static func drops(_ line: Substring) -> Int64? {
        guard let start = line.firstRange(of: "skmem:(") else { return nil }
        let inside = line[start.upperBound...].prefix { $0 != ")" }
        guard let last = inside.split(separator: ",").last, last.hasPrefix("d") else { return nil }
        return Int64(last.dropFirst())
    }
}
