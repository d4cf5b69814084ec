/// A request made ready, which may be sent several times until one answer counts.
protocol RepeatableAttempt: Sendable {
    /// What an answer tells.
    associatedtype Answer: Sendable

    /// The service and operation, for messages.
    var name: String { get }
    /// The service, whose requests share a quota of repetitions with those of the same region.
    var service: String { get }
    /// The region that is asked.
    var region: String { get }
    /// Whether it goes without signature.
    var isUnsigned: Bool { get }
    /// What is asked and where, for the log. Nothing of it is secret.
    var description: String { get }

    /// Signs, where there are keys to sign with, and sends; an answer that is an error comes with its error.
    func send(
        _ keys: AWSCredentials?, at time: UTCInstant, signer: SigV4Signer, transport: any HTTPTransport
    ) async -> (HTTPResponse?, CallError?)

    /// What the answer tells.
    func answer(of response: HTTPResponse?) throws(CallError) -> Answer
}
