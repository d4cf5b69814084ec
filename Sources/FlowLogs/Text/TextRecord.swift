/// The words of one line, in place.
struct TextRecord {
    /// The text that the entries count from.
    let text: UnsafeRawPointer
    /// The entries of a `WordIndex`, from the first word of the line on.
    let entries: UnsafePointer<UInt32>
    /// The number of words.
    let count: Int

    /// The word of this number, which must be below `count`.
    @inline(__always)
    subscript(_ index: Int) -> UnsafeRawBufferPointer {
        let start = Int(entries[index] & WordIndex.place)
        let next = Int(entries[index + 1] & WordIndex.place)
        return UnsafeRawBufferPointer(start: text + start, count: next &- start &- 1)
    }

    /// Whether the word is the hyphen that stands for "not known".
    @inline(__always)
    func isAbsent(_ index: Int) -> Bool {
        let word = self[index]
        return word.count == 1 && word[0] == UInt8(ascii: "-")
    }

    /// The whole line, without what ends it.
    var line: UnsafeRawBufferPointer {
        let start = Int(entries[0] & WordIndex.place)
        let next = Int(entries[count] & WordIndex.place)
        return UnsafeRawBufferPointer(start: text + start, count: next - start - 1)
    }
}

extension TextRecord: FlowRecord {
    @inline(__always)
    func integer(_ column: Int) -> Int64? {
        column < 0 || isAbsent(column) ? nil : FieldText.integer(self[column], largest: .max)
    }

    @inline(__always)
    func address(_ column: Int) -> UInt128? {
        column < 0 || isAbsent(column) ? nil : FieldText.address(self[column])
    }

    @inline(__always)
    func word(_ column: Int) -> UnsafeRawBufferPointer? {
        column < 0 || isAbsent(column) ? nil : self[column]
    }
}
