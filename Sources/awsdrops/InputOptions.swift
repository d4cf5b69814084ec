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

    /// Reads the snapshot, or the live account.
    func snapshot(_ output: OutputOptions) async throws(Failure) -> Snapshot {
        guard !snapshots.isEmpty else { return try await live.snapshot(output) }
        if let option = live.firstGiven {
            throw Failure("\(option) is about a live account, and --snapshot was given", .usage)
        }
        let snapshot: Snapshot
        do {
            snapshot = try SnapshotReader.read(snapshots)
        } catch {
            throw Failure(error)
        }
        let shown = output.debug ? snapshot.warnings.count : Self.mostWarnings
        for warning in snapshot.warnings.prefix(shown) { output.console.note("warning: \(warning)") }
        if snapshot.warnings.count > shown {
            output.console.note("warning: and \(snapshot.warnings.count - shown) more (--debug prints all)")
        }
        return snapshot
    }
}
