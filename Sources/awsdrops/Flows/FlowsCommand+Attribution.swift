import Attribution
import FlowLogs
import Inventory
import Reporting
import Topology

extension FlowsCommand {
    /// Prints the flows with the rules that refused them.
    func printAttributed(_ options: FlowReadOptions, _ logs: FetchedLogs) async throws(Failure) {
        let topology = Topology(try await snapshot())
        var options = options
        options.expectedLayouts = FlowLogFormats.layouts(of: topology.snapshot, outputOptions.console)
        options.grouping = .serviceAtInterface
        let tally = try await logs.tally(options, outputOptions)
        try tell(tally, requests: try await requests(of: tally, options, logs), topology)
    }

    /// Prints what was counted by `FlowGrouping.serviceAtInterface` with the rules that refused it.
    func tell(_ tally: FlowTally, requests: FlowTally?, _ topology: Topology) throws(Failure) {
        let attributor = FlowAttributor(topology, requests: requests)
        let flows = AttributedFlow.flows(of: tally, by: viewOptions.sort, attributor)
        let shown = viewOptions.top ?? (outputOptions.output == .text ? FlowsText.shownGroups : flows.count)
        try print(
            .attributed(
                flows.prefix(shown).map { $0.mended(by: attributor) }, rulesAsOf: topology.snapshot.collectedAt),
            of: tally, total: flows.count)
    }

    /// The accepted records that rejected ones may answer: the log is read once more for them. Standard input cannot be.
    private func requests(
        of tally: FlowTally, _ options: FlowReadOptions, _ logs: FetchedLogs
    ) async throws(Failure) -> FlowTally? {
        guard tally.groupCount > 0, tally.counts.accepted > 0 || !options.filter.isEmpty else { return nil }
        if files.contains("-") {
            outputOptions.console.note(
                "note: standard input is read once, so replies are told from requests by TCP flags alone")
            return nil
        }
        var second = options
        // Filters are about the rejected records; their requests go the other way.
        second.filter = FlowFilter()
        second.view = [.accept]
        second.mostGroups = nil
        second.grouping = .mirroredService
        second.mirrors = MirrorSketch(tally.largestGroups(nil).filter { $0.action == .reject })
        return try await logs.tally(second, outputOptions)
    }

    /// The snapshots that were named, or the account as it is now.
    func snapshot() async throws(Failure) -> Snapshot {
        if snapshots.isEmpty {
            return try await live.snapshot(
                outputOptions, reading: sourceOptions.enable ? CollectionPlan.logged : CollectionPlan.evaluated)
        }
        do throws(SnapshotError) {
            let snapshot = try SnapshotReader.read(snapshots)
            for warning in snapshot.warnings where warning.kind == .defect {
                outputOptions.console.note("warning: \(warning)")
            }
            return snapshot
        } catch {
            throw Failure(error)
        }
    }
}
