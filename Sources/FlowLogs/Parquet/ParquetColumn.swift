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
