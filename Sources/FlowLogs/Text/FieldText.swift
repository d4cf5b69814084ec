import NetworkSets

/// Reads the values of fields from their bytes. A hyphen, which stands for "not known", is the caller's.
enum FieldText {
    /// The number; nil where the bytes are none or it is larger than allowed.
    @inline(__always)
    static func integer(_ bytes: UnsafeRawBufferPointer, largest: Int64) -> Int64? {
        // Nineteen digits may pass the largest number; twenty always do.
        guard bytes.count > 0, bytes.count <= 19 else { return nil }
        var value: UInt64 = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ UInt64(digit)
        }
        return value <= UInt64(largest) ? Int64(value) : nil
    }

    /// The address as 128 bits, IPv4 in the form of ::ffff:0:0/96 (RFC 4291); nil where the bytes are none.
    @inline(__always)
    static func address(_ bytes: UnsafeRawBufferPointer) -> UInt128? {
        guard bytes.count >= 2, bytes.count <= 45 else { return nil }
        var value: UInt32 = 0
        var octet: UInt32 = 0
        var digits = 0
        var dots = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                octet = octet &* 10 &+ UInt32(digit)
                digits += 1
                // Four digits or more than 255: no octet of an IPv4 address, but maybe a group of an IPv6 one.
                if digits > 3 || octet > 255 { return sixteenBitGroups(bytes) }
            } else if byte == UInt8(ascii: "."), digits > 0, dots < 3 {
                value = value << 8 | octet
                octet = 0
                digits = 0
                dots += 1
            } else {
                return sixteenBitGroups(bytes)
            }
        }
        guard dots == 3, digits > 0 else { return nil }
        return mapped(value << 8 | octet)
    }

    /// An IPv4 address among those of 128 bits.
    static func mapped(_ address: UInt32) -> UInt128 { 0xFFFF << 32 | UInt128(address) }

    /// The usual text of an address of 128 bits.
    static func addressText(_ bits: UInt128) -> String {
        bits >> 32 == 0xFFFF
            ? IPv4Address(UInt32(truncatingIfNeeded: bits)).description : IPv6Address(bits).description
    }

    private static func sixteenBitGroups(_ bytes: UnsafeRawBufferPointer) -> UInt128? {
        guard bytes.contains(UInt8(ascii: ":")) else { return nil }
        return (try? IPv6Address(String(decoding: bytes, as: UTF8.self)))?.value
    }

    /// Whether the bytes are these.
    @inline(__always)
    static func equal(_ bytes: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        bytes.count == text.utf8CodeUnitCount && text.withUTF8Buffer { bytes.elementsEqual($0) }
    }
}
