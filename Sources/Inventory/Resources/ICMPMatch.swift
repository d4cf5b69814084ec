/// Which ICMP messages a rule matches.
public struct ICMPMatch: Sendable, Hashable {
    /// The type; nil for all.
    public let type: UInt8?
    /// The code; nil for all.
    public let code: UInt8?

    /// From the API's numbers, where -1 means all.
    init(type: Int?, code: Int?) {
        self.type = type.flatMap { UInt8(exactly: $0) }
        self.code = code.flatMap { UInt8(exactly: $0) }
    }
}
