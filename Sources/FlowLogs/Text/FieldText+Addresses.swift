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

    /// An IPv4 address without a branch on its digits, whose lengths nobody can foretell.
    ///
    /// Four bytes before the word and sixteen from its start must be readable.
    @inline(__always)
    static func quickDotted(_ word: UnsafeRawBufferPointer) -> UInt32? {
        guard let base = word.baseAddress, word.count >= 7, word.count <= 15 else { return nil }
        let end = UInt32(truncatingIfNeeded: word.count)
        let dots = byte_mask16_equal(base, UInt8(ascii: ".")) & ((1 &<< end) &- 1)
        let afterFirst = dots & (dots &- 1)
        let afterSecond = afterFirst & (afterFirst &- 1)
        // Three dots exactly.
        guard afterSecond != 0, afterSecond & (afterSecond &- 1) == 0 else { return nil }
        let first = UInt32(truncatingIfNeeded: dots.trailingZeroBitCount)
        let second = UInt32(truncatingIfNeeded: afterFirst.trailingZeroBitCount)
        let third = UInt32(truncatingIfNeeded: afterSecond.trailingZeroBitCount)
        var faults: UInt32 = 0
        let a = octet(base, 0, first, &faults)
        let b = octet(base, first &+ 1, second, &faults)
        let c = octet(base, second &+ 1, third, &faults)
        let d = octet(base, third &+ 1, end, &faults)
        return faults == 0 ? a << 24 | b << 16 | c << 8 | d : nil
    }

    /// The number between two places, three digits at most. `faults` gets a bit where it is no octet.
    @inline(__always)
    private static func octet(
        _ base: UnsafeRawPointer, _ start: UInt32, _ end: UInt32, _ faults: inout UInt32
    ) -> UInt32 {
        let length = end &- start
        // The four bytes up to the end, last digit highest; those before the octet are shifted out.
        let bytes = UInt32(
            littleEndian: base.loadUnaligned(fromByteOffset: Int(end) &- 4, as: UInt32.self))
        let drop = (4 &- length) &* 8
        let digits = (bytes &>> drop) ^ (0x3030_3030 &>> drop)
        let units = bytes >> 24 ^ 0x30
        let tens = length > 1 ? bytes >> 16 & 0xFF ^ 0x30 : 0
        let hundreds = length > 2 ? bytes >> 8 & 0xFF ^ 0x30 : 0
        let value = units &+ tens &* 10 &+ hundreds &* 100
        // A byte that is no digit: its high nibble is set, or six more carry into it.
        faults |= (digits | (digits &+ 0x0606_0606)) & 0xF0F0_F0F0
        faults |= (length &- 1) & ~3 | (length == 4 ? 1 : 0)
        faults |= value > 255 ? 1 : 0
        // Leading zeros: the first digit is the lowest byte.
        faults |= length > 1 && digits & 0xFF == 0 ? 1 : 0
        return value
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
