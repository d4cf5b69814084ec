extension IPv6Address {
    /// Reads the address from a part of a longer text.
    init(parsing bytes: Substring.UTF8View) throws(ParseFailure) {
        guard !bytes.isEmpty else { throw ParseFailure(reason: "the address is missing") }
        guard !bytes.contains(UInt8(ascii: "%")) else {
            throw ParseFailure(reason: "a zone identifier ('%' and what follows) means nothing outside its host")
        }
        guard let gap = Self.gap(in: bytes) else {
            let groups = try Self.groups(of: bytes, first: 1, endsAddress: true)
            guard groups.count == 8 else {
                throw ParseFailure(reason: "an IPv6 address without '::' has 8 groups, this has \(groups.count)")
            }
            self.init(Self.value(of: groups))
            return
        }
        let afterGap = bytes[gap.upperBound...]
        guard Self.gap(in: afterGap) == nil, afterGap.first != UInt8(ascii: ":") else {
            throw ParseFailure(reason: "'::' stands for more than one gap")
        }
        let head = try Self.groups(of: bytes[..<gap.lowerBound], first: 1, endsAddress: false)
        let tail = try Self.groups(of: afterGap, first: head.count + 2, endsAddress: true)
        // RFC 4291: "::" stands for one or more groups of zeros.
        guard head.count + tail.count <= 7 else {
            throw ParseFailure(reason: "there are \(head.count + tail.count) groups beside '::', 7 is the most")
        }
        let zeros = [UInt16](repeating: 0, count: 8 - head.count - tail.count)
        self.init(Self.value(of: head + zeros + tail))
    }

    private static func value(of groups: [UInt16]) -> UInt128 {
        groups.reduce(0) { $0 << 16 | UInt128($1) }
    }

    /// Where the first "::" stands.
    private static func gap(in bytes: Substring.UTF8View) -> Range<Substring.UTF8View.Index>? {
        var previous: Substring.UTF8View.Index?
        for index in bytes.indices {
            guard bytes[index] == UInt8(ascii: ":") else {
                previous = nil
                continue
            }
            if let previous { return previous..<bytes.index(after: index) }
            previous = index
        }
        return nil
    }

    /// The groups of a text without "::"; a dotted IPv4 address at the very end of the address counts as two.
    private static func groups(
        of bytes: Substring.UTF8View, first: Int, endsAddress: Bool
    ) throws(ParseFailure) -> [UInt16] {
        if bytes.isEmpty { return [] }
        let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        // A hostile text may hold millions of colons; nine parts are already too many.
        guard parts.count <= 8 else {
            throw ParseFailure(reason: "it has more than 8 groups")
        }
        var groups: [UInt16] = []
        for (index, part) in parts.enumerated() {
            if part.contains(UInt8(ascii: ".")) {
                guard endsAddress && index == parts.count - 1 else {
                    throw ParseFailure(reason: "an embedded IPv4 address must be the last part")
                }
                let embedded = try IPv4Address(parsing: part).value
                groups += [UInt16(embedded >> 16), UInt16(truncatingIfNeeded: embedded)]
            } else {
                groups.append(try group(part, number: first + index))
            }
        }
        return groups
    }

    private static func group(_ digits: Substring.UTF8View, number: Int) throws(ParseFailure) -> UInt16 {
        if digits.isEmpty { throw ParseFailure(reason: "group \(number) is empty: a single ':' at an end") }
        if digits.count > 4 { throw ParseFailure(reason: "group \(number) has more than 4 digits") }
        var value: UInt16 = 0
        for byte in digits {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw ParseFailure(reason: "group \(number) is not hexadecimal")
            }
            value = value << 4 | UInt16(digit)
        }
        return value
    }
}
