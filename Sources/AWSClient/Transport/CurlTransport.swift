import Synchronization

/// Sends requests with libcurl: one thread that owns one multi handle, started with the first request.
///
/// HTTP/1.1 only, no redirects, no cookies, no `.netrc`; https only, unless the user gave an http endpoint. Requests to
/// one host share a few kept-alive connections.
public final class CurlTransport: HTTPTransport {
    private let loop: CurlLoop

    /// A transport that has not started anything yet.
    public init(options: TransportOptions = TransportOptions()) {
        loop = CurlLoop(options: options)
    }

    deinit { loop.stop() }

    /// Sends one request and waits for its answer; a cancelled task ends its transfer at once.
    public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        if let fault = RequestCheck.fault(of: request) {
            throw TransportError(.invalidRequest, host: request.endpoint.hostHeader, cause: fault)
        }
        let flag = CancelFlag()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                loop.add(CurlJob(request: request, flag: flag, continuation: continuation))
            }
        } onCancel: {
            flag.raise()
            loop.wake()
        }
        return try result.get()
    }

    /// Ends the thread; transfers under way fail as cancelled, and so does everything sent later.
    public func shutDown() { loop.stop() }
}

/// Raised by the task that gave up, read by the curl thread.
final class CancelFlag: Sendable {
    private let raised = Atomic(false)

    var isRaised: Bool { raised.load(ordering: .acquiring) }

    func raise() { raised.store(true, ordering: .releasing) }
}

/// A request on its way to the curl thread, and the way back.
struct CurlJob: Sendable {
    typealias Outcome = Result<HTTPResponse, TransportError>

    let request: HTTPRequest
    let flag: CancelFlag
    let continuation: CheckedContinuation<Outcome, Never>

    func fail(_ kind: TransportError.Kind, _ cause: String) {
        continuation.resume(
            returning: .failure(TransportError(kind, host: request.endpoint.hostHeader, cause: cause)))
    }
}
