import JSONText
import OrderedCollections

/// Reads a file of edits: a JSON list, or one AWS CLI command per line.
///
/// An element of the list is a command as text, or an object of an operation and its parameters:
/// `{"create-route": {"RouteTableId": …}}`. Of lines, empty ones and those that start with `#` are skipped, and a leading `- `,
/// as in a YAML list of commands, is left out.
public enum EditFile {
    /// The edits of a file's text, in order.
    public static func read(_ text: String) throws(EditError) -> [SnapshotEdit] {
        let edits =
            text.first { !$0.isWhitespace }.map { $0 == "[" || $0 == "{" } == true
            ? try list(text) : try lines(text)
        if edits.isEmpty { throw EditError("the file", "no edit is in it") }
        return edits
    }

    private static func lines(_ text: String) throws(EditError) -> [SnapshotEdit] {
        var edits: [SnapshotEdit] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var line = line.drop { $0.isWhitespace }
            if line.hasPrefix("- ") { line = line.dropFirst(2).drop { $0 == " " } }
            while line.last?.isWhitespace == true { line = line.dropLast() }
            if line.isEmpty || line.hasPrefix("#") || line == "---" { continue }
            edits.append(try EditCommand.read(String(line), "line \(index + 1)"))
        }
        return edits
    }

    private static func list(_ text: String) throws(EditError) -> [SnapshotEdit] {
        let root: JSONValue
        do throws(JSONError) {
            root = try JSONDocument(parsing: text).root.value
        } catch {
            throw EditError("the file", "no JSON: \(error)")
        }
        guard case .array(let elements) = root else { throw EditError("the file", "a list of edits is expected") }
        var edits: [SnapshotEdit] = []
        for (index, element) in elements.enumerated() {
            let place = "edit \(index + 1)"
            switch element {
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
