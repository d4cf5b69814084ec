/// Where a service is, and what its requests are signed for.
public struct ServiceEndpoint: Sendable, Hashable {
    /// The scheme, host and port.
    public var endpoint: Endpoint
    /// The region in the signature.
    public var signingRegion: String
    /// The service in the signature.
    public var signingName: String

    /// An endpoint from its parts.
    public init(endpoint: Endpoint, signingRegion: String, signingName: String) {
        self.endpoint = endpoint
        self.signingRegion = signingRegion
        self.signingName = signingName
    }
}
