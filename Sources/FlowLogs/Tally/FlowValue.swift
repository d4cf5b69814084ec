public import NetworkSets

/// A value of a record's field.
public enum FlowValue: Sendable, Hashable, CustomStringConvertible {
    /// The log has no value: a hyphen, or a format without the field.
    case absent
    /// A whole number.
    case integer(Int64)
    /// An address as 128 bits, IPv4 mapped into IPv6.
    case address(UInt128)
    /// Any word.
    case text(String)

    /// The value as the log writes it.
    public var description: String {
        switch self {
        case .absent: "-"
        case .integer(let number): "\(number)"
        case .address(let bits): FieldText.addressText(bits)
        case .text(let text): text
        }
    }

    /// The address; nil for any other value.
    public var address: IPAddress? {
        guard case .address(let bits) = self else { return nil }
        return bits >> 32 == 0xFFFF
            ? .ipv4(IPv4Address(UInt32(truncatingIfNeeded: bits))) : .ipv6(IPv6Address(bits))
    }

    /// The number; nil for any other value.
    public var integer: Int64? {
        guard case .integer(let number) = self else { return nil }
        return number
    }
}
