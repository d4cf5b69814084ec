extension JSONElement {
    /// The string with its escapes resolved; nil for other kinds.
    public var string: String? {
        guard kind == .string else { return nil }
        return unescapedString
    }

    /// Whether the value is a string of exactly these UTF-8 bytes; makes no `String`.
    public func equals(_ text: StaticString) -> Bool {
        guard kind == .string else { return false }
        return document.bytes.withUnsafeBytes { bytes in
            text.withUTF8Buffer { entry.isString(UnsafeRawBufferPointer($0), in: bytes) }
        }
    }

    /// The string of a string value or member name.
    var unescapedString: String {
        document.bytes.withUnsafeBytes { bytes in
            let contents = entry.stringContents(in: bytes)
            return entry.hasEscapes
                ? String(decoding: StringEscapes.decode(contents), as: UTF8.self)
                : String(decoding: contents, as: UTF8.self)
        }
    }
}

extension TapeEntry {
    /// What stands between the quotes; the entry must be a string's.
    @inline(__always)
    func stringContents(in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[(Int(start) + 1)..<(Int(start) + length - 1)])
    }

    /// Whether a string entry stands for exactly these UTF-8 bytes.
    @inline(__always)
    func isString(_ name: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Bool {
        if hasEscapes { return StringEscapes.decode(stringContents(in: bytes)).elementsEqual(name) }
        guard length - 2 == name.count else { return false }
        guard let base = bytes.baseAddress, let other = name.baseAddress else { return true }
        return ByteWord.areEqual(base + Int(start) + 1, other, count: name.count)
    }
}
