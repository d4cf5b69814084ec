/// Texts by number, each once: ids, names and tags that are part of a group's key.
struct TextTable: Sendable {
    private var texts: [String] = []
    private var numbers: [String: UInt32] = [:]
    /// The numbers of the texts met last, by a few of their bytes: records repeat the same few ids.
    private var recent = [UInt32](repeating: .max, count: 1 << 10)

    /// The text of this number.
    subscript(_ number: UInt32) -> String { texts[Int(number)] }

    /// The number of the text of these bytes.
    mutating func number(of word: UnsafeRawBufferPointer) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let place = Int((hash ^ hash >> 16) & 0x3FF)
        let candidate = recent[place]
        if candidate != .max, texts[Int(candidate)].utf8.elementsEqual(word) { return candidate }
        let number = number(of: String(decoding: word, as: UTF8.self))
        recent[place] = number
        return number
    }

    /// The number of the text.
    mutating func number(of text: String) -> UInt32 {
        if let number = numbers[text] { return number }
        let number = UInt32(texts.count)
        texts.append(text)
        numbers[text] = number
        return number
    }
}
