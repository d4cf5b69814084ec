/// Reads values of Thrift's compact protocol, in which Parquet writes its index and page headers.
///
/// Every read is checked against the end of the bytes; counts are checked against what can still follow.
/// Source: "Thrift compact protocol encoding" of Apache Thrift.
struct ThriftReader {
    /// What is wrong with the bytes.
    enum Fault: Error {
        /// They end inside a value: more may follow in the stream.
        case truncated
        /// They are no such value.
        case damaged
    }

    /// The types of fields and elements, by their number on the wire.
    enum Kind: UInt8 {
        case `true` = 1
        case `false`, byte, int16, int32, int64, double, binary, list, set, map, structure, uuid
    }

    /// Structures inside each other.
    private static let deepest = 32

    private let bytes: UnsafeRawBufferPointer
    /// How many bytes were read.
    private(set) var position = 0
    private var fieldIDs: [Int16] = []

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Reads a structure: `field` is called for each field and reads its value, or gives false to have it passed over.
    mutating func structure(
        _ field: (inout ThriftReader, Int16, Kind) throws(Fault) -> Bool
    ) throws(Fault) {
        guard fieldIDs.count < Self.deepest else { throw .damaged }
        fieldIDs.append(0)
        while true {
            let header = try byte()
            if header == 0 { break }
            guard let kind = Kind(rawValue: header & 0x0F) else { throw .damaged }
            let delta = Int16(header >> 4)
            let last = fieldIDs[fieldIDs.count - 1]
            let id = delta == 0 ? Int16(truncatingIfNeeded: try integer()) : last &+ delta
            fieldIDs[fieldIDs.count - 1] = id
            if !(try field(&self, id, kind)) { try skip(kind) }
        }
        fieldIDs.removeLast()
    }

    /// Reads a list: `element` is called for each.
    mutating func list(_ element: (inout ThriftReader, Kind) throws(Fault) -> Void) throws(Fault) {
        let header = try byte()
        guard let kind = Kind(rawValue: header & 0x0F) else { throw .damaged }
        var count = UInt64(header >> 4)
        if count == 15 { count = try variable() }
        // An element has a byte at least.
        guard count <= UInt64(bytes.count - position) else { throw count > 1 << 24 ? .damaged : .truncated }
        for _ in 0..<count { try element(&self, kind) }
    }

    /// A whole number of any width.
    mutating func integer() throws(Fault) -> Int64 {
        let value = try variable()
        return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
    }

    /// A text; bytes that are no UTF-8 are replaced.
    mutating func text() throws(Fault) -> String {
        String(decoding: try binary(), as: UTF8.self)
    }

    private mutating func binary() throws(Fault) -> UnsafeRawBufferPointer {
        let count = try variable()
        guard count <= UInt64(bytes.count - position) else { throw count > 1 << 28 ? .damaged : .truncated }
        defer { position += Int(count) }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<(position + Int(count))])
    }

    private mutating func byte() throws(Fault) -> UInt8 {
        guard position < bytes.count else { throw .truncated }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func variable() throws(Fault) -> UInt64 {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte()
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        throw .damaged
    }

    /// Passes over a value of this kind. A boolean as a field lies in its header alone.
    mutating func skip(_ kind: Kind, isElement: Bool = false) throws(Fault) {
        switch kind {
        case .true, .false: if isElement { _ = try byte() }
        case .byte: _ = try byte()
        case .int16, .int32, .int64: _ = try variable()
        case .double: for _ in 0..<8 { _ = try byte() }
        case .uuid: for _ in 0..<16 { _ = try byte() }
        case .binary: _ = try binary()
        case .list, .set: try list { (reader, kind) throws(Fault) in try reader.skip(kind, isElement: true) }
        case .structure: try structure { (_, _, _) throws(Fault) in false }
        case .map:
            let count = try variable()
            guard count > 0 else { return }
            let kinds = try byte()
            guard let key = Kind(rawValue: kinds >> 4), let value = Kind(rawValue: kinds & 0x0F),
                count <= UInt64(bytes.count - position)
            else { throw .damaged }
            for _ in 0..<count {
                try skip(key, isElement: true)
                try skip(value, isElement: true)
            }
        }
    }
}
