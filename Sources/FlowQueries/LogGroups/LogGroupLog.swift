import AWSClient
import FlowLogs
import JSONText

/// A part of the events of a log group: those of a span of time, or of a stream.
final class LogGroupLog: RemoteLog {
    let question: LogGroupQuestion
    private let caller: ServiceCaller
    private let scope: FetchScope
    private let first = EarlyFetch()

    init(_ question: LogGroupQuestion, _ caller: ServiceCaller, _ scope: FetchScope) {
        self.question = question
        self.caller = caller
        self.scope = scope
    }

    var name: String { "log group \(question.group)" }

    func prepare() {
        first.start { fetch(nil) }
    }

    func open() -> any LogFile { LogGroupFile(self, first: first.take() ?? fetch(nil)) }

    /// Starts to fetch the page after a token.
    func fetch(_ token: String?) -> FetchedBytes {
        let (caller, call) = (caller, question.call(token))
        return FetchedBytes(scope) { () async throws(CallError) -> [UInt8] in try await caller.call(call) }
    }

    /// The token of the page after one; nil after the last.
    ///
    /// Pages without events are no end: CloudWatch Logs tells how far it has searched (API Reference, FilterLogEvents).
    func token(after page: [UInt8]) throws(FlowLogError) -> String? {
        do {
            return try JSONDocument(parsing: page).root["nextToken"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        } catch {
            throw .damaged(file: name, reason: "\(error)")
        }
    }
}
