/// Signs requests with AWS Signature Version 4 in the header form. Pure but for a cache of derived keys.
///
/// Source: "Create a signed AWS API request", AWS IAM User Guide.
public struct SigV4Signer: Sendable {
    private let keys = SigningKeyCache()

    /// A signer with an empty cache of keys.
    public init() {}

    /// The request with `Host`, `X-Amz-Date`, the session token and `Authorization`, in place of any it had.
    ///
    /// Every header present is signed but those that proxies change; add unsigned ones afterwards. The path is signed
    /// as it is on the wire, so it must already be percent-encoded.
    public func sign(
        _ request: HTTPRequest, credentials: AWSCredentials, region: String, service: String, at time: UTCInstant,
        options: SigningOptions = .standard
    ) throws(SigningError) -> HTTPRequest {
        var signed = request
        let replaced: Set = ["host", "authorization", "date", "x-amz-date", "x-amz-security-token"]
        signed.headers.removeAll { replaced.contains($0.name.lowercased()) }
        signed.headers.append(HTTPHeader("Host", request.endpoint.hostHeader))
        signed.headers.append(HTTPHeader("X-Amz-Date", time.compact))
        if let token = credentials.sessionToken {
            signed.headers.append(HTTPHeader("X-Amz-Security-Token", token))
        }
        let bodyHash =
            options.leavesBodyUnsigned ? "UNSIGNED-PAYLOAD" : Digest.hex(try Digest.sha256(request.body))
        if options.signsBodyHashHeader {
            signed.headers.append(HTTPHeader("X-Amz-Content-Sha256", bodyHash))
        }
        let canonical = CanonicalRequest(signed, bodyHash: bodyHash, options: options)
        let scope = "\(time.dateStamp)/\(region)/\(service)/aws4_request"
        let hash = Digest.hex(try Digest.sha256(Array(canonical.text.utf8)))
        let text = "AWS4-HMAC-SHA256\n\(time.compact)\n\(scope)\n\(hash)"
        let key = try keys.key(
            secret: credentials.secretAccessKey, date: time.dateStamp, region: region, service: service)
        let signature = Digest.hex(try Digest.hmac(key: key, Array(text.utf8)))
        signed.headers.append(
            HTTPHeader(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=\(credentials.accessKeyID)/\(scope), "
                    + "SignedHeaders=\(canonical.signedHeaders), Signature=\(signature)"))
        return signed
    }
}
