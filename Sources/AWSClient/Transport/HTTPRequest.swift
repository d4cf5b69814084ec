/// A request as it goes onto the wire.
///
/// The path is already percent-encoded; query parameters are plain and are encoded when the URL is made, so that what is
/// signed and what is sent are the same bytes.
public struct HTTPRequest: Sendable, Equatable {
    /// The methods this program uses.
    public enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
    }

    /// One query parameter before percent-encoding; a nil value is a parameter without `=`.
    public struct Parameter: Sendable, Hashable {
        /// The name, not encoded.
        public var name: String
        /// The value, not encoded.
        public var value: String?

        /// A parameter from its two parts.
        public init(_ name: String, _ value: String?) {
            self.name = name
            self.value = value
        }
    }

    /// What to do.
    public var method: Method
    /// Where to send it.
    public var endpoint: Endpoint
    /// The whole path (an endpoint's own in front), percent-encoded, with its leading slash.
    public var path: String
    /// The query parameters in the order they are sent.
    public var query: [Parameter]
    /// The headers in the order they are sent.
    public var headers: [HTTPHeader]
    /// The body; empty for none.
    public var body: [UInt8]
    /// Whether the answer may come packed; it is unpacked on the way. Not for objects, whose own bytes are wanted.
    public var acceptsPacked: Bool

    /// A request from its parts.
    public init(
        method: Method, endpoint: Endpoint, path: String = "/", query: [Parameter] = [], headers: [HTTPHeader] = [],
        body: [UInt8] = [], acceptsPacked: Bool = true
    ) {
        self.method = method
        self.endpoint = endpoint
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.acceptsPacked = acceptsPacked
    }

    /// The whole URL.
    public var url: String {
        guard !query.isEmpty else { return endpoint.origin + path }
        let pairs = query.map { parameter in
            let name = PercentEncoding.encode(parameter.name)
            return parameter.value.map { "\(name)=\(PercentEncoding.encode($0))" } ?? name
        }
        return endpoint.origin + path + "?" + pairs.joined(separator: "&")
    }
}
