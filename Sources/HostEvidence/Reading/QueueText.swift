/// The output of `tc -s qdisc`.
enum QueueText {
    static func rows(_ text: String) -> [QueueRow] {
        var rows: [QueueRow] = []
        var head: (interface: String, kind: String, handle: String)?
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            if words.first == "qdisc", words.count >= 5, let place = words.firstIndex(of: "dev"),
                place + 1 < words.count
            {
                head = (words[place + 1], words[1], words[2])
            } else if let known = head, let place = words.firstIndex(where: { $0 == "(dropped" }),
                place + 1 < words.count,
                let dropped = Int64(words[place + 1].filter(\.isNumber))
            {
                rows.append(
                    QueueRow(interface: known.interface, kind: known.kind, handle: known.handle, dropped: dropped))
                head = nil
            }
        }
        return rows
    }
}
