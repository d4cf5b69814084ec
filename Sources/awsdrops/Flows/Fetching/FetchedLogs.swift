import FlowLogs
import FlowQueries

/// The logs of a question: files of this machine, and what has to be fetched.
struct FetchedLogs {
    /// Files, directories and patterns; `-` for standard input.
    var paths: [String] = []
    /// What is fetched; whether it was found below a prefix.
    var remote: [(log: any RemoteLog, isFound: Bool)] = []
    /// The size of what is fetched, where it is known, in bytes.
    var bytes = 0
    /// The formats that the account's flow logs have.
    var layouts: [RecordLayout] = []
    /// Holds the fetches together.
    let scope = FetchScope()

    /// Counts the records. The fetches end with the task.
    func tally(_ options: FlowReadOptions, _ output: any OutputSettings) async throws(Failure) -> FlowTally {
        var options = options
        for layout in layouts where !options.expectedLayouts.contains(layout) { options.expectedLayouts.append(layout) }
        let (paths, remote, read) = (paths, remote, options)
        let progress = FetchProgress(scope, total: bytes, output)
        let watch = remote.isEmpty ? nil : Task { await progress.watch() }
        let outcome = await withTaskCancellationHandler { () async -> Result<FlowTally, FlowLogError> in
            do throws(FlowLogError) {
                return .success(try await FlowLogReader.tally(paths, fetching: remote, read))
            } catch {
                return .failure(error)
            }
        } onCancel: {
            scope.cancel()
        }
        watch?.cancel()
        await watch?.value
        do throws(FlowLogError) {
            let tally = try outcome.get()
            if let only = tally.notes.unread.first, tally.notes.unread.count == remote.count, paths.isEmpty {
                throw FlowLogError.cannotRead(file: only.file, reason: only.reason)
            }
            return tally
        } catch {
            throw Failure(error)
        }
    }
}

extension Failure {
    init(_ error: FlowLogError) {
        switch error {
        case .cannotRead, .withheld: self.init(error.description, .noInput)
        case .cancelled: self.init("interrupted", .interrupted)
        case .notFlowLogs, .damaged, .malformed: self.init(error.description, .badData)
        }
    }
}
