import ArgumentParser
import Attribution
import FlowLogs
import FlowQueries
import Glibc
import Topology

extension FlowsCommand {
    /// Refuses options that do not go with where the logs are.
    func validateSource() throws {
        guard engineOptions.engine != nil else {
            if files.isEmpty { throw ValidationError("Name files of flow logs, - for standard input, or an --engine.") }
            if let given = live.firstGiven { throw ValidationError("\(given) is for --engine; files need no account.") }
            return
        }
        if !files.isEmpty { throw ValidationError("--engine counts logs where they lie; files are read without it.") }
        if strict { throw ValidationError("--strict is for files: an engine tells no lines.") }
        if viewOptions.records { throw ValidationError("--records is for files: an engine tells groups.") }
        if live.allRegions || live.region.count > 1 || live.profile.count > 1 || live.assumeRole.count > 1 {
            throw ValidationError("--engine asks one account in one region; give one of each.")
        }
        if engineOptions.engine == .athena, !format.isEmpty {
            throw ValidationError("--format is for records without a header; Athena's tables have columns.")
        }
    }

    /// Asks a query engine, and prints its answer as that of files.
    func ask(_ engine: FlowEngineOptions.Engine, _ options: FlowReadOptions) async throws(Failure) -> ExitStatus {
        let outcome = await Interruption.cancelling { () async -> Result<ExitStatus, Failure> in
            do throws(Failure) {
                return .success(try await answer(engine, options))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    private func answer(_ engine: FlowEngineOptions.Engine, _ options: FlowReadOptions) async throws(Failure)
        -> ExitStatus
    {
        var options = options
        let topology = snapshots.isEmpty ? nil : Topology(try snapshot())
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
