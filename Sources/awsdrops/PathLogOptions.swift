import ArgumentParser
import Attribution
import FlowLogs
import Glibc
import Reachability
import Topology

/// Which flow logs are held against an answer.
struct PathLogOptions: ParsableArguments {
    @Option(
        help: """
            Count the records of the question's packets in these flow logs: files, directories, s3://bucket/prefix, or live for \
            those of the account; repeatable. Where they contradict the rules, that is a finding.
            """)
    var flowLogs: [String] = []

    @Option(help: "With --flow-logs: only windows that end at this time or later; 1h where logs are fetched.")
    var since: String?

    @Option(help: "With --flow-logs: only windows that begin at this time or before.")
    var until: String?

    /// How far back logs are fetched unless that is said, in seconds.
    private static let usualSpan: Int64 = 3600

    func validate() throws {
        if flowLogs.isEmpty, since != nil || until != nil {
            throw ValidationError("--since and --until are for --flow-logs.")
        }
    }

    /// What the logs hold of an answer's packets; nil where none are named.
    func logs(
        of answer: Answer, _ topology: Topology, _ live: LiveOptions, _ output: any OutputSettings
    ) async throws(Failure) -> PathLogs? {
        guard !flowLogs.isEmpty else { return nil }
        var logs = PathLogs(answer, topology)
        var options = logs.options
        let isFetched = flowLogs.contains { $0 == "live" || $0.hasPrefix("s3://") }
        options.filter.since = try FlowFilterOptions.time("--since", since)
        options.filter.until = try FlowFilterOptions.time("--until", until)
        if isFetched, options.filter.since == nil {
            options.filter.since = (options.filter.until ?? Int64(Glibc.time(nil))) - Self.usualSpan
            output.console.note("note: flow logs of an hour are fetched; --since says another time")
        }
        options.expectedLayouts = FlowLogFormats.layouts(of: topology.snapshot, output.console)
        let found = try await FetchPreparation(
            files: flowLogs.filter { $0 != "live" }, logGroup: nil, flowLog: nil,
            readsAccount: flowLogs.contains("live"), isRequesterPaying: false, filter: options.filter,
            keepsSkipped: options.keepsSkippedWindows, live: live, output: output
        ).logs([])
        logs.take(try await found.tally(options, output))
        return logs
    }
}
