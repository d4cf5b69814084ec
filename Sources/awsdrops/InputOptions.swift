import ArgumentParser
import Inventory

/// Where the configuration of the network comes from.
struct InputOptions: ParsableArguments {
    @Option(
        name: .customLong("snapshot"),
        help:
            "A directory or file of AWS CLI output (.json, .json.gz); repeatable. Without it the account is read live.")
    var snapshots: [String] = []

    @OptionGroup
    var live: LiveOptions

    /// The most warnings printed one by one.
    private static let mostWarnings = 20

    /// Reads the snapshot, or of the live account what a plan names.
    func snapshot(
        _ output: any OutputSettings, reading plan: [CollectedOperation] = CollectionPlan.evaluated
    ) async throws(Failure) -> Snapshot {
        guard !snapshots.isEmpty else { return try await live.snapshot(output, reading: plan) }
        if let option = live.firstGiven {
            throw Failure("\(option) is about a live account, and --snapshot was given", .usage)
        }
        return try Self.snapshot(snapshots, output)
    }

    /// Reads a snapshot from its files.
    static func snapshot(_ paths: [String], _ output: any OutputSettings) throws(Failure) -> Snapshot {
        if paths.contains("") { throw Failure("--snapshot: the path is empty; is a variable not set?", .usage) }
        do throws(SnapshotError) {
            let snapshot = try SnapshotReader.read(paths)
            report(snapshot.warnings, output)
            if output.debug { output.console.note("debug: read \(snapshot.summary)") }
            return snapshot
        } catch {
            if case .empty(_, _, let warnings) = error { report(warnings, output) }
            throw Failure(error)
        }
    }

    /// Tells what was not read: defects one by one, keys without use in one line, unless all is asked for.
    private static func report(_ warnings: [SnapshotWarning], _ output: any OutputSettings) {
        let shown = output.debug ? warnings : Array(warnings.filter { $0.kind == .defect }.prefix(mostWarnings))
        for warning in shown { output.console.note("warning: \(warning)") }
        if output.debug { return }
        let defects = warnings.count { $0.kind == .defect }
        if defects > shown.count {
            output.console.note("warning: and \(defects - shown.count) more (--debug prints all)")
        }
        let unused = warnings.filter { $0.kind == .unusedKey }.map(\.subject).sorted()
        if !unused.isEmpty {
            output.console.note(
                "note: this version reads nothing of \(unused.joined(separator: ", ")) (--debug says where they are)")
        }
    }
}
