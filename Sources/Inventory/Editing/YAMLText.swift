import JSONText

/// A YAML list of edits as JSON values.
enum YAMLText {
    /// A value and the line it starts in.
    struct Element {
        let value: JSONValue
        let line: Int
    }

    /// The elements of a text that is one list.
    static func list(_ text: String) throws(EditError) -> [Element] {
        let root: YAMLNode?
        do throws(YAMLFault) {
            root = try YAMLReader.read(text)
        } catch {
            throw EditError(error.line.map { "line \($0)" } ?? "the file", reason(error))
        }
        guard case .sequence(let nodes) = root?.content else {
            throw EditError("line \(root?.line ?? 1)", "a list of edits is expected")
        }
        return nodes.map { Element(value: $0.json, line: $0.line) }
    }

    private static func reason(_ fault: YAMLFault) -> String {
        fault.reason + (fault.column.map { " at column \($0)" } ?? "")
    }
}
