/// What AWS said when it refused a request.
public struct ServiceError: Error, Sendable, Hashable {
    /// The code without namespace, such as `UnauthorizedOperation`; the HTTP status where the answer named none.
    public var code: String
    /// The message, perhaps empty.
    public var message: String
    /// The HTTP status.
    public var status: Int
    /// The id to tell AWS support.
    public var requestID: String?
    /// The service and operation that was asked, as `ec2 DescribeVpcs`.
    public var call: String

    /// An error from its parts.
    public init(code: String, message: String, status: Int, requestID: String? = nil, call: String) {
        self.code = code
        self.message = message
        self.status = status
        self.requestID = requestID
        self.call = call
    }

    /// Whether the caller lacks the permission for the operation.
    public var isAccessDenied: Bool {
        [
            "UnauthorizedOperation", "AccessDenied", "AccessDeniedException", "UnauthorizedException",
            "NotAuthorizedException",
        ].contains(code)
    }

    /// Whether AWS does not accept the credentials or the signature.
    public var isAuthenticationFailure: Bool {
        isExpired
            || [
                "AuthFailure", "SignatureDoesNotMatch", "InvalidClientTokenId", "UnrecognizedClientException",
                "InvalidSignatureException", "IncompleteSignature", "InvalidAccessKeyId", "MissingAuthenticationToken",
                "MissingAuthenticationTokenException", "InvalidToken", "OptInRequired", "NotSignedUp",
            ].contains(code)
    }

    /// Whether temporary credentials have expired.
    public var isExpired: Bool {
        ["ExpiredToken", "ExpiredTokenException", "RequestExpired", "ExpiredCredentials"].contains(code)
    }
}

extension ServiceError {
    /// What the reader can do about it, or nil where the message says all.
    public var advice: String? {
        if isExpired { return "The credentials have expired: get new ones (aws sso login, aws login, or new keys)." }
        if isAuthenticationFailure {
            return "AWS does not accept these credentials: check the key, the secret and the account they are for."
        }
        if isAccessDenied { return "Ask for the permission to make this call." }
        if status >= 500 { return "Run again in a moment; if it stays, see the AWS Health Dashboard." }
        return nil
    }
}

extension ServiceError: CustomStringConvertible {
    /// The call, the code, the message and the advice in one line.
    public var description: String {
        let words = message.isEmpty ? "HTTP status \(status)" : message
        let request = requestID.map { " (request \($0))" } ?? ""
        return "\(call): \(code): \(words)\(request)" + (advice.map { ". \($0)" } ?? "")
    }
}
