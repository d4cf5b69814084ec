public import AWSClient
public import FlowLogs

/// The events of a log group that a question needs.
public struct LogGroupEvents: Sendable {
    /// The parts to be read.
    public let logs: [any RemoteLog]
    /// What CloudWatch Logs compares the events with itself; nil where it gives all of the time.
    public let pattern: String?

    /// How many parts a span of time is cut into: as many as are fetched at once.
    private static let mostParts = 8
    /// A window is ten minutes at the most; shorter parts than that gain nothing.
    private static let shortestPart: Int64 = 600
    /// CloudWatch Logs refuses longer patterns (API Reference, FilterLogEvents).
    private static let longestPattern = 1024

    /// - Parameters:
    ///   - layout: of all events, where it is one; the server is then asked for those that may pass the filter only.
    ///   - keepsSkipped: whether windows whose records were lost are wanted though they lack fields of the filter.
    ///   - now: what no event is later than, in Unix seconds.
    public init(
        group: String, region: String, layout: RecordLayout?, _ filter: FlowFilter, now: Int64, keepsSkipped: Bool,
        _ caller: ServiceCaller, _ scope: FetchScope
    ) {
        // An event's time is when its window began.
        let begin = filter.since.map { max(0, $0 - 2 * Self.shortestPart) } ?? 0
        let end = max(begin, filter.until ?? now)
        let pattern = layout.flatMap { FlowFilterPattern.text(filter, $0, keepingSkipped: keepsSkipped) }
        self.pattern = pattern.flatMap { $0.utf8.count <= Self.longestPattern ? $0 : nil }
        let streams = Self.streams(filter)
        // Without a beginning it is not known where events lie.
        let parts = filter.since == nil ? 1 : min(Int64(Self.mostParts), max(1, (end - begin) / Self.shortestPart))
        var logs: [any RemoteLog] = []
        for stream in streams {
            for part in 0..<parts {
                let first = begin + (end - begin) * part / parts
                let last =
                    part == parts - 1 ? (end + 1) * 1000 - 1 : (begin + (end - begin) * (part + 1) / parts) * 1000 - 1
                logs.append(
                    LogGroupLog(
                        LogGroupQuestion(
                            group: group, region: region, times: (first * 1000)...last, stream: stream,
                            pattern: self.pattern), caller, scope))
            }
        }
        self.logs = logs
    }

    /// Each interface has a stream, whose name begins with its id; one of nil where all streams are asked.
    private static func streams(_ filter: FlowFilter) -> [String?] {
        guard let interfaces = filter.wordLists(of: .interfaceID).first, interfaces.count <= mostParts,
            interfaces.allSatisfy({ $0.hasPrefix("eni-") })
        else { return [nil] }
        return Set(interfaces).sorted()
    }
}
