import TestSupport

/// Damages valid texts so that they stay close to what a parser expects.
///
/// Pieces are cut, doubled, moved, replaced by words of the format, or taken from another valid text; numbers are taken to
/// their limits; now and then a byte changes that makes the text no UTF-8.
struct TextMutator {
    /// Valid input.
    let corpus: [[UInt8]]
    /// Words and signs of the format.
    let words: [String]

    private static let numbers = [
        "0", "1", "-1", "00", "32", "33", "128", "129", "255", "256", "65535", "65536", "4294967296",
        "18446744073709551616", "9999999999999999999999999999999999999999", "1e999", "0x10", "٣",
    ]

    func text(using random: inout SplitMix64) -> [UInt8] {
        var bytes = corpus.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 0...4, using: &random) { change(&bytes, using: &random) }
        return bytes
    }

    private func change(_ bytes: inout [UInt8], using random: inout SplitMix64) {
        let start = Int.random(in: 0...bytes.count, using: &random)
        let length = random.chance(70) ? Int.random(in: 0...8, using: &random) : Int.random(in: 0...200, using: &random)
        let piece = start..<min(start + length, bytes.count)
        switch Int.random(in: 0..<9, using: &random) {
        case 0: bytes.removeSubrange(piece)
        case 1: bytes.insert(contentsOf: bytes[piece], at: start)
        case 2:
            let moved = Array(bytes[piece])
            bytes.removeSubrange(piece)
            bytes.insert(contentsOf: moved, at: Int.random(in: 0...bytes.count, using: &random))
        case 3, 4: bytes.replaceSubrange(piece, with: (words.randomElement(using: &random) ?? "").utf8)
        case 5: bytes.insert(contentsOf: (words.randomElement(using: &random) ?? "").utf8, at: start)
        case 6: replaceNumber(&bytes, near: start, using: &random)
        case 7:
            let other = corpus.randomElement(using: &random) ?? []
            let from = Int.random(in: 0...other.count, using: &random)
            bytes.replaceSubrange(piece, with: other[from...].prefix(length))
        default:
            if bytes.indices.contains(start) { bytes[start] = UInt8.random(in: 0...255, using: &random) }
        }
    }

    private func replaceNumber(_ bytes: inout [UInt8], near start: Int, using random: inout SplitMix64) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = bytes[start...].firstIndex(where: digits.contains) else { return }
        let end = bytes[first...].firstIndex { !digits.contains($0) } ?? bytes.endIndex
        bytes.replaceSubrange(first..<end, with: (Self.numbers.randomElement(using: &random) ?? "0").utf8)
    }
}
