public import FlowLogs

/// How many records each interval of time holds.
public struct FlowTimeline: Sendable {
    /// One interval; nil sums are of an action that was not asked for or did not occur.
    public struct Interval: Sendable {
        /// When it begins, in Unix seconds.
        public let start: Int64
        /// Its accepted records.
        public fileprivate(set) var accepted: FlowSums?
        /// Its rejected records.
        public fileprivate(set) var rejected: FlowSums?
        /// The packets of all.
        public var packets: Int { (accepted?.packets ?? 0) + (rejected?.packets ?? 0) }
        /// The bytes of all.
        public var bytes: Int { (accepted?.bytes ?? 0) + (rejected?.bytes ?? 0) }
    }

    /// The length of an interval.
    public let seconds: Int64
    /// The intervals that hold records, earliest first.
    public let intervals: [Interval]
    /// The records that have no time.
    public let timeless: Int

    /// The timeline of a tally that groups by interval alone.
    public init(_ tally: FlowTally, seconds: Int64) {
        var byStart: [Int64: Interval] = [:]
        var timeless = 0
        for group in tally.largestGroups(nil) {
            guard let start = group.values.first?.integer else {
                timeless += group.sums.records
                continue
            }
            var interval = byStart[start] ?? Interval(start: start)
            if group.action == .accept { interval.accepted = group.sums } else { interval.rejected = group.sums }
            byStart[start] = interval
        }
        self.seconds = seconds
        self.timeless = timeless
        intervals = byStart.values.sorted { $0.start < $1.start }
    }

    /// The widest bar, in characters.
    private static let widest = 50
    /// More empty intervals than this in a row are told in one line.
    private static let mostEmpty = 3

    /// The timeline as a chart: one line per interval, with a bar for its records.
    func lines(_ style: TextStyle) -> [String] {
        let largest = intervals.map { Self.records($0) }.max() ?? 0
        guard largest > 0 else { return ["No records of this kind."] }
        var lines: [String] = []
        var expected = intervals.first?.start ?? 0
        for interval in intervals {
            let missing = (interval.start - expected) / seconds
            if missing > Self.mostEmpty {
                lines.append("\(TimeText.text(expected))  nothing in \(missing) intervals")
            } else {
                for index in 0..<missing { lines.append("\(TimeText.text(expected + index * seconds))  0") }
            }
            let count = Self.records(interval)
            let bar = String(repeating: "#", count: max(1, count * Self.widest / largest))
            lines.append("\(TimeText.text(interval.start))  \(bar) \(Self.text(interval))")
            expected = interval.start + seconds
        }
        if timeless > 0 { lines.append("\(timeless) records have no time.") }
        return lines
    }

    private static func records(_ interval: Interval) -> Int {
        (interval.accepted?.records ?? 0) + (interval.rejected?.records ?? 0)
    }

    private static func text(_ interval: Interval) -> String {
        [interval.rejected.map { "\($0.records) rejected" }, interval.accepted.map { "\($0.records) accepted" }]
            .compactMap(\.self).joined(separator: ", ")
    }
}
