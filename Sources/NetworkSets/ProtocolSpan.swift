/// A run of neighbouring protocols of one family whose port fields mean the same: a segment of the diagram's top level.
struct ProtocolSpan: Sendable, Hashable {
    let family: AddressFamily
    let protocols: ClosedRange<UInt8>
    let meaning: PortMeaning
    /// The place on the axis. Bands and families have gaps between them there, so no entry ever spans two of them.
    let keys: ClosedRange<UInt16>

    private struct Band: Sendable {
        let protocols: ClosedRange<UInt8>
        let meaning: PortMeaning
        let offset: UInt16
    }

    private static let familyStride: UInt16 = 512

    private static let bands: [Band] = {
        var bands: [Band] = []
        for number in UInt8.min...UInt8.max {
            let meaning = PortMeaning(InternetProtocol(rawValue: number))
            if let last = bands.last, last.meaning == meaning, meaning == .nothing {
                bands[bands.count - 1] = Band(
                    protocols: last.protocols.lowerBound...number, meaning: meaning, offset: last.offset)
            } else {
                bands.append(Band(protocols: number...number, meaning: meaning, offset: UInt16(bands.count)))
            }
        }
        return bands
    }()

    private init(family: AddressFamily, band: Band, protocols: ClosedRange<UInt8>) {
        self.family = family
        self.protocols = protocols
        meaning = band.meaning
        let base = UInt16(family.rawValue) * Self.familyStride + band.offset
        keys = (base + UInt16(protocols.lowerBound))...(base + UInt16(protocols.upperBound))
    }

    /// The span of an entry of the diagram's top level; nil for keys that no span has.
    init?(keys: ClosedRange<UInt16>) {
        guard let family = AddressFamily(rawValue: UInt8(truncatingIfNeeded: keys.lowerBound / Self.familyStride))
        else {
            return nil
        }
        let base = UInt16(family.rawValue) * Self.familyStride
        for band in Self.bands {
            let low = base + band.offset + UInt16(band.protocols.lowerBound)
            let high = base + band.offset + UInt16(band.protocols.upperBound)
            if low <= keys.lowerBound && keys.upperBound <= high {
                let shift = base + band.offset
                let protocols = UInt8(keys.lowerBound - shift)...UInt8(keys.upperBound - shift)
                self.init(family: family, band: band, protocols: protocols)
                return
            }
        }
        return nil
    }

    /// The key of one protocol.
    static func key(family: AddressFamily, protocol: InternetProtocol) -> UInt16 {
        let number = `protocol`.rawValue
        let band = bands.last { $0.protocols.lowerBound <= number }
        return UInt16(family.rawValue) * familyStride + (band?.offset ?? 0) + UInt16(number)
    }

    /// The spans of a set of protocols, ascending.
    static func spans(family: AddressFamily, protocols: IntervalSet<UInt8>) -> [ProtocolSpan] {
        if protocols.isFull { return family == .ipv4 ? everyIPv4Span : everyIPv6Span }
        return cut(protocols, family: family)
    }

    private static func cut(_ protocols: IntervalSet<UInt8>, family: AddressFamily) -> [ProtocolSpan] {
        var spans: [ProtocolSpan] = []
        for range in protocols.ranges {
            for band in bands where band.protocols.overlaps(range) {
                spans.append(ProtocolSpan(family: family, band: band, protocols: band.protocols.clamped(to: range)))
            }
        }
        return spans
    }

    private static let everyIPv4Span = cut(.full, family: .ipv4)
    private static let everyIPv6Span = cut(.full, family: .ipv6)
}
