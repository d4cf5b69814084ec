import JSONText
import OrderedCollections

/// A call made ready: its request, and how to send it and read its answer once.
struct CallAttempt: RepeatableAttempt {
    let call: AWSCall
    let model: ServiceModel
    let operation: OperationModel
    let place: ServiceEndpoint
    let request: HTTPRequest

    var name: String { call.name }
    var service: String { call.service }
    var region: String { call.region }
    var isUnsigned: Bool { operation.isUnsigned }

    /// The call and where it goes, for the log. Nothing of it is secret: keys and signatures are in headers only.
    var description: String { "\(call.name) \(call.region): \(request.method.rawValue) \(request.url)" }

    /// Signs, where there are keys to sign with, and sends; an answer that is an error comes with its error.
    func send(
        _ keys: AWSCredentials?, at time: UTCInstant, signer: SigV4Signer, transport: any HTTPTransport
    ) async -> (HTTPResponse?, CallError?) {
        let signed: HTTPRequest
        do {
            guard let keys else { return await send(request, nil, transport) }
            signed = try signer.sign(
                request, credentials: keys, region: place.signingRegion, service: place.signingName, at: time)
        } catch {
            return (nil, .parameter("\(call.name): the request cannot be signed: \(error)"))
        }
        return await send(signed, keys, transport)
    }

    private func send(
        _ request: HTTPRequest, _ keys: AWSCredentials?, _ transport: any HTTPTransport
    ) async -> (HTTPResponse?, CallError?) {
        do {
            let response = try await transport.send(request)
            return (response, failure(of: response, to: keys))
        } catch {
            return (nil, error.kind == .cancelled ? .cancelled : .transport(error))
        }
    }

    /// The error that an answer is, or nil where it is a result.
    private func failure(of response: HTTPResponse, to keys: AWSCredentials?) -> CallError? {
        switch response.status {
        case 200..<300: return nil
        case 300..<400:
            let target = response.headers.value(of: "location") ?? "somewhere else"
            return unreadable("a redirect (HTTP \(response.status)) to \(target)", isTruncated: false)
        default:
            var error = ErrorAnswer(response: response, isXML: model.wireProtocol.isXML, call: call.name).error
            error.message = keys?.masked(in: error.message) ?? masked(error.message)
            return .service(error)
        }
    }

    /// A text without the tokens that requests without signature carry instead.
    private func masked(_ text: String) -> String {
        guard case .object(let parameters) = call.parameters else { return text }
        return parameters.reduce(text) { text, parameter in
            guard Self.secretParameters.contains(parameter.key), case .string(let secret) = parameter.value,
                !secret.isEmpty
            else { return text }
            return text.replacing(secret, with: "****")
        }
    }

    private static let secretParameters: Set<String> = [
        "accessToken", "clientSecret", "refreshToken", "WebIdentityToken",
    ]

    /// The result as AWS CLI JSON text.
    func answer(of response: HTTPResponse?) throws(CallError) -> [UInt8] {
        guard let response else { throw .cancelled }
        guard !isPage(response.body) else {
            throw unreadable("an HTML page (HTTP \(response.status))", isTruncated: false)
        }
        do {
            guard model.wireProtocol.isXML else {
                return try JSONAnswer.json(response.body, of: operation, in: model, status: response.status)
            }
            return try XMLAnswer.json(response.body, of: operation, in: model)
        } catch {
            throw unreadable(error.reason, isTruncated: error.isTruncated)
        }
    }

    /// Whether a body is a page for people, as proxies and captive portals send. The content type does not tell: some
    /// servers that speak for AWS call everything HTML.
    private func isPage(_ body: [UInt8]) -> Bool {
        let start = String(decoding: body.prefix(200), as: UTF8.self).trimmingWhiteSpace().lowercased()
        return start.hasPrefix("<html") || start.hasPrefix("<!doctype html")
    }

    private func unreadable(_ reason: String, isTruncated: Bool) -> CallError {
        .unreadable(
            call: call.name, host: request.endpoint.hostHeader, reason: reason, isTruncated: isTruncated)
    }
}
