import Foundation

/// Writes captures in every form of container.
struct PcapWriter {
    var isBigEndian = false
    var link: UInt16 = 1
    var snapLength = 262_144
    /// One frame every millisecond, from this second on.
    static let start = 1_700_000_000

    func number(_ value: UInt64, _ bytes: Int) -> [UInt8] {
        let little = (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
        return isBigEndian ? little.reversed() : little
    }

    private func word(_ value: Int) -> [UInt8] { number(UInt64(truncatingIfNeeded: value), 4) }
    private func short(_ value: Int) -> [UInt8] { number(UInt64(truncatingIfNeeded: value), 2) }

    /// pcap, with times in microseconds or nanoseconds.
    func pcap(_ frames: [[UInt8]], nanoseconds: Bool = false) -> [UInt8] {
        let magic = nanoseconds ? 0xA1B2_3C4D : 0xA1B2_C3D4
        var file = word(magic) + short(2) + short(4) + word(0) + word(0) + word(snapLength) + word(Int(link))
        for (index, frame) in frames.enumerated() {
            let kept = frame.prefix(snapLength)
            file += word(Self.start + index / 1000) + word(index % 1000 * (nanoseconds ? 1_000_000 : 1000))
            file += word(kept.count) + word(frame.count) + kept
        }
        return file
    }

    private func block(_ type: Int, _ body: [UInt8]) -> [UInt8] {
        let padded = body + [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
        return word(type) + word(padded.count + 12) + padded + word(padded.count + 12)
    }

    private func option(_ code: Int, _ value: [UInt8]) -> [UInt8] {
        short(code) + short(value.count) + value + [UInt8](repeating: 0, count: (4 - value.count % 4) % 4)
    }

    var section: [UInt8] {
        block(0x0A0D_0D0A, word(0x1A2B_3C4D) + short(1) + short(0) + [UInt8](repeating: 255, count: 8))
    }

    func interface(resolution: UInt8? = nil, offset: Int? = nil) -> [UInt8] {
        var options: [UInt8] = []
        if let resolution { options += option(9, [resolution]) }
        if let offset { options += option(14, number(UInt64(bitPattern: Int64(offset)), 8)) }
        return block(1, short(Int(link)) + short(0) + word(snapLength) + (options.isEmpty ? [] : options + word(0)))
    }

    /// An enhanced packet block; `ticks` is the time in the unit of its interface.
    func packet(_ frame: [UInt8], ticks: UInt64, interface: Int = 0, flags: Int? = nil) -> [UInt8] {
        let padded = frame + [UInt8](repeating: 0, count: (4 - frame.count % 4) % 4)
        return block(
            6,
            word(interface) + word(Int(ticks >> 32)) + word(Int(ticks & 0xFFFF_FFFF)) + word(frame.count)
                + word(frame.count)
                + padded + (flags.map { option(2, word($0)) + word(0) } ?? []))
    }

    func simplePacket(_ frame: [UInt8]) -> [UInt8] { block(3, word(frame.count) + frame) }

    func statistics(dropped: Int) -> [UInt8] {
        block(5, word(0) + word(0) + word(0) + option(5, number(UInt64(dropped), 8)) + word(0))
    }

    /// A whole pcapng file with one frame every millisecond.
    func pcapng(_ frames: [[UInt8]], resolution: UInt8? = nil, perSecond: UInt64 = 1_000_000) -> [UInt8] {
        var file = section + interface(resolution: resolution)
        for (index, frame) in frames.enumerated() {
            let seconds = UInt64(Self.start + index / 1000) * perSecond
            file += packet(frame, ticks: seconds + UInt64(index % 1000) * perSecond / 1000)
        }
        return file
    }
}
