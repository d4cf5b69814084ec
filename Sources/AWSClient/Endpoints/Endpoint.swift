/// The scheme, host and port that a request goes to.
public struct Endpoint: Sendable, Hashable {
    /// How the bytes travel.
    public enum Scheme: String, Sendable {
        case http
        case https

        /// The port that is left out of URLs and of the `Host` header.
        var defaultPort: UInt16 { self == .https ? 443 : 80 }
    }

    /// https, unless the user wrote an http URL.
    public var scheme: Scheme
    /// The host in lower case, an IPv6 address in brackets.
    public var host: String
    /// The port, or nil for the scheme's own.
    public var port: UInt16?
    /// A path in front of every request's own, without its last slash; empty for AWS itself.
    public var basePath: String
    /// Whether the user gave the endpoint. Only then may it be http.
    public var isExplicit: Bool

    /// An endpoint from its parts.
    public init(
        scheme: Scheme = .https, host: String, port: UInt16? = nil, basePath: String = "", isExplicit: Bool = false
    ) {
        self.scheme = scheme
        self.host = host
        self.port = port == scheme.defaultPort ? nil : port
        self.basePath = basePath
        self.isExplicit = isExplicit
    }

    /// The value of the `Host` header: the port only where it is not the scheme's own.
    public var hostHeader: String { port.map { "\(host):\($0)" } ?? host }

    /// The beginning of every URL, without a path.
    public var origin: String { "\(scheme.rawValue)://\(hostHeader)" }
}
