/// The value of a field in SQL, made the same whatever type the table has for it: an address, a number or a word, and NULL
/// where the log has a hyphen.
struct SQLField {
    /// The column that holds it.
    let column: QueryTable.Column
    /// The words that stand for no value.
    let absentWords: [String]

    /// The name under which the rest of a query knows the value.
    var alias: String { "f_\(column.field.name.split(separator: "-").joined(separator: "_"))" }

    /// The value, as an expression over the table.
    var expression: String {
        switch column.field.kind {
        case .address: "TRY_CAST(\(word) AS IPADDRESS)"
        case .integer: column.isNumber ? "CAST(\(raw) AS BIGINT)" : "TRY_CAST(\(word) AS BIGINT)"
        case .action, .logStatus, .text, .isoTime, .stampedVersion: word
        }
    }

    /// Whether the table has something there that is no value of the field; nil where that cannot be.
    var fault: String? {
        switch column.field.kind {
        case .address: return "(\(word) IS NOT NULL AND \(expression) IS NULL)"
        case .integer(let largest):
            let isOutside = "\(expression) NOT BETWEEN 0 AND \(largest)"
            return column.isNumber
                ? "COALESCE(\(isOutside), FALSE)"
                : "(\(word) IS NOT NULL AND COALESCE(\(isOutside), TRUE))"
        case .action: return "COALESCE(\(word) NOT IN ('ACCEPT', 'REJECT'), FALSE)"
        case .logStatus: return "COALESCE(\(word) NOT IN ('OK', 'NODATA', 'SKIPDATA'), FALSE)"
        case .text, .isoTime, .stampedVersion: return nil
        }
    }

    private var raw: String { SQLText.name(column.name) }

    private var word: String {
        let text = column.isNumber ? "CAST(\(raw) AS VARCHAR)" : raw
        return absentWords.reduce(text) { "NULLIF(\($0), \(SQLText.literal($1)))" }
    }
}
