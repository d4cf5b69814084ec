/// An IPv6 address.
public struct IPv6Address: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The address as a number; the first group is the highest.
    public let value: UInt128

    /// The address with this number.
    public init(_ value: UInt128) {
        self.value = value
    }

    /// Reads an address as RFC 4291 section 2.2 writes it, also with an IPv4 address as its last 32 bits.
    ///
    /// Zone identifiers ("fe80::1%eth0") are refused: they mean something only on one host.
    public init(_ text: String) throws(AddressError) {
        do throws(ParseFailure) {
            try self.init(parsing: text[...].utf8)
        } catch {
            throw AddressError(text: text, reason: error.reason)
        }
    }

    /// The form of RFC 5952: lower case, the first longest run of two or more zero groups as "::".
    ///
    /// IPv4-mapped addresses end in dotted decimal, as section 5 of the RFC recommends.
    public var description: String {
        let isMapped = value >> 32 == 0xFFFF
        if isMapped {
            return "::ffff:\(IPv4Address(UInt32(truncatingIfNeeded: value)))"
        }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: value >> UInt128(112 - 16 * $0)) }
        let gap = Self.longestZeroRun(in: groups)
        let head = groups[..<gap.lowerBound].map { String($0, radix: 16) }.joined(separator: ":")
        if gap.isEmpty { return head }
        let tail = groups[gap.upperBound...].map { String($0, radix: 16) }.joined(separator: ":")
        return "\(head)::\(tail)"
    }

    /// The zero groups that "::" replaces; empty, and behind the last group, where there are no two in a row.
    private static func longestZeroRun(in groups: [UInt16]) -> Range<Int> {
        var longest = groups.count..<groups.count
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 {
                start = index + 1
            } else if index + 1 - start >= 2 && index + 1 - start > longest.count {
                longest = start..<(index + 1)
            }
        }
        return longest
    }

    /// Orders addresses as numbers.
    public static func < (left: Self, right: Self) -> Bool {
        left.value < right.value
    }
}
