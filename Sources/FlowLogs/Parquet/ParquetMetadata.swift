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
