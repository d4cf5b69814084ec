/// Tells how far a query is.
struct EngineProgress {
    private let line: ProgressLine

    init(_ output: any OutputSettings) { line = ProgressLine(isQuiet: output.quiet) }

    /// Shows what was scanned so far, and what that costs.
    func show(_ state: String, _ bytes: Int64, _ cost: String) {
        line.show("\(state.lowercased()), \(bytes) bytes scanned, \(cost)")
    }

    /// Takes it away.
    func clear() { line.clear() }
}
