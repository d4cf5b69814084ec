public import AWSClient
import JSONText

/// Asks one account in one region for everything of a plan, as much at a time as the caller lets through.
///
/// A call that needs the ids of another starts as soon as that one has answered. A call that fails costs only what it
/// would have told.
public struct Collector: Sendable {
    /// Takes a finished answer; throws where the collection cannot go on.
    public typealias Sink = @Sendable (CollectedAnswer) async throws(SnapshotWriteError) -> Void

    private let caller: ServiceCaller
    private let plan: [CollectedOperation]
    private let account: String?
    private let region: String
    private let known: @Sendable (String) -> [UInt8]?
    private let observer: @Sendable (CollectionEvent) -> Void

    /// A collector of one account and region.
    ///
    /// - Parameters:
    ///   - asksAccount: Whether the operations that are asked once per account are asked here.
    ///   - known: The text of an answer that an earlier run wrote to a path; it is not asked again.
    ///   - observer: Told of every call.
    public init(
        caller: ServiceCaller, plan: [CollectedOperation], account: String?, region: String, asksAccount: Bool,
        known: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
        observer: @escaping @Sendable (CollectionEvent) -> Void = { _ in }
    ) {
        self.caller = caller
        self.account = account
        self.region = region
        self.known = known
        self.observer = observer
        self.plan = plan.filter { operation in
            if case .account = operation.scope { return asksAccount }
            return true
        }
    }

    /// Asks everything; what has no answer comes back.
    ///
    /// The first operation is asked alone: where it shows that nobody answers there, or that the credentials are not
    /// accepted, nothing else is asked.
    public func collect(into sink: @escaping Sink) async throws(SnapshotWriteError) -> [CollectedFault] {
        let roots = plan.filter { $0.listed == nil }
        guard let first = roots.first else { return [] }
        let faults = try await branch(first, into: sink)
        if let fault = faults.first, fault.action == first.action, fault.endsCollection { return [fault] }
        return try await all(roots.dropFirst()) { root throws(SnapshotWriteError) in
            try await branch(root, into: sink)
        } + faults
    }

    /// One operation without ids, and all that hangs on its answer.
    private func branch(_ operation: CollectedOperation, into sink: @escaping Sink) async throws(SnapshotWriteError)
        -> [CollectedFault]
    {
        if let text = known(answer(operation, nil, []).path) {
            return try await followers(of: operation, answers: [(id: nil, text: text)], into: sink)
        }
        switch await ask(operation, operation.parameters, id: nil) {
        case .failure(let fault): return [fault]
        case .success(let text):
            try await sink(answer(operation, nil, text))
            return try await followers(of: operation, answers: [(id: nil, text: text)], into: sink)
        }
    }

    /// The operations that need ids of these answers.
    private func followers(
        of operation: CollectedOperation, answers: [(id: String?, text: [UInt8])], into sink: @escaping Sink
    ) async throws(SnapshotWriteError) -> [CollectedFault] {
        let requests = plan.compactMap { follower -> (CollectedOperation, [IDRequest])? in
            guard let listed = follower.listed, follower.service == operation.service,
                listed.operation == operation.operation
            else { return nil }
            let requests = answers.flatMap { IDRequest.all(of: follower, listed, in: $0.text, listedFor: $0.id) }
            return requests.isEmpty ? nil : (follower, requests)
        }
        return try await all(requests) { follower, requests throws(SnapshotWriteError) in
            try await each(follower, requests, into: sink)
        }
    }

    /// One operation for every id.
    private func each(_ operation: CollectedOperation, _ requests: [IDRequest], into sink: @escaping Sink)
        async throws(SnapshotWriteError) -> [CollectedFault]
    {
        if operation.carriesID, let text = known(answer(operation, nil, []).path) {
            return try await followers(of: operation, answers: [(id: nil, text: text)], into: sink)
        }
        var answers: [(id: String?, text: [UInt8])] = []
        var faults: [CollectedFault] = []
        let outcomes = await withTaskGroup(of: (Int, Result<[UInt8], CollectedFault>).self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask {
                    if !operation.carriesID, let text = known(answer(operation, request.id, []).path) {
                        return (index, .success(text))
                    }
                    return (index, await ask(operation, request.parameters, id: request.id))
                }
            }
            var outcomes: [(Int, Result<[UInt8], CollectedFault>)] = []
            for await outcome in group { outcomes.append(outcome) }
            return outcomes.sorted { $0.0 < $1.0 }
        }
        for (index, outcome) in outcomes {
            switch outcome {
            case .success(let text): answers.append((requests[index].id, text))
            case .failure(let fault): faults.append(fault)
            }
        }
        if operation.carriesID {
            // An interruption leaves whole files only; otherwise what some ids tell is better than nothing.
            if !answers.isEmpty, !faults.contains(where: \.isInterruption) {
                try await sink(answer(operation, nil, merged(answers.map(\.text))))
            }
        } else {
            for (id, text) in answers where known(answer(operation, id, []).path) == nil {
                try await sink(answer(operation, id, text))
            }
        }
        return faults + (try await followers(of: operation, answers: answers, into: sink))
    }

    private func merged(_ texts: [[UInt8]]) -> [UInt8] {
        var merger = AnswerMerger()
        for text in texts {
            if let document = try? JSONDocument(parsing: text) { merger.add(document.root) }
        }
        return merger.text
    }

    private func answer(_ operation: CollectedOperation, _ id: String?, _ text: [UInt8]) -> CollectedAnswer {
        CollectedAnswer(operation: operation, id: id, account: account, region: region, text: text)
    }

    private func ask(_ operation: CollectedOperation, _ parameters: JSONValue, id: String?) async
        -> Result<[UInt8], CollectedFault>
    {
        let call = AWSCall(operation.service, operation.operation, parameters: parameters, region: region)
        let running = RunningCall(name: "\(call.name) \(region)")
        observer(.started(running))
        do throws(CallError) {
            let text = try await caller.pages(call) { observer(.page(running, elements: $0)) }
            observer(.ended(running, failed: false))
            return .success(SecretMembers.removed(from: text, of: operation))
        } catch {
            observer(.ended(running, failed: true))
            return .failure(
                CollectedFault(action: operation.action, account: account, region: region, id: id, error: error))
        }
    }

    /// Runs the body for all at once; the faults of all.
    private func all<Item: Sendable>(
        _ items: some Sequence<Item>,
        _ body: @escaping @Sendable (Item) async throws(SnapshotWriteError) -> [CollectedFault]
    ) async throws(SnapshotWriteError) -> [CollectedFault] {
        let outcome = await withTaskGroup(of: Result<[CollectedFault], SnapshotWriteError>.self) { group in
            for item in items {
                group.addTask {
                    do throws(SnapshotWriteError) {
                        return .success(try await body(item))
                    } catch {
                        return .failure(error)
                    }
                }
            }
            var faults: [CollectedFault] = []
            var failure: SnapshotWriteError?
            for await outcome in group {
                switch outcome {
                case .success(let found): faults += found
                case .failure(let error):
                    failure = failure ?? error
                    group.cancelAll()
                }
            }
            return failure.map(Result<[CollectedFault], SnapshotWriteError>.failure) ?? .success(faults)
        }
        return try outcome.get()
    }
}
