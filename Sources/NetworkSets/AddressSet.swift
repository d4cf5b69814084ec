/// A set of addresses of both families.
public struct AddressSet: Hashable, Sendable, CustomStringConvertible {
    /// The IPv4 addresses as numbers of 32 bits.
    public let ipv4: IntervalSet<UInt128>
    /// The IPv6 addresses as numbers.
    public let ipv6: IntervalSet<UInt128>

    /// No addresses.
    public init() {
        self.init(ipv4: IntervalSet(), ipv6: IntervalSet())
    }

    /// The addresses of a block.
    public init(_ block: CIDRBlock) {
        self.init(family: block.family, ranges: IntervalSet(block.bounds))
    }

    /// The addresses of any of the blocks.
    public init<Blocks: Sequence>(_ blocks: Blocks) where Blocks.Element == CIDRBlock {
        var ranges: (ipv4: [ClosedRange<UInt128>], ipv6: [ClosedRange<UInt128>]) = ([], [])
        for block in blocks {
            switch block.family {
            case .ipv4: ranges.ipv4.append(block.bounds)
            case .ipv6: ranges.ipv6.append(block.bounds)
            }
        }
        self.init(ipv4: IntervalSet(ranges.ipv4), ipv6: IntervalSet(ranges.ipv6))
    }

    /// One address.
    public init(_ address: IPAddress) {
        self.init(family: address.family, ranges: IntervalSet(address.bits))
    }

    /// Addresses of one family as numbers; what lies beyond 32 bits is no IPv4 address and is left out.
    public init(family: AddressFamily, ranges: IntervalSet<UInt128>) {
        switch family {
        case .ipv4: self.init(ipv4: family.addresses(in: ranges), ipv6: IntervalSet())
        case .ipv6: self.init(ipv4: IntervalSet(), ipv6: ranges)
        }
    }

    /// The caller gives no IPv4 address beyond 32 bits.
    private init(ipv4: IntervalSet<UInt128>, ipv6: IntervalSet<UInt128>) {
        self.ipv4 = ipv4
        self.ipv6 = ipv6
    }

    /// Every address of a family.
    public static func all(_ family: AddressFamily) -> Self {
        Self(family: family, ranges: family.everyAddress)
    }

    /// The addresses of one family as numbers.
    public subscript(family: AddressFamily) -> IntervalSet<UInt128> {
        switch family {
        case .ipv4: ipv4
        case .ipv6: ipv6
        }
    }

    /// Whether there are no addresses.
    public var isEmpty: Bool {
        ipv4.isEmpty && ipv6.isEmpty
    }

    /// The number of addresses.
    public var addressCount: PacketCount {
        ipv4.count + ipv6.count
    }

    /// The address, where there is exactly one.
    public var singleAddress: IPAddress? {
        for family in AddressFamily.allCases {
            let (own, other) = family == .ipv4 ? (ipv4, ipv6) : (ipv6, ipv4)
            if other.isEmpty, let first = own.first, first == own.last {
                return IPAddress(family: family, bits: first)
            }
        }
        return nil
    }

    /// Whether the address is in the set.
    public func contains(_ address: IPAddress) -> Bool {
        self[address.family].contains(address.bits)
    }

    /// The addresses in either set.
    public func union(_ other: Self) -> Self {
        Self(ipv4: ipv4.union(other.ipv4), ipv6: ipv6.union(other.ipv6))
    }

    /// The addresses in both sets.
    public func intersection(_ other: Self) -> Self {
        Self(ipv4: ipv4.intersection(other.ipv4), ipv6: ipv6.intersection(other.ipv6))
    }

    /// The addresses of this set that the other lacks.
    public func subtracting(_ other: Self) -> Self {
        Self(ipv4: ipv4.subtracting(other.ipv4), ipv6: ipv6.subtracting(other.ipv6))
    }

    /// Whether the other set has every address of this one.
    public func isSubset(of other: Self) -> Bool {
        ipv4.isSubset(of: other.ipv4) && ipv6.isSubset(of: other.ipv6)
    }

    /// Whether no address is in both sets.
    public func isDisjoint(with other: Self) -> Bool {
        ipv4.isDisjoint(with: other.ipv4) && ipv6.isDisjoint(with: other.ipv6)
    }
}
