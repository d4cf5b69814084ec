/// Whatever can carry a request to AWS and bring the answer: libcurl in the program, a script in tests.
public protocol HTTPTransport: Sendable {
    /// Sends one request. Any HTTP status is an answer; only what gives no answer is an error.
    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse
}
