import ArgumentParser
import Attribution
import FlowLogs
import FlowQueries
import Glibc
import Topology

extension FlowsCommand {
    /// Refuses options that do not go with where the logs are.
    func validateSource() throws {
        if sourceOptions.live, !snapshots.isEmpty {
            throw ValidationError("--live and --snapshot both tell the rules: give one of them.")
        }
        if needsAccount, live.allRegions || live.region.count > 1 || live.profile.count > 1 || live.assumeRole.count > 1
        {
            throw ValidationError("Flow logs are asked of one account in one region; give one of each.")
        }
        guard engineOptions.engine != nil else { return try validateReading() }
        if !files.isEmpty { throw ValidationError("--engine counts logs where they lie; files are read without it.") }
        if strict { throw ValidationError("--strict is for files: an engine tells no lines.") }
        if viewOptions.maxGroups != nil {
            throw ValidationError("--max-groups is for files: an engine keeps the groups.")
        }
        if viewOptions.records { throw ValidationError("--records is for files: an engine tells groups.") }
        if engineOptions.engine == .athena, sourceOptions.logGroup != nil {
            throw ValidationError("--log-group is for --engine insights.")
        }
        if sourceOptions.enable { throw ValidationError("--enable prints commands; it goes without --engine.") }
        if sourceOptions.requesterPays { throw ValidationError("--requester-pays is for files in S3.") }
        if engineOptions.engine == .athena, !format.isEmpty {
            throw ValidationError("--format is for records without a header; Athena's tables have columns.")
        }
    }

    /// Asks a query engine, and prints its answer as that of files.
    func answer(_ engine: FlowEngineOptions.Engine, _ options: FlowReadOptions) async throws(Failure)
        -> ExitStatus
    {
        var options = options
        let topology = tellsRules ? Topology(try await snapshot()) : nil
        if topology != nil { options.grouping = .serviceAtInterface }
        // Flows at several interfaces may be one once their rules are known: only then are they cut.
        let isCut = topology == nil && (viewOptions.view == .services || viewOptions.view == .fields)
        let question = FlowQuestion(
            options, order: viewOptions.sort, top: isCut ? viewOptions.top : nil, askedAt: Int64(Glibc.time(nil)))
        let preparation = EnginePreparation(command: self)
        let counter: any FlowEngine =
            switch engine {
            case .athena: try await preparation.athena()
            case .insights: try await preparation.insights(question.filter, options.layouts)
            }
        if engineOptions.dryRun {
            try outputOptions.console.write(try counter.text(question, withRequests: topology != nil))
            return .success
        }
        let (tally, total) = try await counter.tally(question)
        guard let topology else {
            try tell(tally, total: total)
            return .success
        }
        let requests = tally.groupCount > 0 ? try await counter.requests(of: question, tally) : nil
        if let note = requests?.notes.query { tally.notes.query?.add(note) }
        try tell(tally, requests: requests, topology)
        return .success
    }
}

extension Failure {
    init(_ error: QueryFailure) {
        switch error {
        case .call(let error): self.init(error)
        case .question(let error): self.init(error.description, .usage)
        case .query(let words): self.init(words, .unavailable)
        case .choice(let words): self.init(words, .usage)
        }
    }
}
