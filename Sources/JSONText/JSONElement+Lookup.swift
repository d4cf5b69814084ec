extension JSONElement {
    /// The first member of that name; nil where there is none or the value is not an object.
    ///
    /// Names are compared by bytes, one step per member before the one wanted.
    public subscript(key: StaticString) -> JSONElement? {
        key.withUTF8Buffer { firstMember(named: UnsafeRawBufferPointer($0)) }
    }

    /// The first member of a name known only at run time; compared by bytes, so without Unicode normalization.
    public subscript(name key: String) -> JSONElement? {
        var key = key
        return key.withUTF8 { firstMember(named: UnsafeRawBufferPointer($0)) }
    }

    private func firstMember(named name: UnsafeRawBufferPointer) -> JSONElement? {
        guard kind == .object else { return nil }
        let end = index + entry.span
        let found = document.bytes.withUnsafeBytes { bytes in
            document.tape.withUnsafeBufferPointer { tape -> Int? in
                var position = index + 1
                while position < end {
                    if tape[position].isString(name, in: bytes) { return position + 1 }
                    position += 1 + tape[position + 1].span
                }
                return nil
            }
        }
        return found.map { JSONElement(document: document, index: $0) }
    }
}
