/// A request to S3 made ready.
struct S3Attempt: RepeatableAttempt {
    /// What came of it.
    enum Answer: Sendable {
        case content(HTTPResponse)
        /// The bucket is in another region.
        case elsewhere(region: String)
    }

    let name: String
    let place: ServiceEndpoint
    let request: HTTPRequest

    var service: String { "s3" }
    var region: String { place.signingRegion }
    var isUnsigned: Bool { false }
    var description: String { "\(name) \(region): \(request.method.rawValue) \(request.url)" }

    /// - Parameters:
    ///   - key: of an object; nil asks the bucket.
    ///   - query, headers: of the operation.
    init(
        _ name: String, _ location: S3Location, key: String?, _ place: ServiceEndpoint,
        query: [HTTPRequest.Parameter] = [], headers: [HTTPHeader] = []
    ) {
        self.name = name
        self.place = place
        var endpoint = place.endpoint
        var path = endpoint.basePath
        // Endpoints that users give, and names that no certificate fits, take the bucket in the path.
        if endpoint.isExplicit || !location.isHostLabel {
            path += "/\(PercentEncoding.encode(location.bucket))"
        } else {
            endpoint.host = "\(location.bucket).\(endpoint.host)"
        }
        path += key.map { "/" + PercentEncoding.encode($0, keepingSlash: true) } ?? "/"
        request = HTTPRequest(
            method: .get, endpoint: endpoint, path: path, query: query, headers: headers, acceptsPacked: false)
    }

    func send(
        _ keys: AWSCredentials?, at time: UTCInstant, signer: SigV4Signer, transport: any HTTPTransport
    ) async -> (HTTPResponse?, CallError?) {
        guard let keys else { return (nil, .parameter("\(name): there are no keys to sign with")) }
        let signed: HTTPRequest
        do {
            signed = try signer.sign(
                request, credentials: keys, region: place.signingRegion, service: place.signingName, at: time,
                options: .s3)
        } catch {
            return (nil, .parameter("\(name): the request cannot be signed: \(error)"))
        }
        do {
            let response = try await transport.send(signed)
            return (response, failure(of: response, to: keys))
        } catch {
            return (nil, error.kind == .cancelled ? .cancelled : .transport(error))
        }
    }

    private func failure(of response: HTTPResponse, to keys: AWSCredentials) -> CallError? {
        if (200..<300).contains(response.status) || otherRegion(response) != nil { return nil }
        var error = ErrorAnswer(response: response, isXML: true, call: name).error
        error.message = keys.masked(in: error.message)
        return .service(error)
    }

    /// The region that an answer sends to: redirects and refused signatures name the bucket's own.
    private func otherRegion(_ response: HTTPResponse) -> String? {
        guard [301, 307, 400, 403].contains(response.status) else { return nil }
        let named = response.headers.value(of: "x-amz-bucket-region")
        return named == region ? nil : named
    }

    func answer(of response: HTTPResponse?) throws(CallError) -> Answer {
        guard let response else { throw .cancelled }
        return otherRegion(response).map { .elsewhere(region: $0) } ?? .content(response)
    }
}
