/// One of the two versions of the Internet Protocol.
public enum AddressFamily: UInt8, Sendable, Hashable, CaseIterable, Comparable, CustomStringConvertible {
    case ipv4
    case ipv6

    /// The length of an address in bits: 32 or 128.
    public var bitWidth: Int {
        switch self {
        case .ipv4: 32
        case .ipv6: 128
        }
    }

    /// The highest address, as a number.
    public var highestBits: UInt128 {
        switch self {
        case .ipv4: UInt128(UInt32.max)
        case .ipv6: UInt128.max
        }
    }

    /// Every address of the family, as numbers.
    public var everyAddress: IntervalSet<UInt128> {
        switch self {
        case .ipv4: Self.everyIPv4Address
        case .ipv6: Self.everyIPv6Address
        }
    }

    /// Those of the numbers that are addresses of the family.
    func addresses(in ranges: IntervalSet<UInt128>) -> IntervalSet<UInt128> {
        guard let last = ranges.last, last > highestBits else { return ranges }
        return ranges.intersection(everyAddress)
    }

    /// "IPv4" or "IPv6".
    public var description: String {
        switch self {
        case .ipv4: "IPv4"
        case .ipv6: "IPv6"
        }
    }

    /// IPv4 stands before IPv6.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }

    // Kept because rules ask for them constantly and a fresh one costs an allocation.
    private static let everyIPv4Address = IntervalSet<UInt128>(0...UInt128(UInt32.max))
    private static let everyIPv6Address = IntervalSet<UInt128>(0...UInt128.max)
}
