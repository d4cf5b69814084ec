/// An IPv4 address.
public struct IPv4Address: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The address as a number; the first octet is the highest byte.
    public let value: UInt32

    /// The address with this number.
    public init(_ value: UInt32) {
        self.value = value
    }

    /// Reads four decimal octets, "10.0.0.1".
    ///
    /// Leading zeros, short forms such as "10.1" and anything around the address are refused.
    public init(_ text: String) throws(AddressError) {
        do throws(ParseFailure) {
            try self.init(parsing: text[...].utf8)
        } catch {
            throw AddressError(text: text, reason: error.reason)
        }
    }

    /// Reads the address from a part of a longer text.
    init(parsing bytes: Substring.UTF8View) throws(ParseFailure) {
        guard !bytes.isEmpty else { throw ParseFailure(reason: "the address is missing") }
        let dot = UInt8(ascii: ".")
        let octets = bytes.count { $0 == dot } + 1
        guard octets == 4 else {
            throw ParseFailure(reason: "an IPv4 address has 4 octets, this has \(octets)")
        }
        var value: UInt32 = 0
        var rest = bytes
        for number in 1...4 {
            let end = rest.firstIndex(of: dot) ?? rest.endIndex
            let octet = try DecimalText.value(of: rest[..<end], subject: "octet \(number)", limit: 255)
            value = value << 8 | UInt32(octet)
            rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
        }
        self.value = value
    }

    /// Four decimal octets.
    public var description: String {
        "\(value >> 24).\(value >> 16 & 0xFF).\(value >> 8 & 0xFF).\(value & 0xFF)"
    }

    /// Orders addresses as numbers.
    public static func < (left: Self, right: Self) -> Bool {
        left.value < right.value
    }
}
