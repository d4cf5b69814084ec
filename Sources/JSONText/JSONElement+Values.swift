extension JSONElement {
    /// The number where it is an exact integer of 64 bits, however written (`80`, `8e1`, `80.0`); else nil.
    public var int: Int? {
        guard kind == .number else { return nil }
        return text.withUnsafeBufferPointer { Int(exactDecimal: $0) }
    }

    /// The number rounded to a `Double`; nil for other kinds and for numbers beyond its range, such as `1e400`.
    public var double: Double? {
        guard kind == .number else { return nil }
        return JSONNumber(checked: String(decoding: text, as: UTF8.self)).double
    }

    /// A copy of the value and all in it, free of the document. Of members with one name the first is taken.
    public var value: JSONValue {
        switch kind {
        case .null: .null
        case .boolean: .boolean(bool == true)
        case .number: .number(JSONNumber(checked: String(decoding: text, as: UTF8.self)))
        case .string: .string(unescapedString)
        case .array: .array(elements.map(\.value))
        case .object: JSONValue(members: members.lazy.map { ($0.key, $0.value.value) })
        }
    }
}
