/// The values of one column in the rows that are looked at. It points into memory of a `ColumnReader`.
struct ColumnView {
    /// A word of a page or a dictionary.
    struct Word {
        /// Its first eight bytes as one number, the first byte lowest, and nothing of what lies behind it.
        var head: UInt64
        var start: UInt32
        var count: UInt32
    }

    /// Longer than any whole number of 64 bits as text.
    static let scratchSize = 24

    /// By row: which of the values it has; below zero none.
    var places: UnsafePointer<Int32>
    /// The values of a column of whole numbers; nil for one of words.
    var integers: UnsafePointer<Int64>?
    /// The values of a column of words, and what their places count from.
    var words: UnsafePointer<Word>?
    var base: UnsafeRawPointer
    /// Room for a whole number as text.
    var scratch: UnsafeMutableRawPointer

    /// The word of a row; nil where it is absent or the column holds numbers.
    @inline(__always)
    func word(_ row: Int) -> Word? {
        let place = Int(places[row])
        guard place >= 0, let words else { return nil }
        let word = words[place]
        // Files made with pandas hold Python's None as a word.
        if word.count == 0 || word.count == 1 && word.head == UInt64(UInt8(ascii: "-"))
            || word.count == 4 && word.head == 0x656E_6F4E
        {
            return nil
        }
        return word
    }
}
