import AWSClient
import ArgumentParser
import Inventory
import JSONText
import Synchronization

/// `awsdrops collect`: writes a snapshot of a live account.
struct CollectCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Writes a snapshot of a live account: plain AWS CLI output, one file per call.",
        discussion: """
            EXAMPLES
              awsdrops collect --out dump/
              awsdrops collect --out dump/ --profile prod --region eu-west-1 --region us-east-1
              awsdrops collect --out dump/ --all-regions --assume-role arn:aws:iam::111122223333:role/reader
              awsdrops collect --out dump/ --resume

            It only reads. Calls that are refused are listed in dump/collect.json; everything else is collected. VPN keys,
            customer gateway configurations and environment variables are left out.
            """)

    @Option(help: "The directory to write into; a new or empty one.")
    var out: String

    @Flag(help: "Go on with an interrupted snapshot in the directory: what is there stays.")
    var resume = false

    @OptionGroup(title: "Account")
    var live: LiveOptions

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func work() async throws(Failure) -> ExitStatus {
        let writer = try prepare()
        let outcome = await Interruption.cancelling { () async -> Result<ExitStatus, Failure> in
            do throws(Failure) {
                return .success(try await collect(writer))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    private func prepare() throws(Failure) -> SnapshotWriter {
        do throws(SnapshotWriteError) {
            let writer = try SnapshotWriter(root: out)
            guard !resume, let found = try writer.firstEntry() else { return writer }
            throw SnapshotWriteError(
                path: out, reason: "it is not empty (it holds \(found)); name a new directory, or --resume")
        } catch {
            throw Failure(error.description, .cannotWrite)
        }
    }

    private func collect(_ writer: SnapshotWriter) async throws(Failure) -> ExitStatus {
        let targets = try await live.targets(outputOptions)
        let progress = ProgressDisplay(isQuiet: outputOptions.quiet)
        var record = CollectionRecord(
            version: Version.current, startedAt: LiveSession.now().iso8601, places: targets.map(\.place))
        if resume { try removePartialFiles(writer) }
        try write(record, with: writer)
        let isResuming = resume
        // Those of an earlier run count.
        let answers = Atomic(0)
        let outcome = await LiveTarget.collectAll(
            targets, CollectionPlan.all,
            known: { path in
                guard isResuming, let text = writer.read(path) else { return nil }
                answers.add(1, ordering: .relaxed)
                return text
            }, observer: progress.take
        ) { answer throws(SnapshotWriteError) in
            try writer.write(answer.text, to: answer.path)
            answers.add(1, ordering: .relaxed)
        }
        progress.clear()
        record.faults = try faults(of: outcome)
        record.endedAt = LiveSession.now().iso8601
        record.isComplete = !Task.isCancelled
        try write(record, with: writer)
        if Task.isCancelled {
            throw Failure("interrupted; \(out) is incomplete, --resume goes on", .interrupted)
        }
        if answers.load(ordering: .relaxed) == 0, let fault = record.faults.first { throw Failure(fault.error) }
        report(record, progress)
        return .success
    }

    private func removePartialFiles(_ writer: SnapshotWriter) throws(Failure) {
        guard let earlier = writer.read(CollectionRecord.path) else { return }
        do {
            for path in CollectionRecord.partialPaths(in: earlier) { try writer.remove(path) }
        } catch {
            throw Failure(error.description, .cannotWrite)
        }
    }

    private func faults(of outcome: Result<[CollectedFault], SnapshotWriteError>) throws(Failure) -> [CollectedFault] {
        do {
            return try outcome.get()
        } catch {
            throw Failure(error.description, .cannotWrite)
        }
    }

    private func write(_ record: CollectionRecord, with writer: SnapshotWriter) throws(Failure) {
        do {
            try writer.write(record.json.encoded() + Array("\n".utf8), to: CollectionRecord.path)
        } catch {
            throw Failure(error.description, .cannotWrite)
        }
    }

    private func report(_ record: CollectionRecord, _ progress: ProgressDisplay) {
        for fault in record.faults where !fault.isAbsentService {
            let id = fault.id.map { " for \($0)" } ?? ""
            outputOptions.console.note("warning: \(fault.action) in \(fault.region)\(id): \(fault.reason)")
        }
        outputOptions.console.note("\(out): \(progress.summary)")
    }
}
