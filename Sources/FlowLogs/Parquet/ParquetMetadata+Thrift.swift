extension ParquetMetadata {
    /// Reads the index.
    init(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
        var schema: [SchemaElement] = []
        var metadata = ParquetMetadata()
        try reader.structure { (reader, id, kind) throws(ThriftReader.Fault) in
            switch (id, kind) {
            case (2, .list):
                try reader.list { (reader, kind) throws(ThriftReader.Fault) in
                    guard kind == .structure else { throw .damaged }
                    schema.append(try SchemaElement(&reader))
                }
            case (4, .list):
                try reader.list { (reader, kind) throws(ThriftReader.Fault) in
                    guard kind == .structure else { throw .damaged }
                    metadata.rowGroups.append(try RowGroup(&reader))
                }
            case (8, .structure):
                metadata.isEncrypted = true
                return false
            default: return false
            }
            return true
        }
        metadata.columns = try SchemaElement.topLevel(schema)
        self = metadata
    }
}

extension ParquetMetadata.RowGroup {
    fileprivate init(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
        var group = ParquetMetadata.RowGroup()
        try reader.structure { (reader, id, kind) throws(ThriftReader.Fault) in
            switch (id, kind) {
            case (1, .list):
                try reader.list { (reader, kind) throws(ThriftReader.Fault) in
                    guard kind == .structure else { throw .damaged }
                    let chunk = try ParquetMetadata.ColumnChunk(&reader)
                    // Of a nested column one leaf stands for all: it is named where it is asked for.
                    if let name = chunk.path.first { group.chunks[name] = chunk }
                }
            case (3, .int64): group.rows = try reader.size()
            default: return false
            }
            return true
        }
        self = group
    }
}

extension ParquetMetadata.ColumnChunk {
    fileprivate init(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
        var chunk = ParquetMetadata.ColumnChunk()
        try reader.structure { (reader, id, kind) throws(ThriftReader.Fault) in
            switch (id, kind) {
            case (1, .binary): chunk.otherFile = try reader.text()
            case (3, .structure): try chunk.readMetadata(&reader)
            case (8, .structure):
                chunk.isEncrypted = true
                return false
            default: return false
            }
            return true
        }
        self = chunk
    }

    private mutating func readMetadata(_ reader: inout ThriftReader) throws(ThriftReader.Fault) {
        var chunk = self
        try reader.structure { (reader, id, kind) throws(ThriftReader.Fault) in
            switch (id, kind) {
            case (3, .list):
                try reader.list { (reader, kind) throws(ThriftReader.Fault) in
                    guard kind == .binary else { throw .damaged }
                    chunk.path.append(try reader.text())
                }
            case (4, .int32): chunk.codec = Int(try reader.integer())
            case (5, .int64): chunk.values = try reader.size()
            case (7, .int64): chunk.size = try reader.size()
            case (9, .int64): chunk.dataOffset = try reader.size()
            case (11, .int64): chunk.dictionaryOffset = try reader.size()
            default: return false
            }
            return true
        }
        self = chunk
    }
}

extension ThriftReader {
    /// A size or a place: never negative, and small enough to be added to another.
    mutating func size() throws(Fault) -> Int {
        let value = try integer()
        guard value >= 0, value < 1 << 60 else { throw .damaged }
        return Int(value)
    }
}
