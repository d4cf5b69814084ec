public import AWSClient
public import FlowLogs
import JSONText

/// Why a query engine gave no answer.
public enum QueryFailure: Error, Sendable {
    /// A call failed.
    case call(CallError)
    /// The question does not fit the table, or the answer is none.
    case question(QueryError)
    /// The engine ended the query; the words say why.
    case query(String)
    /// What the options name is not there, or not clear; the words say what to give.
    case choice(String)

    /// The answer of a call.
    static func document(_ caller: ServiceCaller, _ call: AWSCall, pages: Bool = false) async throws(QueryFailure)
        -> JSONDocument
    {
        let text: [UInt8]
        do {
            text = pages ? try await caller.pages(call) : try await caller.call(call)
        } catch {
            throw .call(error)
        }
        do {
            return try JSONDocument(parsing: text)
        } catch {
            throw .call(.unreadable(call: call.name, host: call.region, reason: "\(error)", isTruncated: false))
        }
    }
}
