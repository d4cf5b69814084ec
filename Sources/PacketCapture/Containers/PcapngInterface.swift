/// An interface that a pcapng section describes.
struct PcapngInterface {
    let link: LinkType?
    let linkNumber: UInt16
    let snapLength: Int
    private(set) var unit = TimeUnit.microseconds

    /// Reads the body of an interface description block; nil says what is wrong with it.
    init(_ body: Octets, isSwapped: Bool) throws(PcapngFault) {
        guard body.count >= 8 else { throw PcapngFault("an interface description of \(body.count) bytes; expected 8") }
        linkNumber = body.short(0, swapped: isSwapped)
        link = LinkType(number: linkNumber)
        snapLength = Int(body.word(4, swapped: isSwapped))
        var resolution: UInt8 = 6
        var offset: Int64 = 0
        for option in PcapngOptions(body.from(8), isSwapped: isSwapped) {
            switch (option.code, option.value.count) {
            case (9, 1...): resolution = option.value.octet(0)
            case (14, 8...):
                let halves = [option.value.word(0, swapped: isSwapped), option.value.word(4, swapped: isSwapped)]
                let bits = UInt64(halves[isSwapped ? 0 : 1]) << 32 | UInt64(halves[isSwapped ? 1 : 0])
                offset = Int64(bitPattern: bits)
            default: break
            }
        }
        guard let unit = TimeUnit(resolution: resolution, offset: offset) else {
            throw PcapngFault("a time resolution (if_tsresol) of \(resolution); expected a power that 64 bits hold")
        }
        self.unit = unit
    }
}

/// What is wrong with a block, without its place.
struct PcapngFault: Error {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
