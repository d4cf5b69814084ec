extension JSONValue {
    /// The value as JSON text: the same bytes for the same value, no line feed at the end.
    ///
    /// Control characters, `"`, `\`, and U+2028 and U+2029 (line breaks to JavaScript) are escaped; `/` and all other
    /// Unicode stays as it is. `indent` is the number of spaces per depth; nil puts all on one line without blanks.
    public func encoded(indent: Int? = 2) -> [UInt8] {
        var writer = JSONWriter(indent: indent)
        writer.write(self, depth: 0)
        return writer.bytes
    }

    /// The value as JSON text in a string; see ``encoded(indent:)``.
    public func encodedString(indent: Int? = 2) -> String {
        String(decoding: encoded(indent: indent), as: UTF8.self)
    }
}
