/// Why a call to AWS has no result.
public enum CallError: Error, Sendable {
    /// AWS refused it, or kept failing.
    case service(ServiceError)
    /// No answer came.
    case transport(TransportError)
    /// An answer came that is not what the service answers with.
    case unreadable(call: String, host: String, reason: String, isTruncated: Bool)
    /// There are no credentials to sign it with.
    case credentials(CredentialsError)
    /// The settings do not say where to send it.
    case settings(SettingsError)
    /// The call itself is wrong; the words say how.
    case parameter(String)
    /// The caller gave up.
    case cancelled
}

extension CallError: CustomStringConvertible {
    /// What failed, why, and what to do, in one line.
    public var description: String {
        switch self {
        case .service(let error): error.description
        case .transport(let error): error.description
        case .unreadable(let call, let host, let reason, _):
            "\(call): \(host) answered what is not AWS's answer: \(reason). Check --endpoint-url and any proxy between."
        case .credentials(let error): "\(error)"
        case .settings(let error): "\(error)"
        case .parameter(let words): words
        case .cancelled: "interrupted"
        }
    }

    /// Whether the same answer must be expected for every other call of this service and region: nobody is there, or
    /// nobody who speaks AWS.
    public var isUnreachable: Bool {
        switch self {
        case .transport, .unreadable: true
        case .service(let error): error.status >= 500 && !error.isAccessDenied
        case .credentials, .settings, .parameter, .cancelled: false
        }
    }
}
