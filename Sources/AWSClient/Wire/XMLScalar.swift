import JSONText

/// The JSON text of scalars in XML answers.
enum XMLScalar {
    /// Appends a scalar by its type: `true` for booleans of that text, else `false`, as botocore reads them; numbers as
    /// they are; all else as a string, times included.
    static func append(_ text: [UInt8], as type: ShapeType, to json: inout [UInt8]) throws(WireError) {
        switch type {
        case .boolean:
            json.append(contentsOf: (text.elementsEqual("true".utf8) ? "true" : "false").utf8)
        case .integer:
            let trimmed = String(decoding: text, as: UTF8.self).trimmingWhiteSpace()
            guard let number = Int(trimmed) else {
                throw WireError(reason: "\"\(trimmed.prefix(40))\" where an integer was expected")
            }
            json.append(contentsOf: String(number).utf8)
        case .float:
            let trimmed = String(decoding: text, as: UTF8.self).trimmingWhiteSpace()
            guard let number = Double(trimmed), let written = JSONNumber(number) else {
                throw WireError(reason: "\"\(trimmed.prefix(40))\" where a number was expected")
            }
            json.append(contentsOf: (JSONNumber(trimmed) ?? written).text.utf8)
        default:
            text.withUnsafeBufferPointer { JSONStringText.append($0, to: &json) }
        }
    }
}
