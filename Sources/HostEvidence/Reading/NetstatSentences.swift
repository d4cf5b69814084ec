/// The text of `netstat -s` (net-tools 2.10): sentences with a number, and `Name: number` where it has no words.
enum NetstatSentences {
    /// The counters by section and name, named as nstat names them.
    static func counters(_ text: String) -> [String: Int64] {
        var counters: [String: Int64] = [:]
        var section = ""
        for line in text.split(whereSeparator: \.isNewline) {
            guard line.hasPrefix(" ") || line.hasPrefix("\t") else {
                section = line.hasSuffix(":") ? String(line.dropLast()) : ""
                continue
            }
            let words = line.split { $0 == " " || $0 == "\t" }
            if words.count == 2, words[0].hasSuffix(":"), let value = Int64(words[1]) {
                counters[section + words[0].dropLast()] = value
            } else if let place = words.firstIndex(where: { Int64($0) != nil }), let value = Int64(words[place]) {
                var sentence = words.map(String.init)
                sentence[place] = "#"
                if let name = names[section]?[sentence.joined(separator: " ")] { counters[section + name] = value }
            }
        }
        return counters
    }

    /// What the sentences of each section count. Older versions have other words for some.
    private static let names: [String: [String: String]] = [
        "Ip": [
            "# total packets received": "InReceives", "# outgoing packets dropped": "OutDiscards",
            "# dropped because of missing route": "OutNoRoutes", "# outgoing packets failed fragmentation": "FragFails",
        ],
        "Tcp": [
            "# active connection openings": "ActiveOpens", "# active connections openings": "ActiveOpens",
            "# passive connection openings": "PassiveOpens", "# failed connection attempts": "AttemptFails",
            "# connection resets received": "EstabResets", "# connections established": "CurrEstab",
            "# segments received": "InSegs", "# segments sent out": "OutSegs", "# segments send out": "OutSegs",
            "# segments retransmitted": "RetransSegs", "# segments retransmited": "RetransSegs",
            "# bad segments received": "InErrs", "# bad segments received.": "InErrs", "# resets sent": "OutRsts",
        ],
        "TcpExt": [
            "# SYN cookies sent": "SyncookiesSent", "# SYN cookies received": "SyncookiesRecv",
            "# times the listen queue of a socket overflowed": "ListenOverflows",
            "# SYNs to LISTEN sockets dropped": "ListenDrops", "# SYNs to LISTEN sockets ignored": "ListenDrops",
            "# packets pruned from receive queue because of socket buffer overrun": "PruneCalled",
            "# packets pruned from receive queue": "RcvPruned",
            "# packets dropped from out-of-order queue because of socket buffer overrun": "OfoPruned",
            "# packets collapsed in receive queue due to low socket buffer": "TCPRcvCollapsed",
            "TCP ran low on memory # times": "TCPMemoryPressures",
            "# connections aborted due to memory pressure": "TCPAbortOnMemory",
            "# connections aborted due to timeout": "TCPAbortOnTimeout",
            "# connections reset due to early user close": "TCPAbortOnClose",
            "# connections reset due to unexpected data": "TCPAbortOnData",
            "# fast retransmits": "TCPFastRetrans", "# other TCP timeouts": "TCPTimeouts",
            "Detected reordering # times using SACK": "TCPSACKReorder",
            "Detected reordering # times using time stamp": "TCPTSReorder",
            "# DSACKs received": "TCPDSACKRecv", "# DSACKs sent for old packets": "TCPDSACKOldSent",
        ],
    ]
}
