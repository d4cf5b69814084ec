/// A block of addresses with a common prefix, "10.0.0.0/8".
public struct CIDRBlock: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The family of the addresses.
    public let family: AddressFamily
    /// The length of the common prefix in bits: 0 to 32, or 0 to 128.
    public let prefixLength: Int
    /// The lowest address as a number.
    public let firstBits: UInt128

    /// The block of one address, /32 or /128.
    public init(_ address: IPAddress) {
        family = address.family
        prefixLength = address.family.bitWidth
        firstBits = address.bits
    }

    /// The block of this length around an address; nil where the family has no such length.
    public init?(address: IPAddress, prefixLength: Int) {
        guard (0...address.family.bitWidth).contains(prefixLength) else { return nil }
        self.init(family: address.family, bits: address.bits, checkedLength: prefixLength)
    }

    /// Clears the host bits; the caller has checked the length.
    init(family: AddressFamily, bits: UInt128, checkedLength prefixLength: Int) {
        self.family = family
        self.prefixLength = prefixLength
        firstBits = bits & ~(family.highestBits >> UInt128(prefixLength))
    }

    /// The lowest and the highest address as numbers.
    public var bounds: ClosedRange<UInt128> {
        firstBits...(firstBits | family.highestBits >> UInt128(prefixLength))
    }

    /// The lowest address.
    public var first: IPAddress {
        IPAddress(family: family, bits: firstBits)
    }

    /// The highest address.
    public var last: IPAddress {
        IPAddress(family: family, bits: bounds.upperBound)
    }

    /// Whether this is every address of the family: 0.0.0.0/0 or ::/0.
    public var isDefault: Bool {
        prefixLength == 0
    }

    /// Whether the address lies in the block; never across families.
    public func contains(_ address: IPAddress) -> Bool {
        address.family == family && bounds.contains(address.bits)
    }

    /// Whether the other block is this one or a part of it.
    public func contains(_ other: CIDRBlock) -> Bool {
        other.family == family && other.prefixLength >= prefixLength && bounds.contains(other.firstBits)
    }

    /// Whether the blocks share an address.
    public func overlaps(_ other: CIDRBlock) -> Bool {
        contains(other) || other.contains(self)
    }

    /// The lowest address, a slash and the prefix length.
    public var description: String {
        "\(first)/\(prefixLength)"
    }

    /// Orders by family, lowest address, and the larger block first.
    public static func < (left: Self, right: Self) -> Bool {
        (left.family, left.firstBits, left.prefixLength) < (right.family, right.firstBits, right.prefixLength)
    }
}
