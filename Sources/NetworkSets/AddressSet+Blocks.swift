extension AddressSet {
    /// The fewest blocks that together are this set, ascending, IPv4 first.
    public var blocks: [CIDRBlock] {
        var blocks: [CIDRBlock] = []
        for family in AddressFamily.allCases {
            for range in self[family].ranges {
                Self.append(range, of: family, to: &blocks)
            }
        }
        return blocks
    }

    /// The addresses one by one, ascending, IPv4 first; nil where there are more than the limit.
    public func addresses(upTo limit: Int) -> [IPAddress]? {
        var addresses: [IPAddress] = []
        for family in AddressFamily.allCases {
            for range in self[family].ranges {
                guard range.upperBound - range.lowerBound < UInt128(limit - addresses.count) else { return nil }
                var bits = range.lowerBound
                while true {
                    addresses.append(IPAddress(family: family, bits: bits))
                    if bits == range.upperBound { break }
                    bits += 1
                }
            }
        }
        return addresses
    }

    /// From the bottom up, always the largest aligned block that fits: at most two per bit of an address.
    private static func append(_ range: ClosedRange<UInt128>, of family: AddressFamily, to blocks: inout [CIDRBlock]) {
        var low = range.lowerBound
        while true {
            // A block of 2ⁿ addresses reaches 2ⁿ − 1 beyond its first, and that must not pass the end.
            let reach = range.upperBound - low
            let largest = reach == .max ? 128 : (reach + 1).bitWidth - 1 - (reach + 1).leadingZeroBitCount
            let hostBits = min(low.trailingZeroBitCount, largest)
            let block = CIDRBlock(family: family, bits: low, checkedLength: family.bitWidth - hostBits)
            blocks.append(block)
            if block.bounds.upperBound >= range.upperBound { return }
            low = block.bounds.upperBound + 1
        }
    }

    /// The blocks separated by commas, "10.0.0.0/8, 10.1.2.3/32"; "none" for the empty set.
    public var description: String {
        isEmpty ? "none" : blocks.map(\.description).joined(separator: ", ")
    }
}
