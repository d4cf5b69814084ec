import AWSClient
import ArgumentParser
import Inventory
import Synchronization

/// How a live account is reached, with the AWS CLI's own options.
struct LiveOptions: ParsableArguments {
    @Option(help: "The profile of the AWS configuration files; repeatable.")
    var profile: [String] = []

    @Option(help: "The region to read; repeatable.")
    var region: [String] = []

    @Flag(help: "Read every region that the account has enabled.")
    var allRegions = false

    @Option(help: "The endpoint to use for every service, such as http://localhost:5000.")
    var endpointUrl: String?

    @Option(help: "A file of certificate authorities to trust.")
    var caBundle: String?

    /// The first of these options that was given.
    var firstGiven: String? {
        if !profile.isEmpty { return "--profile" }
        if !region.isEmpty { return "--region" }
        if allRegions { return "--all-regions" }
        if endpointUrl != nil { return "--endpoint-url" }
        return caBundle == nil ? nil : "--ca-bundle"
    }

    func validate() throws {
        if allRegions, !region.isEmpty { throw ValidationError("--all-regions and --region exclude each other.") }
    }

    /// Every account and region that the options name.
    func targets(_ output: OutputOptions) async throws(Failure) -> [LiveTarget] {
        var targets: [LiveTarget] = []
        for name in profile.isEmpty ? [nil] : profile.map(Optional.some) {
            let session = try LiveSession(profile: name, options: self, output: output)
            let regions = try await regions(of: session)
            let identity = try await session.identity(region: regions[0])
            for (index, region) in regions.enumerated() {
                targets.append(
                    LiveTarget(session: session, identity: identity, region: region, asksAccount: index == 0))
            }
        }
        return targets
    }

    private func regions(of session: LiveSession) async throws(Failure) -> [String] {
        if allRegions { return try await session.enabledRegions() }
        return try await region.isEmpty ? [session.ownRegion()] : region
    }

    /// What an evaluation needs of the account, read now.
    func snapshot(_ output: OutputOptions) async throws(Failure) -> Snapshot {
        let targets = try await targets(output)
        let progress = ProgressDisplay(isQuiet: output.quiet)
        let live = LiveSnapshot()
        let answers = Atomic(0)
        let outcome = await LiveTarget.collectAll(targets, CollectionPlan.evaluated, observer: progress.take) {
            answer in
            live.take(answer)
            answers.add(1, ordering: .relaxed)
        }
        progress.clear()
        let faults = (try? outcome.get()) ?? []
        if answers.load(ordering: .relaxed) == 0, let fault = faults.first { throw Failure(fault.error) }
        for fault in faults { live.take(fault) }
        let snapshot = live.finish()
        guard !snapshot.isEmpty else {
            let places = targets.map { "\($0.account ?? "the account") in \($0.region)" }.joined(separator: ", ")
            throw Failure("nothing to evaluate: \(places) has no VPC. Check --region and --profile", .noInput)
        }
        return snapshot
    }
}
