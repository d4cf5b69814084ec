/// The rules and chains that refuse packets, in the output of `nft -a list ruleset` and `iptables-save -c`.
enum FilterText {
    /// Rules of nftables with a verdict that refuses and a counter; a rule without one shows nothing.
    static func nftables(_ text: String) -> [FilterRule] {
        var rules: [FilterRule] = []
        var table = ""
        var chain = ""
        for line in text.split(whereSeparator: \.isNewline) {
            let comment = line.firstRange(of: "# handle ")
            let handle = comment.flatMap { line[$0.upperBound...].split(separator: " ").first.map(String.init) }
            let words = line[..<(comment?.lowerBound ?? line.endIndex)].split { $0 == " " || $0 == "\t" }
            if words.first == "table", words.last == "{" {
                table = words.dropFirst().dropLast().joined(separator: " ")
            } else if words.first == "chain", words.count >= 2 {
                chain = String(words[1])
            } else if let place = words.firstIndex(of: "packets"), place > 0, words[place - 1] == "counter",
                place + 3 < words.count, let packets = Int64(words[place + 1]), refuses(words.dropFirst(place + 4))
            {
                let text = (words[..<(place - 1)] + words[(place + 4)...]).joined(separator: " ")
                rules.append(FilterRule(table: table, chain: chain, text: text, handle: handle, packets: packets))
            }
        }
        return rules
    }

    /// The verdict stands behind the counter; what is quoted is a comment or a prefix of a log.
    private static func refuses(_ words: ArraySlice<Substring>) -> Bool {
        var isQuoted = false
        for word in words {
            if !isQuoted, word == "drop" || word == "reject" { return true }
            if !word.count(where: { $0 == "\"" }).isMultiple(of: 2) { isQuoted.toggle() }
        }
        return false
    }

    /// Rules of iptables with a target that refuses, and chains whose policy is DROP.
    ///
    /// - Parameter family: `ip` or `ip6`.
    static func iptables(_ text: String, family: String) -> [FilterRule] {
        var rules: [FilterRule] = []
        var table = family
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ")
            if line.hasPrefix("*") {
                table = "\(family) \(line.dropFirst())"
            } else if line.hasPrefix(":"), words.count >= 3, words[1] == "DROP", let packets = packets(words[2]) {
                let chain = String(words[0].dropFirst())
                rules.append(
                    FilterRule(table: table, chain: chain, text: "policy DROP", handle: nil, packets: packets))
            } else if let first = words.first, let packets = packets(first), words.count >= 5, words[1] == "-A",
                let jump = words.lastIndex(of: "-j"), jump + 1 < words.count,
                ["DROP", "REJECT"].contains(words[jump + 1])
            {
                rules.append(
                    FilterRule(
                        table: table, chain: String(words[2]), text: words.dropFirst().joined(separator: " "),
                        handle: nil, packets: packets))
            }
        }
        return rules
    }

    /// `[PACKETS:BYTES]`.
    private static func packets(_ word: Substring) -> Int64? {
        guard word.hasPrefix("["), word.hasSuffix("]") else { return nil }
        return word.dropFirst().split(separator: ":").first.flatMap { Int64($0) }
    }
}
