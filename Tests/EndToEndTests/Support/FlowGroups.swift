import JSONText

/// The groups of a `flows` report as the judges' scripts write them.
enum FlowGroups {
    /// Source, destination, port, protocol number, records, packets, bytes, first and last of each group, with blanks between.
    ///
    /// Groups that differ only in what the log says of why are one. `times` divides the sums, where each record was read so often.
    static func lines(_ report: JSONElement, times: Int = 1) -> [String] {
        var sums: [String: [Int]] = [:]
        for group in report["groups"]?.elements.map({ $0 }) ?? [] {
            let numbers = ["tcp": "6", "udp": "17"]
            let key = [
                group["source"]?.string, group["destination"]?.string, group["destinationPort"]?.int.map(String.init),
                group["protocol"]?.string.map { numbers[$0] ?? $0 },
            ].map { $0 ?? "?" }.joined(separator: " ")
            let values = ["records", "packets", "bytes", "first", "last"].map { group[name: $0]?.int ?? -1 }
            guard let old = sums[key] else {
                sums[key] = values
                continue
            }
            sums[key] = (0..<3).map { old[$0] + values[$0] } + [min(old[3], values[3]), max(old[4], values[4])]
        }
        return sums.map { key, values in
            let parts = values.enumerated().map { $0 < 3 ? $1 / times : $1 }
            return "\(key) \(parts.map(String.init).joined(separator: " "))"
        }.sorted()
    }
}
