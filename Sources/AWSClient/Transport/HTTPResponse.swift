/// An answer, whole in memory.
public struct HTTPResponse: Sendable, Equatable {
    /// The HTTP status, 100 to 999.
    public var status: Int
    /// The headers in the order they came.
    public var headers: [HTTPHeader]
    /// The body, decompressed.
    public var body: [UInt8]

    /// An answer from its parts.
    public init(status: Int, headers: [HTTPHeader] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
