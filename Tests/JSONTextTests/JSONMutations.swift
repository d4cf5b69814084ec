import JSONText
import TestSupport

/// Damages valid texts: the cases hostile or broken files are made of.
enum JSONMutations {
    private static let tokens: [[UInt8]] =
        [
            "\"", "\\", "{", "}", "[", "]", ",", ":", "-", "0", "01", ".", "e", "1e999", "\\u", "\\uD800", "\\uDC00",
            "true",
            "nul", "NaN", "\n", "\t", "\u{0}", "//", "\u{FEFF}", "é", "😀", "\u{2028}",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF0, 0x9F]]

    static func mutate(_ text: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        var text = text
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            let place = Int.random(in: 0...text.count, using: &random)
            let end = min(text.count, place + Int.random(in: 1...6, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0 where place < text.count: text[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1 where place < text.count: text[place] = UInt8.random(in: 0...255, using: &random)
            case 2: text.removeSubrange(place..<end)
            case 3: text.insert(contentsOf: text[place..<end], at: place)
            case 4: text.insert(contentsOf: tokens.randomElement(using: &random) ?? [], at: place)
            default: text.removeSubrange(place...)
            }
        }
        return text
    }
}
