/// The options at the end of a pcapng block. What is damaged ends the list.
struct PcapngOptions: Sequence, IteratorProtocol {
    private var rest: Octets
    private let isSwapped: Bool

    init(_ bytes: Octets, isSwapped: Bool) {
        rest = bytes
        self.isSwapped = isSwapped
    }

    mutating func next() -> (code: UInt16, value: Octets)? {
        guard rest.count >= 4 else { return nil }
        let code = rest.short(0, swapped: isSwapped)
        let length = Int(rest.short(2, swapped: isSwapped))
        guard code != 0, rest.count >= 4 + length else { return nil }
        let value = rest.from(4).first(length)
        rest = rest.from(Swift.min(rest.count, 4 + (length + 3) / 4 * 4))
        return (code, value)
    }
}
