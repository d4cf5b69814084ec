import AWSClient
import Foundation
import Synchronization

/// A transport that answers each request by itself, and keeps what it was asked.
final class AnsweringTransport: HTTPTransport {
    private let answer: @Sendable (HTTPRequest) async -> ScriptedTransport.Answer
    private let asked = Mutex<[HTTPRequest]>([])

    init(_ answer: @escaping @Sendable (HTTPRequest) async -> ScriptedTransport.Answer) { self.answer = answer }

    var requests: [HTTPRequest] { asked.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        asked.withLock { $0.append(request) }
        return try await answer(request).get()
    }
}

extension HTTPResponse {
    /// A JSON answer.
    static func json(_ text: String, status: Int = 200) -> HTTPResponse {
        HTTPResponse(status: status, headers: [HTTPHeader("Content-Type", "application/json")], body: Array(text.utf8))
    }
}

extension HTTPRequest {
    /// The fields of a form body.
    var form: [String: String] {
        let pairs = String(decoding: body, as: UTF8.self).split(separator: "&").map { pair in
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(halves[0]), (halves.count > 1 ? String(halves[1]) : "").removingPercentEncoding ?? "")
        }
        return Dictionary(pairs) { $1 }
    }

    /// The key that signed it.
    var signer: String? {
        headers.value(of: "Authorization")?.split(separator: "Credential=").last?.split(separator: "/").first
            .map(String.init)
    }
}
