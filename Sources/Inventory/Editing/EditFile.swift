import JSONText
import OrderedCollections

/// Reads a file of edits: a JSON or YAML list, or one AWS CLI command per line.
///
/// An element of the list is a command as text, or an object of an operation and its parameters:
/// `{"create-route": {"RouteTableId": …}}`. A text is JSON where it starts with a bracket, YAML where its first line that is no
/// comment starts with `-`, else it is lines of commands, of which empty ones and those that start with `#` are skipped.
public enum EditFile {
    /// The edits of a file's text, in order.
    public static func read(_ text: String) throws(EditError) -> [SnapshotEdit] {
        let text = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
        let first = firstLine(of: text)
        let edits: [SnapshotEdit]
        if first.hasPrefix("[") || first.hasPrefix("{") {
            edits = try self.edits(jsonList(text))
        } else if first.hasPrefix("- ") || first == "-" || first.hasPrefix("---") || first.hasPrefix("%YAML") {
            edits = try self.edits(YAMLText.list(text))
        } else {
            edits = try lines(text)
        }
        if edits.isEmpty { throw EditError("the file", "no edit is in it") }
        return edits
    }

    /// The first line that says something.
    private static func firstLine(of text: String) -> Substring {
        text.split(whereSeparator: \.isNewline).lazy.map { $0.drop(while: \.isWhitespace) }
            .first { !$0.isEmpty && !$0.hasPrefix("#") } ?? ""
    }

    private static func lines(_ text: String) throws(EditError) -> [SnapshotEdit] {
        var edits: [SnapshotEdit] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            var line = line.drop(while: \.isWhitespace)
            while line.last?.isWhitespace == true { line = line.dropLast() }
            if line.isEmpty || line.hasPrefix("#") { continue }
            edits.append(try EditCommand.read(String(line), "line \(index + 1)"))
        }
        return edits
    }

    private static func jsonList(_ text: String) throws(EditError) -> [YAMLText.Element] {
        let root: JSONElement
        do throws(JSONError) {
            root = try JSONDocument(parsing: text).root
        } catch {
            throw EditError("line \(error.line)", "no JSON: \(error)")
        }
        guard root.kind == .array else { throw EditError("line \(root.line)", "a list of edits is expected") }
        return root.elements.map { YAMLText.Element(value: $0.value, line: $0.line) }
    }

    private static func edits(_ elements: [YAMLText.Element]) throws(EditError) -> [SnapshotEdit] {
        var edits: [SnapshotEdit] = []
        for element in elements {
            let place = "line \(element.line)"
            switch element.value {
            case .string(let command): edits.append(try EditCommand.read(command, place))
            case .object(let members):
                guard members.count == 1, let only = members.elements.first, case .object = only.value else {
                    throw EditError(
                        place, "one operation with its parameters is expected, such as {\"create-route\": {…}}")
                }
                edits.append(SnapshotEdit(operation: only.key, parameters: only.value, place: place))
            default: throw EditError(place, "a command or an object is expected")
            }
        }
        return edits
    }
}
