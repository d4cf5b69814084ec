import OrderedCollections

/// Writes JSON text into a growing array.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let indent: Int?

    init(indent: Int?) {
        self.indent = indent.map { max(0, $0) }
    }

    mutating func write(_ value: JSONValue, depth: Int) {
        switch value {
        case .null: bytes.append(contentsOf: "null".utf8)
        case .boolean(let boolean): bytes.append(contentsOf: (boolean ? "true" : "false").utf8)
        case .number(let number): bytes.append(contentsOf: number.text.utf8)
        case .string(let string): write(string)
        case .array(let elements):
            writeContainer("[", elements, "]", depth: depth) { writer, element in
                writer.write(element, depth: depth + 1)
            }
        case .object(let members):
            writeContainer("{", members.elements, "}", depth: depth) { writer, member in
                writer.write(member.key)
                writer.bytes.append(contentsOf: (writer.indent == nil ? ":" : ": ").utf8)
                writer.write(member.value, depth: depth + 1)
            }
        }
    }

    private mutating func writeContainer<Contents: Collection>(
        _ opening: Unicode.Scalar, _ contents: Contents, _ closing: Unicode.Scalar, depth: Int,
        each write: (inout JSONWriter, Contents.Element) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        var isFirst = true
        for item in contents {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            startLine(depth: depth + 1)
            write(&self, item)
        }
        if !isFirst { startLine(depth: depth) }
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func startLine(depth: Int) {
        guard let indent else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent * depth))
    }

    private mutating func write(_ string: String) {
        var string = string
        string.withUTF8 { JSONStringText.append($0, to: &bytes) }
    }
}
