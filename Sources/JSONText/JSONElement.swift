/// One value of a document: a view of its bytes, cheap to copy, that keeps the document alive.
///
/// Two elements are the same place, not equal values, so there is no `==`; compare ``value``.
public struct JSONElement: Sendable {
    /// The kinds of JSON value.
    public enum Kind: Sendable {
        case object, array, string, number, boolean, null
    }

    let document: JSONDocument
    let index: Int

    var entry: TapeEntry { document.tape[index] }

    /// What the value is; its first byte tells.
    public var kind: Kind {
        switch document.bytes[byteOffset] {
        case UInt8(ascii: "{"): .object
        case UInt8(ascii: "["): .array
        case UInt8(ascii: "\""): .string
        case UInt8(ascii: "t"), UInt8(ascii: "f"): .boolean
        case UInt8(ascii: "n"): .null
        default: .number
        }
    }

    /// Whether the value is `null`.
    public var isNull: Bool { document.bytes[byteOffset] == UInt8(ascii: "n") }

    /// The boolean; nil for other kinds.
    public var bool: Bool? {
        switch document.bytes[byteOffset] {
        case UInt8(ascii: "t"): true
        case UInt8(ascii: "f"): false
        default: nil
        }
    }

    /// The offset of the value's first byte in the document.
    public var byteOffset: Int { Int(entry.start) }

    /// The line the value starts in, counted from 1.
    public var line: Int { document.line(atByte: byteOffset) }

    /// The bytes of the value as written, quotes and brackets included.
    ///
    /// O(1) for scalars; for arrays and objects it takes a step per element of the last container at each depth.
    public var text: ArraySlice<UInt8> {
        document.bytes[byteOffset..<(entry.isContainer ? containerEnd : byteOffset + entry.length)]
    }

    // The index keeps no end of containers. After the last thing in one, only closing brackets and blanks stand.
    private var containerEnd: Int {
        var last = index
        var toClose = 0
        while document.tape[last].isContainer {
            toClose += 1
            let end = last + document.tape[last].span
            var child = last + 1
            guard child < end else { break }
            while child < end {
                last = child
                child += document.tape[child].span
            }
        }
        let entry = document.tape[last]
        var position = Int(entry.start) + (entry.isContainer ? 1 : entry.length)
        while toClose > 0, position < document.bytes.count {
            let byte = document.bytes[position]
            if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}") { toClose -= 1 }
            position += 1
        }
        return position
    }
}
