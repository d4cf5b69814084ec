import AWSClient
import ArgumentParser
import Inventory
import Synchronization

/// How a live account is reached, with the AWS CLI's own options.
struct LiveOptions: ParsableArguments {
    @Option(help: "The profile of the AWS configuration files; repeatable.")
    var profile: [String] = []

    @Option(
        help: ArgumentHelp(
            "The role to assume with those credentials, by its ARN, and to read its account; repeatable.",
            valueName: "arn"))
    var assumeRole: [String] = []

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
        if !assumeRole.isEmpty { return "--assume-role" }
        if !region.isEmpty { return "--region" }
        if allRegions { return "--all-regions" }
        if endpointUrl != nil { return "--endpoint-url" }
        return caBundle == nil ? nil : "--ca-bundle"
    }

    func validate() throws {
        if allRegions, !region.isEmpty { throw ValidationError("--all-regions and --region exclude each other.") }
        for text in assumeRole where RoleARN(text) == nil {
            throw ValidationError(
                "--assume-role: \"\(text)\" is no role. Expected an ARN such as arn:aws:iam::111122223333:role/reader.")
        }
    }

    /// Every account and region that the options name, each once.
    func targets(_ output: any OutputSettings) async throws(Failure) -> [LiveTarget] {
        try await targets(of: try sessions(output), output)
    }

    /// Every account and region that the options name, for sessions that are there already.
    func targets(of sessions: [LiveSession], _ output: any OutputSettings) async throws(Failure) -> [LiveTarget] {
        var targets = LiveTargetList()
        for session in sessions {
            let regions = try await regions(of: session)
            let identity = try await session.identity(region: regions[0])
            for region in regions {
                if let fault = try targets.add(session, identity, region) { output.console.note("warning: \(fault)") }
            }
        }
        return targets.all
    }

    /// The credentials of every profile or, where roles are to be assumed with them, of every role.
    func sessions(_ output: any OutputSettings) throws(Failure) -> [LiveSession] {
        var sessions: [LiveSession] = []
        for name in profile.isEmpty ? [nil] : profile.map(Optional.some) {
            let base = try LiveSession(profile: name, options: self, output: output)
            sessions += assumeRole.isEmpty ? [base] : assumeRole.compactMap(RoleARN.init).map(base.assuming)
        }
        return sessions
    }

    private func regions(of session: LiveSession) async throws(Failure) -> [String] {
        if allRegions { return try await session.enabledRegions() }
        return try await region.isEmpty ? [session.ownRegion()] : region
    }

    /// What an evaluation needs of the account, read now.
    func snapshot(
        _ output: any OutputSettings, reading plan: [CollectedOperation] = CollectionPlan.evaluated
    ) async throws(Failure) -> Snapshot {
        try await snapshot(of: targets(output), output, reading: plan)
    }

    /// What an evaluation needs of some accounts and regions, read now.
    func snapshot(
        of targets: [LiveTarget], _ output: any OutputSettings,
        reading plan: [CollectedOperation] = CollectionPlan.evaluated
    ) async throws(Failure) -> Snapshot {
        let progress = ProgressDisplay(isQuiet: output.quiet)
        let live = LiveSnapshot()
        let answers = Atomic(0)
        let outcome = await LiveTarget.collectAll(targets, plan, observer: progress.take) {
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
