public import FlowLogs
import NetworkSets

/// The sums of a log by protocol and by interface.
public struct FlowStatistics: Sendable {
    /// The sums of one protocol or interface.
    public struct Row: Sendable {
        /// The protocol or the interface.
        public let name: String
        /// Its accepted records.
        public fileprivate(set) var accepted = 0
        /// Its rejected records.
        public fileprivate(set) var rejected = 0
        /// Packets of all.
        public fileprivate(set) var packets = 0
        /// Bytes of all.
        public fileprivate(set) var bytes = 0
    }

    /// The protocols, most records first.
    public let protocols: [Row]
    /// The interfaces, most rejects first.
    public let interfaces: [Row]
    /// When the first record began, in Unix seconds.
    public let first: Int64?
    /// When the last record ended, in Unix seconds.
    public let last: Int64?

    /// The statistics of a tally that groups by interface and protocol.
    public init(_ tally: FlowTally) {
        let groups = tally.largestGroups(nil)
        protocols = Self.rows(groups) { group in
            group.values[1].integer.map { InternetProtocol(rawValue: UInt8(truncatingIfNeeded: $0)).name } ?? "-"
        }.sorted { ($1.accepted + $1.rejected, $0.name) < ($0.accepted + $0.rejected, $1.name) }
        interfaces = Self.rows(groups) { $0.values[0].description }
            .sorted { ($1.rejected, $1.accepted, $0.name) < ($0.rejected, $0.accepted, $1.name) }
        first = groups.compactMap(\.sums.first).min()
        last = groups.compactMap(\.sums.last).max()
    }

    private static func rows(_ groups: [FlowGroup], by name: (FlowGroup) -> String) -> [Row] {
        var rows: [String: Row] = [:]
        for group in groups {
            let name = name(group)
            var row = rows[name] ?? Row(name: name)
            if group.action == .accept { row.accepted += group.sums.records }
            if group.action == .reject { row.rejected += group.sums.records }
            row.packets += group.sums.packets
            row.bytes += group.sums.bytes
            rows[name] = row
        }
        return Array(rows.values)
    }

    func lines(top: Int, _ style: TextStyle) -> [String] {
        var lines: [String] = []
        if let first, let last { lines.append("from \(TimeText.text(first)) to \(TimeText.text(last))") }
        for (title, rows) in [("PROTOCOL", protocols), ("INTERFACE", interfaces)] {
            let cells = rows.prefix(top).map {
                [$0.name, "\($0.accepted)", "\($0.rejected)", "\($0.packets)", "\($0.bytes)"]
            }
            let table = FlowTable(
                head: [title, "ACCEPTED", "REJECTED", "PACKETS", "BYTES"], rows: cells, numbers: 1..<5)
            lines += [""] + table.lines(style)
            if rows.count > top { lines.append("and \(rows.count - top) more (--top N shows more)") }
        }
        return lines
    }
}
