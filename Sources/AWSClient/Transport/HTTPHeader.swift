/// One header of a request or an answer. Names compare without regard to case.
public struct HTTPHeader: Sendable, Hashable {
    /// The name as written.
    public var name: String
    /// The value without the line end.
    public var value: String

    /// A header from its two parts; nothing is checked here, `CurlTransport` refuses what HTTP cannot carry.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [HTTPHeader] {
    /// The value of the first header of that name, or nil.
    public func value(of name: String) -> String? {
        first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
