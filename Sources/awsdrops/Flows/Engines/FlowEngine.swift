import FlowLogs

/// What counts flow logs where they lie.
protocol FlowEngine: Sendable {
    /// What a question will scan and cost, as far as that is known beforehand, in words.
    func estimate(_ question: FlowQuestion) async -> String

    /// The groups of a question, and how many there are in all.
    func tally(_ question: FlowQuestion) async throws(Failure) -> (tally: FlowTally, total: Int)

    /// The accepted records that the rejected ones of a question by `FlowGrouping.serviceAtInterface` may answer, and those
    /// queries' own note; nil where they cannot be asked for.
    func requests(of question: FlowQuestion, _ rejected: FlowTally) async throws(Failure) -> FlowTally?

    /// The queries, as `--dry-run` prints them.
    func text(_ question: FlowQuestion, withRequests: Bool) throws(Failure) -> String
}
