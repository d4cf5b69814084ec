/// An address of either family.
public enum IPAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
    case ipv4(IPv4Address)
    case ipv6(IPv6Address)

    /// Reads an IPv6 address where the text has a colon, else an IPv4 address.
    public init(_ text: String) throws(AddressError) {
        do throws(ParseFailure) {
            try self.init(parsing: text[...].utf8)
        } catch {
            throw AddressError(text: text, reason: error.reason)
        }
    }

    /// The address with this number; of an IPv4 address only the low 32 bits count.
    public init(family: AddressFamily, bits: UInt128) {
        switch family {
        case .ipv4: self = .ipv4(IPv4Address(UInt32(truncatingIfNeeded: bits)))
        case .ipv6: self = .ipv6(IPv6Address(bits))
        }
    }

    /// Reads the address from a part of a longer text.
    init(parsing bytes: Substring.UTF8View) throws(ParseFailure) {
        if bytes.contains(UInt8(ascii: ":")) {
            self = .ipv6(try IPv6Address(parsing: bytes))
        } else {
            self = .ipv4(try IPv4Address(parsing: bytes))
        }
    }

    /// The family of the address.
    public var family: AddressFamily {
        switch self {
        case .ipv4: .ipv4
        case .ipv6: .ipv6
        }
    }

    /// The address as a number.
    public var bits: UInt128 {
        switch self {
        case .ipv4(let address): UInt128(address.value)
        case .ipv6(let address): address.value
        }
    }

    /// The usual text of the address.
    public var description: String {
        switch self {
        case .ipv4(let address): address.description
        case .ipv6(let address): address.description
        }
    }

    /// Orders IPv4 before IPv6, then as numbers.
    public static func < (left: Self, right: Self) -> Bool {
        (left.family, left.bits) < (right.family, right.bits)
    }
}
