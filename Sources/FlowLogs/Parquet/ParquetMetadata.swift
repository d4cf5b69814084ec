/// The index at the end of a Parquet file, as far as flow logs need it.
///
/// Source of all numbers of fields and names: `parquet.thrift` of Apache Parquet.
struct ParquetMetadata {
    /// The columns at the top level.
    var columns: [ParquetColumn] = []
    /// The parts of the table, each with all columns.
    var rowGroups: [RowGroup] = []
    /// Whether the file's columns may be encrypted.
    var isEncrypted = false

    /// A part of the table.
    struct RowGroup {
        var rows = 0
        /// What is stored of each column, by its name at the top level.
        var chunks: [String: ColumnChunk] = [:]
    }

    /// One column of a row group.
    struct ColumnChunk {
        var codec = 0
        var values = 0
        /// The size of its pages with their headers, packed as they are.
        var size = 0
        var dataOffset = 0
        var dictionaryOffset: Int?
        var isEncrypted = false
        /// Where another file holds it.
        var otherFile: String?
        /// The names down to the column; more than one inside a nested one.
        var path: [String] = []

        /// Where the first page begins.
        var offset: Int {
            guard let dictionaryOffset, dictionaryOffset > 0, dictionaryOffset < dataOffset else { return dataOffset }
            return dictionaryOffset
        }
    }
}

/// A column at the top level of a Parquet file.
struct ParquetColumn: Sendable {
    /// The physical types, by their number.
    enum Storage: Int, Sendable {
        case boolean, int32, int64, int96, float, double, byteArray, fixedByteArray

        /// The name in the format's own description.
        var name: String {
            switch self {
            case .boolean: "BOOLEAN"
            case .int32: "INT32"
            case .int64: "INT64"
            case .int96: "INT96"
            case .float: "FLOAT"
            case .double: "DOUBLE"
            case .byteArray: "BYTE_ARRAY"
            case .fixedByteArray: "FIXED_LEN_BYTE_ARRAY"
            }
        }
    }

    /// Required, optional or repeated.
    enum Repetition: Int, Sendable {
        case required, optional, repeated
    }

    let name: String
    /// nil for a column with columns inside.
    let storage: Storage?
    let repetition: Repetition
    /// The bytes of each value of `fixedByteArray`.
    let length: Int
    /// Whether whole numbers have no sign.
    let isUnsigned: Bool
    /// How many units of a time are a second; 1 where the column holds no time.
    let unitsPerSecond: Int64
}
