import ArgumentParser
import Attribution
import FlowLogs
import Reporting
import Topology

/// `awsdrops flows`: what flow logs say was rejected, and by which rule.
struct FlowsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "flows",
        abstract: "Tells what VPC flow logs rejected, and which rule did.",
        discussion: """
            EXAMPLES
              awsdrops flows logs/
              awsdrops flows logs/ --snapshot dump/ --since 2h
              awsdrops flows logs/ --dst 10.0.1.0/24 --port 5432 --output json
              awsdrops flows logs/ --by az-id,dstport --where 'bytes >= 1000'
              awsdrops flows logs/ --timeline 5m --rejects --accepts
              zcat a.gz | awsdrops flows - --format '${version} ${srcaddr} ${action}'
              awsdrops flows s3://bucket/prefix/ --since 2h --region eu-west-1
              awsdrops flows --log-group /vpc/flows --since 1h --live
              awsdrops flows --live --since 30m
              awsdrops flows --enable --vpc vpc-0abc
              awsdrops flows --engine athena --table logs.flows --since 2h
              awsdrops flows --engine athena --create-table logs.flows --dry-run
              awsdrops flows --engine insights --log-group /vpc/flows --since 1h

            Files are text, JSON of CloudWatch Logs, subscriptions and Firehose,
            CSV or Parquet, plain or packed with gzip or zstd. Records without a
            header line are read in a format that is known or named.
            With a snapshot, or --live, each rejected flow is put to the filters
            of its interface: the security groups and the network ACL.
            Of a bucket only the folders are read that --since, --until and a
            region need; give the region of the account with --region.
            With --engine the logs are counted where they lie. AWS charges for
            what Athena and Logs Insights scan: --since keeps that small, and
            --dry-run prints the queries and runs none.
            """)

    @Argument(
        help: ArgumentHelp(
            "Files, directories (all files in them), patterns in quotes, - for standard input, or s3://bucket/prefix."))
    var files: [String] = []

    @OptionGroup(title: "Which records")
    var filterOptions: FlowFilterOptions

    @OptionGroup(title: "What is told")
    var viewOptions: FlowViewOptions

    @Option(
        name: .customLong("snapshot"),
        help: "A directory or file of AWS CLI output (.json, .json.gz) that names the rules; repeatable.")
    var snapshots: [String] = []

    @Option(
        help: "The format of records without a header: '${version} …' as AWS writes it, or v2 to v11, tgw; repeatable.")
    var format: [String] = []

    @Flag(help: "End with status 65 at the first line that is no record.")
    var strict = false

    @OptionGroup(title: "Logs that are fetched")
    var sourceOptions: FlowSourceOptions

    @OptionGroup(title: "Logs counted where they lie")
    var engineOptions: FlowEngineOptions

    @OptionGroup(title: "Account")
    var live: LiveOptions

    @OptionGroup(title: "Output")
    var outputOptions: FlowsOutputOptions

    func validate() throws {
        try validateSource()
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
        let isTable = outputOptions.output == .csv || outputOptions.output == .markdown
        if isTable, viewOptions.stats || viewOptions.timeline != nil {
            throw ValidationError("--output \(outputOptions.output) is for groups and records; use text or json.")
        }
        if viewOptions.records, outputOptions.output == .markdown {
            throw ValidationError("--records are printed as text, json or csv.")
        }
        if !snapshots.isEmpty, viewOptions.view != .services {
            throw ValidationError("--snapshot names the rules of flows; --\(viewOptions.name) tells no flows.")
        }
    }

    func work() async throws(Failure) -> ExitStatus {
        if sourceOptions.enable { return try await cancellable(printEnabling) }
        let options = try options()
        return try await cancellable { () async throws(Failure) -> ExitStatus in
            if let engine = engineOptions.engine { return try await answer(engine, options) }
            return try await read(options)
        }
    }

    private func read(_ options: FlowReadOptions) async throws(Failure) -> ExitStatus {
        var options = options
        let logs = try await FetchPreparation(
            files: files, logGroup: sourceOptions.logGroup, flowLog: sourceOptions.flowLog,
            readsAccount: files.isEmpty && sourceOptions.logGroup == nil,
            isRequesterPaying: sourceOptions.requesterPays, filter: options.filter, live: live, output: outputOptions
        ).logs(options.layouts)
        if viewOptions.view == .records {
            try await printRecords(&options, logs)
        } else if tellsRules {
            try await printAttributed(options, logs)
        } else {
            try tell(try await logs.tally(options, outputOptions))
        }
        return .success
    }

    /// Whether the rules that refused are named.
    var tellsRules: Bool { !snapshots.isEmpty || sourceOptions.live && viewOptions.view == .services }

    /// Prints what was counted. `total` is the number of all groups, where the tally holds the first few of them.
    func tell(_ tally: FlowTally, total: Int? = nil) throws(Failure) {
        let console = outputOptions.console
        let text = FlowsText(tally, top: viewOptions.top, style: outputOptions.style)
        switch viewOptions.view {
        case .statistics:
            let statistics = FlowStatistics(tally)
            if outputOptions.output == .json {
                try FlowsReport(tally).write(.statistics(statistics)) { part throws(Failure) in try console.write(part)
                }
            } else {
                try console.write(text.rendered(statistics))
            }
        case .timeline:
            guard case .interval(let seconds) = tally.grouping.parts.first else { return }
            let timeline = FlowTimeline(tally, seconds: seconds)
            if outputOptions.output == .json {
                try FlowsReport(tally).write(.timeline(timeline)) { part throws(Failure) in try console.write(part) }
            } else {
                try console.write(text.rendered(timeline))
            }
        case .services, .fields, .records:
            let shown = viewOptions.top ?? (outputOptions.output == .text ? FlowsText.shownGroups : nil)
            try print(.counted(tally, order: viewOptions.sort, top: shown), of: tally, total: total ?? tally.groupCount)
        }
    }

    /// Prints groups in the format asked for.
    func print(_ groups: FlowGroupList, of tally: FlowTally, total: Int) throws(Failure) {
        let console = outputOptions.console
        switch outputOptions.output {
        case .json:
            try FlowsReport(tally).write(.groups(groups)) { part throws(Failure) in try console.write(part) }
        case .text:
            let text = FlowsText(tally, top: viewOptions.top, style: outputOptions.style)
            try console.write(text.rendered(groups, total: total))
        case .csv, .markdown:
            remark(on: tally)
            let grouping = tally.grouping.tellsCauses ? FlowGrouping.service : tally.grouping
            try FlowsListing(grouping, outputOptions.output == .csv ? .csv : .markdown)
                .write(groups) { part throws(Failure) in try console.write(part) }
        }
    }

    /// Tells on standard error what a form has no place for.
    func remark(on tally: FlowTally) {
        for line in FlowsReport.remarks(on: tally) { outputOptions.console.note("note: \(line)") }
    }

    private func options() throws(Failure) -> FlowReadOptions {
        var options = FlowReadOptions()
        options.isStrict = strict
        options.mostGroups = viewOptions.maxGroups
        options.view = viewOptions.actions
        options.grouping = try viewOptions.grouping()
        options.groupsRecordsWithoutAction = viewOptions.groupsRecordsWithoutAction
        options.filter = try filterOptions.filter()
        for text in format {
            do throws(FormatError) {
                options.layouts.append(try RecordLayout(format: text))
            } catch {
                throw Failure("--format: \(error)", .usage)
            }
        }
        return options
    }
}
