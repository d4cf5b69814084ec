public import NetworkSets

/// An address as packets carry it, in one form for both families: IPv4 as the IPv6 address `::ffff:a.b.c.d`.
public struct Host: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The address as a number of 128 bits.
    public let bits: UInt128

    @inline(__always)
    init(bits: UInt128) {
        self.bits = bits
    }

    @inline(__always)
    init(ipv4 value: UInt32) {
        bits = 0xFFFF_0000_0000 | UInt128(value)
    }

    /// The address of its own family.
    public var address: IPAddress {
        bits >> 32 == 0xFFFF ? .ipv4(IPv4Address(UInt32(truncatingIfNeeded: bits))) : .ipv6(IPv6Address(bits))
    }

    /// The address as people write it.
    public var description: String { address.description }

    /// By number.
    @inline(__always)
    public static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
}

/// An address and a port.
public struct Socket: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The address.
    public let host: Host
    /// The TCP port.
    public let port: UInt16

    @inline(__always)
    init(_ host: Host, _ port: UInt16) {
        self.host = host
        self.port = port
    }

    /// `10.0.0.1:443` or `[2001:db8::1]:443`.
    public var description: String {
        if case .ipv6(let address) = host.address { return "[\(address)]:\(port)" }
        return "\(host):\(port)"
    }

    /// By address, then port.
    @inline(__always)
    public static func < (left: Self, right: Self) -> Bool {
        left.host == right.host ? left.port < right.port : left.host < right.host
    }
}
