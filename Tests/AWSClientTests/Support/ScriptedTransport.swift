import AWSClient
import Synchronization

/// A transport that answers from a list, and keeps what it was asked.
final class ScriptedTransport: HTTPTransport {
    typealias Answer = Result<HTTPResponse, TransportError>

    private let answers: Mutex<[Answer]>
    private let asked = Mutex<[HTTPRequest]>([])

    /// After the last answer the last one is given again.
    init(_ answers: [Answer]) { self.answers = Mutex(answers) }

    var requests: [HTTPRequest] { asked.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        asked.withLock { $0.append(request) }
        let answer = answers.withLock { $0.count > 1 ? $0.removeFirst() : $0.first }
        guard let answer else { throw TransportError(.other, host: "script", cause: "no answer is left") }
        return try answer.get()
    }
}

extension HTTPResponse {
    /// An XML answer.
    static func xml(_ text: String, status: Int = 200, headers: [HTTPHeader] = []) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: [HTTPHeader("Content-Type", "text/xml;charset=UTF-8")] + headers,
            body: Array(text.utf8))
    }

    /// An EC2 error.
    static func ec2Error(_ code: String, _ message: String = "no", status: Int = 400, headers: [HTTPHeader] = [])
        -> HTTPResponse
    {
        xml(
            "<Response><Errors><Error><Code>\(code)</Code><Message>\(message)</Message></Error></Errors>"
                + "<RequestID>r-1</RequestID></Response>", status: status, headers: headers)
    }
}
