/// Pieces of Athena's SQL (Trino's dialect).
enum SQLText {
    /// A name in double quotes, within which it may have any character.
    static func name(_ text: String) -> String { "\"\(doubling("\"", in: text))\"" }

    /// A text in single quotes.
    static func literal(_ text: String) -> String { "'\(doubling("'", in: text))'" }

    /// An address as a value of its type.
    static func address(_ bits: UInt128) -> String { "CAST('\(FieldText.addressText(bits))' AS IPADDRESS)" }

    /// Conditions of which all must hold; true where there are none.
    static func all(_ conditions: [String]) -> String {
        conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
    }

    /// Conditions of which one must hold, in parentheses; false where there are none.
    static func any(_ conditions: [String]) -> String {
        conditions.isEmpty ? "FALSE" : "(\(conditions.joined(separator: " OR ")))"
    }

    private static func doubling(_ quote: Character, in text: String) -> String {
        text.split(separator: quote, omittingEmptySubsequences: false).joined(separator: "\(quote)\(quote)")
    }
}
