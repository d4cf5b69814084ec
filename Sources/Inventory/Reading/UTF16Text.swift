/// UTF-16 with a byte order mark: what `>` of Windows PowerShell 5.1 writes AWS CLI output as.
enum UTF16Text {
    /// Which byte of a unit comes first.
    enum ByteOrder: Sendable {
        case littleEndian
        case bigEndian
    }

    /// The order that a byte order mark at the start says; nil where there is none, as in UTF-8.
    static func byteOrder(of bytes: [UInt8]) -> ByteOrder? {
        if bytes.starts(with: [0xFF, 0xFE]) { return .littleEndian }
        return bytes.starts(with: [0xFE, 0xFF]) ? .bigEndian : nil
    }

    /// The text in UTF-8, without the mark; nil where the bytes are no UTF-16.
    static func decode(_ bytes: [UInt8], _ order: ByteOrder) -> [UInt8]? {
        guard bytes.count.isMultiple(of: 2) else { return nil }
        let units = stride(from: 2, to: bytes.count, by: 2).map { place in
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return order == .littleEndian ? second << 8 | first : first << 8 | second
        }
        return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
    }
}
