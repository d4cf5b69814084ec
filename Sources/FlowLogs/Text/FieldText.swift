/// Reads the values of fields from their bytes. A hyphen, which stands for "not known", is the caller's.
enum FieldText {
    /// The number; nil where the bytes are none or it is larger than allowed.
    @inline(__always)
    static func integer(_ bytes: UnsafeRawBufferPointer, largest: Int64) -> Int64? {
        // Nineteen digits may pass the largest number; twenty always do.
        guard bytes.count > 0, bytes.count <= 19 else { return nil }
        var value: UInt64 = 0
        for byte in bytes {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value &* 10 &+ UInt64(digit)
        }
        return value <= UInt64(largest) ? Int64(value) : nil
    }

    /// Whether the bytes are these.
    @inline(__always)
    static func equal(_ bytes: UnsafeRawBufferPointer, _ text: StaticString) -> Bool {
        bytes.count == text.utf8CodeUnitCount && text.withUTF8Buffer { bytes.elementsEqual($0) }
    }

    /// The first eight bytes as one number, the first byte lowest; what lies behind the word is cut off.
    ///
    /// Eight bytes from the word's start must be readable.
    @inline(__always)
    static func leading8(_ word: UnsafeRawBufferPointer) -> UInt64 {
        guard let base = word.baseAddress else { return 0 }
        let bytes = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
        return word.count >= 8 ? bytes : bytes & ((1 << UInt64(truncatingIfNeeded: word.count &* 8)) &- 1)
    }

    /// A text of at most eight bytes as `leading8` gives it.
    static func packed8(_ text: StaticString) -> UInt64 {
        text.withUTF8Buffer { $0.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
    }
}
