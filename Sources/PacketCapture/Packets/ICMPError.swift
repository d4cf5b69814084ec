/// An ICMP message that says what became of a TCP segment.
struct ICMPError {
    var frame = 0
    var time: Int64?
    /// Who sent the message.
    var reporter = Host(bits: 0)
    /// What it says.
    var kind = ICMPErrorKind.other
    /// Type and code as numbers.
    var type: UInt8 = 0
    var code: UInt8 = 0
    /// The size that the next link carries; only of `.tooBig`.
    var mtu = 0
    /// The segment it is about: who sent it, to whom, its sequence number.
    var source = Socket(Host(bits: 0), 0)
    var destination = Socket(Host(bits: 0), 0)
    var sequence: UInt32 = 0
}

/// What an ICMP error says, for both families (RFC 792, RFC 1812, RFC 4443).
public enum ICMPErrorKind: Sendable, Hashable {
    /// No route, or the host does not answer.
    case noRoute
    /// Nobody listens, or a rule says so.
    case portUnreachable
    /// A rule forbids it.
    case prohibited
    /// The packet is too large, and may not be fragmented.
    case tooBig
    /// The packet went through too many routers.
    case timeExceeded
    case other

    init(type: UInt8, code: UInt8, isIPv6: Bool) {
        switch (isIPv6, type, code) {
        case (false, 3, 3), (true, 1, 4): self = .portUnreachable
        case (false, 3, 4), (true, 2, _): self = .tooBig
        case (false, 3, 9), (false, 3, 10), (false, 3, 13), (true, 1, 1), (true, 1, 5), (true, 1, 6): self = .prohibited
        case (false, 3, _), (true, 1, _): self = .noRoute
        case (false, 11, 0), (true, 3, 0): self = .timeExceeded
        default: self = .other
        }
    }

    /// Whether a message of this type is an error at all.
    static func isError(type: UInt8, isIPv6: Bool) -> Bool {
        isIPv6 ? (1...4).contains(type) : [3, 4, 11, 12].contains(type)
    }
}
