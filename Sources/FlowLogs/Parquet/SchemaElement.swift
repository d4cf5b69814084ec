/// One element of a Parquet schema, which is a tree written in depth-first order.
struct SchemaElement {
    private var storage: Int?
    private var length = 0
    private var repetition = 0
    private var name = ""
    private var children = 0
    private var isUnsigned = false
    private var unitsPerSecond: Int64 = 1

    /// Reads an element.
    init(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
        var element = SchemaElement()
        try reader.structure { (reader, id, kind) throws(ThriftReader.Fault) in
            switch (id, kind) {
            case (1, .int32): element.storage = Int(try reader.integer())
            case (2, .int32): element.length = try reader.size()
            case (3, .int32): element.repetition = Int(try reader.integer())
            case (4, .binary): element.name = try reader.text()
            case (5, .int32): element.children = try reader.size()
            case (6, .int32): element.setConvertedType(try reader.integer())
            case (10, .structure): try element.readLogicalType(&reader)
            default: return false
            }
            return true
        }
        self = element
    }

    private init() {}

    /// The columns at the top level: the children of the first element.
    static func topLevel(_ elements: [SchemaElement]) throws(ThriftReader.Fault) -> [ParquetColumn] {
        guard let root = elements.first else { throw .damaged }
        var columns: [ParquetColumn] = []
        var index = 1
        for _ in 0..<min(root.children, elements.count) {
            guard index < elements.count else { throw .damaged }
            let element = elements[index]
            guard let repetition = ParquetColumn.Repetition(rawValue: element.repetition) else { throw .damaged }
            let storage = element.storage.flatMap { ParquetColumn.Storage(rawValue: $0) }
            if element.children == 0, storage == nil { throw .damaged }
            columns.append(
                ParquetColumn(
                    name: element.name, storage: element.children == 0 ? storage : nil, repetition: repetition,
                    length: element.length, isUnsigned: element.isUnsigned, unitsPerSecond: element.unitsPerSecond))
            index = try end(of: index, elements)
        }
        return columns
    }

    /// The index behind an element and all that is inside it.
    private static func end(of index: Int, _ elements: [SchemaElement]) throws(ThriftReader.Fault) -> Int {
        var open = 1
        var next = index
        while open > 0 {
            guard next < elements.count, elements[next].children < elements.count else { throw .damaged }
            open += elements[next].children - 1
            next += 1
        }
        return next
    }

    /// The older way to say what a column's values mean.
    private mutating func setConvertedType(_ type: Int64) {
        switch type {
        case 9: unitsPerSecond = 1000
        case 10: unitsPerSecond = 1_000_000
        case 11...14: isUnsigned = true
        default: break
        }
    }

    /// The newer way, a union: 8 is a time, 10 a whole number.
    private mutating func readLogicalType(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
        var element = self
        try reader.structure { (reader, id, kind) throws(ThriftReader.Fault) in
            guard kind == .structure, id == 8 || id == 10 else { return false }
            try reader.structure { (reader, inner, kind) throws(ThriftReader.Fault) in
                if id == 10, inner == 2, kind == .true || kind == .false { element.isUnsigned = kind == .false }
                guard id == 8, inner == 2, kind == .structure else { return false }
                // The unit is a union too: milliseconds, microseconds, nanoseconds.
                try reader.structure { (_, unit, _) throws(ThriftReader.Fault) in
                    element.unitsPerSecond = unit == 1 ? 1000 : unit == 2 ? 1_000_000 : 1_000_000_000
                    return false
                }
                return true
            }
            return true
        }
        self = element
    }
}
