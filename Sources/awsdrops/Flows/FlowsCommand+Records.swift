import FlowLogs
import Reporting
import Synchronization

extension FlowsCommand {
    /// Prints the records themselves as they are read.
    func printRecords(_ options: inout FlowReadOptions, _ logs: FetchedLogs) async throws(Failure) {
        let console = outputOptions.console
        let form: FlowRecordPrinter.Form =
            switch outputOptions.output {
            case .json: .jsonLines
            case .csv: .csv
            case .text, .markdown: .text
            }
        // The printer and what went wrong with it; only the one thread that reads comes here.
        let state = Mutex((printer: FlowRecordPrinter(form, top: viewOptions.top), failure: Failure?.none))
        options.sink = RecordSink { record in
            state.withLock { state in
                let text = state.printer.text(of: record)
                do throws(Failure) {
                    if let text { try console.write(text) }
                } catch {
                    state.failure = error
                    return false
                }
                return !state.printer.isFull
            }
        }
        let tally = try await logs.tally(options, outputOptions)
        let (rest, failure) = state.withLock { ($0.printer.rest(), $0.failure) }
        if let failure { throw failure }
        try console.write(rest)
        remark(on: tally)
    }
}
