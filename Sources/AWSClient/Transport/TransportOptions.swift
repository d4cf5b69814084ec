/// The limits and files of a `CurlTransport`.
public struct TransportOptions: Sendable, Hashable {
    /// A PEM file of trusted CAs instead of the system's.
    public var caBundle: String?
    /// How long a connection may take, in milliseconds.
    public var connectTimeout: Int
    /// How long nothing may arrive before the request fails, in seconds. Waiting for a free connection does not count.
    public var stallTimeout: Int
    /// The largest body taken, in decompressed bytes.
    public var largestBody: Int
    /// Connections at a time to one host; the rest waits.
    public var connectionsPerHost: Int
    /// How long a whole request may take, in milliseconds; nil for as long as bytes arrive.
    public var totalTimeout: Int?
    /// Whether the proxies of the environment are used. Metadata services are on the machine's own link, so never there.
    public var usesProxies: Bool

    /// Options from their parts; the defaults are those of the AWS CLI where it has them.
    public init(
        caBundle: String? = nil, connectTimeout: Int = 10_000, stallTimeout: Int = 60, largestBody: Int = 1 << 29,
        connectionsPerHost: Int = 8, totalTimeout: Int? = nil, usesProxies: Bool = true
    ) {
        self.caBundle = caBundle
        self.connectTimeout = connectTimeout
        self.stallTimeout = stallTimeout
        self.largestBody = largestBody
        self.connectionsPerHost = connectionsPerHost
        self.totalTimeout = totalTimeout
        self.usesProxies = usesProxies
    }
}
