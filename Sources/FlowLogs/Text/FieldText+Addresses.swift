import CByteMasks
import NetworkSets

extension FieldText {
    /// The address as 128 bits, IPv4 in the form of ::ffff:0:0/96 (RFC 4291); nil where the bytes are none.
    ///
    /// Octets are written without leading zeros, as everywhere in AWS.
    static func address(_ bytes: UnsafeRawBufferPointer) -> UInt128? {
        if let value = dotted(bytes) { return mapped(value) }
        return bytes.contains(UInt8(ascii: ":")) ? groups(bytes) : nil
    }

    /// An IPv4 address among those of 128 bits.
    static func mapped(_ address: UInt32) -> UInt128 { 0xFFFF << 32 | UInt128(address) }

    /// The usual text of an address of 128 bits.
    static func addressText(_ bits: UInt128) -> String {
        bits >> 32 == 0xFFFF
            ? IPv4Address(UInt32(truncatingIfNeeded: bits)).description : IPv6Address(bits).description
    }

    /// An IPv4 address, byte by byte: for words at whose end the text may end.
    static func dotted(_ bytes: UnsafeRawBufferPointer) -> UInt32? {
        var value: UInt32 = 0
        var octet: UInt32 = 0
        var digits = 0
        var dots = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            if digit < 10 {
                if digits > 0, octet == 0 { return nil }
                octet = octet &* 10 &+ UInt32(digit)
                digits += 1
                if octet > 255 { return nil }
            } else if byte == UInt8(ascii: "."), digits > 0, dots < 3 {
                value = value << 8 | octet
                octet = 0
                digits = 0
                dots += 1
            } else {
                return nil
            }
        }
        return dots == 3 && digits > 0 ? value << 8 | octet : nil
    }

    /// Whether the word is an IPv4 address, without a branch on its octets, whose lengths nobody can foretell.
    ///
    /// All bits below are of the word's bytes, the first lowest. Sixteen bytes from the word's start must be readable.
    @inline(__always)
    static func isDotted(_ word: UnsafeRawBufferPointer) -> Bool {
        guard let base = word.baseAddress, word.count >= 7, word.count <= 15 else { return false }
        let all = (1 as UInt32) &<< UInt32(truncatingIfNeeded: word.count) &- 1
        let dots = byte_mask16_equal(base, UInt8(ascii: ".")) & all
        let digits = byte_mask16_digits(base) & all
        let starts = dots << 1 | 1
        let above2 = byte_mask16_above(base, 0x32)
        let above5 = byte_mask16_above(base, 0x35)
        // Where octets of three digits begin that are more than 255: 3.., 2[6-9]., 25[6-9].
        let long = starts & digits & digits >> 1 & digits >> 2
        let is2 = byte_mask16_equal(base, UInt8(ascii: "2"))
        let is5 = byte_mask16_equal(base, UInt8(ascii: "5"))
        var faults = long & (above2 | is2 & (above5 >> 1 | is5 >> 1 & above5 >> 2))
        // Four digits in a row, bytes of other kinds, leading zeros.
        faults |= digits & digits >> 1 & digits >> 2 & digits >> 3
        faults |= (dots | digits) ^ all
        faults |= starts & byte_mask16_equal(base, UInt8(ascii: "0")) & digits >> 1
        // Octets without a digit: one dot beside another or at an end.
        faults |= dots & (starts | (all &+ 1) >> 1)
        let afterFirst = dots & (dots &- 1)
        let third = afterFirst & (afterFirst &- 1)
        faults |= third & (third &- 1)
        return faults == 0 && third != 0
    }

    /// An IPv6 address (RFC 4291, section 2.2); the last two groups may be a dotted IPv4 address.
    static func groups(_ bytes: UnsafeRawBufferPointer) -> UInt128? {
        guard bytes.count >= 2, bytes.count <= 45 else { return nil }
        var value: UInt128 = 0
        var groups = 0
        var groupsBeforeGap: Int?
        var index = 0
        if bytes[0] == UInt8(ascii: ":") {
            guard bytes[1] == UInt8(ascii: ":") else { return nil }
            groupsBeforeGap = 0
            index = 2
        }
        while index < bytes.count {
            var group: UInt128 = 0
            let start = index
            while index < bytes.count, let digit = hexDigit(bytes[index]) {
                group = group << 4 | UInt128(digit)
                index += 1
            }
            if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
                guard groups <= 6, let tail = dotted(UnsafeRawBufferPointer(rebasing: bytes[start...])) else {
                    return nil
                }
                value = value << 32 | UInt128(tail)
                groups += 2
                index = bytes.count
                break
            }
            guard index > start, index - start <= 4, groups < 8 else { return nil }
            value = value << 16 | group
            groups += 1
            if index == bytes.count { break }
            guard bytes[index] == UInt8(ascii: ":") else { return nil }
            index += 1
            if index < bytes.count, bytes[index] == UInt8(ascii: ":") {
                guard groupsBeforeGap == nil else { return nil }
                groupsBeforeGap = groups
                index += 1
            } else if index == bytes.count {
                return nil
            }
        }
        guard let before = groupsBeforeGap else { return groups == 8 ? value : nil }
        guard groups <= 7 else { return nil }
        let after = UInt128((groups - before) * 16)
        let low = value & ((1 << after) - 1)
        return (value >> after) << UInt128((8 - before) * 16) | low
    }

    @inline(__always)
    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        let digit = byte &- UInt8(ascii: "0")
        if digit < 10 { return digit }
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter < 6 ? letter + 10 : nil
    }
}
