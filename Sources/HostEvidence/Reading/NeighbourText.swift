/// The output of `ip neigh` and `ip route`.
enum NeighbourText {
    private static let states: Set<Substring> = [
        "PERMANENT", "NOARP", "REACHABLE", "STALE", "NONE", "INCOMPLETE", "DELAY", "PROBE", "FAILED",
    ]

    /// The entries that have a state.
    static func rows(_ text: String) -> [NeighbourRow] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let words = line.split(separator: " ")
            guard let state = words.last(where: states.contains), let place = words.firstIndex(of: "dev"),
                place > 0, place + 1 < words.count
            else { return nil }
            return NeighbourRow(address: String(words[0]), interface: String(words[place + 1]), state: String(state))
        }
    }

    /// The gateways that routes lead to.
    static func gateways(_ text: String) -> Set<String> {
        var gateways: Set<String> = []
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ")
            for (word, next) in zip(words, words.dropFirst()) where word == "via" && next != "inet6" {
                gateways.insert(String(next))
            }
        }
        return gateways
    }
}
