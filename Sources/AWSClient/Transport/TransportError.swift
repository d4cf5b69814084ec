/// Why a request got no answer.
public struct TransportError: Error, Sendable, Hashable {
    /// What failed, coarse enough to decide by.
    public enum Kind: Sendable {
        /// The host name has no address.
        case unresolved
        /// Nobody accepts connections, or the connection could not be made.
        case connection
        /// The connection, or the next byte, took too long.
        case timeout
        /// The server's certificate is not trusted, or the CA bundle cannot be read.
        case certificate
        /// TLS failed before certificates mattered.
        case tls
        /// The connection ended before the answer did.
        case truncated
        /// The answer is larger than this program takes.
        case tooLarge
        /// The request holds what HTTP cannot carry, or a scheme that is not allowed.
        case invalidRequest
        /// The caller gave up, or the transport was shut down.
        case cancelled
        /// libcurl could not do its work.
        case other
    }

    /// What failed.
    public var kind: Kind
    /// The host that was asked, with its port where that is not the usual one.
    public var host: String
    /// What happened, in libcurl's words where it has some.
    public var cause: String

    /// An error from its parts.
    public init(_ kind: Kind, host: String, cause: String) {
        self.kind = kind
        self.host = host
        self.cause = cause
    }

    /// Whether the same request may do better in a moment.
    public var isTransient: Bool {
        switch kind {
        case .unresolved, .connection, .timeout, .tls, .truncated: true
        case .certificate, .tooLarge, .invalidRequest, .cancelled, .other: false
        }
    }

    /// What the reader can do about it.
    public var advice: String {
        switch kind {
        case .unresolved: "Check the region's name, --endpoint-url, and this machine's DNS."
        case .connection: "Check the network, the proxy variables (https_proxy, no_proxy), and --endpoint-url."
        case .timeout: "Check the network between here and the endpoint (firewall, proxy, VPN), then run again."
        case .certificate: "If a proxy re-signs TLS here, name its CA file with --ca-bundle or AWS_CA_BUNDLE."
        case .tls: "Check whether a proxy or firewall intercepts TLS on the way."
        case .truncated: "Run again; if it stays, look for a proxy that cuts long answers."
        case .tooLarge: "Ask for less at a time, or report this."
        case .invalidRequest: "Correct the value that is named."
        case .cancelled: "Run again."
        case .other: "Run again with --debug and report what it prints."
        }
    }
}

extension TransportError: CustomStringConvertible {
    /// Host, cause and advice in one line.
    public var description: String { "\(host): \(cause). \(advice)" }
}
