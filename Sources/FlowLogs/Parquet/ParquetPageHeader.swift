/// What stands before each page of a column.
struct ParquetPageHeader {
    /// The kinds of pages, by their number.
    enum Kind: Int {
        case data, index, dictionary, dataV2
    }

    var kind = 0
    /// Sizes in bytes, unpacked and as stored.
    var unpackedSize = 0
    var packedSize = 0
    var values = 0
    var encoding = 0
    var levelEncoding = 3
    /// Of a page of the second version: levels lie before what is packed.
    var repetitionSize = 0
    var definitionSize = 0
    var isPacked = true

    /// Reads a header.
    init(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
        var header = ParquetPageHeader()
        try reader.structure { (reader, id, kind) throws(ThriftReader.Fault) in
            switch (id, kind) {
            case (1, .int32): header.kind = Int(try reader.integer())
            case (2, .int32): header.unpackedSize = try reader.size()
            case (3, .int32): header.packedSize = try reader.size()
            case (5, .structure), (7, .structure): try header.readCounts(&reader)
            case (8, .structure): try header.readSecondVersion(&reader)
            default: return false
            }
            return true
        }
        self = header
    }

    private init() {}

    /// The headers of data pages and of dictionaries begin alike.
    private mutating func readCounts(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
        var header = self
        try reader.structure { (reader, id, kind) throws(ThriftReader.Fault) in
            switch (id, kind) {
            case (1, .int32): header.values = try reader.size()
            case (2, .int32): header.encoding = Int(try reader.integer())
            case (3, .int32): header.levelEncoding = Int(try reader.integer())
            default: return false
            }
            return true
        }
        self = header
    }

    private mutating func readSecondVersion(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
        var header = self
        try reader.structure { (reader, id, kind) throws(ThriftReader.Fault) in
            switch (id, kind) {
            case (1, .int32): header.values = try reader.size()
            case (4, .int32): header.encoding = Int(try reader.integer())
            case (5, .int32): header.definitionSize = try reader.size()
            case (6, .int32): header.repetitionSize = try reader.size()
            case (7, .false): header.isPacked = false
            case (7, .true): header.isPacked = true
            default: return false
            }
            return true
        }
        self = header
    }
}
