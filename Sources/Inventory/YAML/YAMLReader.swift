import JSONText
import Yams

/// Reads a YAML text, by the core schema of YAML 1.2: `true`, `false`, `null` and JSON numbers are what they look like,
/// everything else is text. So `no` is text and `10:20` no number, as they would be by YAML 1.1.
public struct YAMLReader {
    /// Aliases make small texts large values: a text that stands for more values than this is refused.
    private static let mostValues = 100_000
    /// How deep lists and mappings may nest, as in JSON.
    private static let deepest = 200

    private var budget = mostValues

    /// The value of a text; nil where it is empty.
    public static func read(_ text: String) throws(YAMLFault) -> YAMLNode? {
        try checkDepth(text)
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw fault(error, in: text)
        }
        var reader = YAMLReader()
        guard let root else { return nil }
        return try reader.node(root)
    }

    /// The reader of nodes calls itself for each level, so that depth is looked at before: no level is without a bracket, or a
    /// column of its own.
    private static func checkDepth(_ text: String) throws(YAMLFault) {
        var line = 1
        var brackets = 0
        var indent = 0
        var isAtStart = true
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\n"): (line, indent, isAtStart) = (line + 1, 0, true)
            case UInt8(ascii: " ") where isAtStart, UInt8(ascii: "-") where isAtStart,
                UInt8(ascii: "?") where isAtStart:
                indent += 1
            case UInt8(ascii: "["), UInt8(ascii: "{"): (brackets, isAtStart) = (brackets + 1, false)
            case UInt8(ascii: "]"), UInt8(ascii: "}"): (brackets, isAtStart) = (max(0, brackets - 1), false)
            default: isAtStart = false
            }
            guard brackets <= deepest, indent <= 2 * deepest else {
                throw YAMLFault(line: line, "nests too deep: at most \(deepest) levels are read")
            }
        }
    }

    private mutating func node(_ node: Node) throws(YAMLFault) -> YAMLNode {
        let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        budget -= 1
        guard budget >= 0 else {
            throw YAMLFault(line: line, "aliases make more than \(Self.mostValues) values of the file")
        }
        let content: YAMLNode.Content
        switch node {
        case .scalar(let scalar): content = .scalar(Self.scalar(scalar), written: scalar.string)
        case .sequence(let nodes):
            var elements: [YAMLNode] = []
            for node in nodes { elements.append(try self.node(node)) }
            content = .sequence(elements)
        case .mapping(let pairs):
            var members: [YAMLNode.Member] = []
            for pair in pairs { members.append(try member(pair.key, pair.value, line)) }
            content = .mapping(members)
        case .alias: throw YAMLFault(line: line, "an alias leads nowhere")
        }
        return YAMLNode(content: content, line: line, column: column)
    }

    private mutating func member(_ key: Node, _ value: Node, _ line: Int) throws(YAMLFault) -> YAMLNode.Member {
        guard case .scalar(let name) = key else { throw YAMLFault(line: line, "the name of a member has to be text") }
        guard name.string != "<<" else {
            throw YAMLFault(line: line, "merge keys (<<) are not read: write the members out")
        }
        return YAMLNode.Member(
            name: name.string, line: name.mark?.line ?? line, column: name.mark?.column ?? 1, value: try node(value))
    }

    private static func scalar(_ scalar: Node.Scalar) -> JSONValue {
        guard scalar.style == .plain, scalar.tag.rawValue.isEmpty else { return .string(scalar.string) }
        switch scalar.string {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .boolean(true)
        case "false", "False", "FALSE": return .boolean(false)
        default:
            if let first = scalar.string.utf8.first, first == UInt8(ascii: "-") || (48...57).contains(first),
                let number = try? JSONDocument(parsing: scalar.string).root.value, case .number = number
            {
                return number
            }
            return .string(scalar.string)
        }
    }

    private static func fault(_ error: any Error, in text: String) -> YAMLFault {
        guard let error = error as? YamlError else { return YAMLFault(line: nil, "no YAML: \(error)") }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            // The parser counts a line behind the last one, which nobody can look at.
            let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            guard mark.line > lines.count, let last = lines.last else {
                return YAMLFault(line: mark.line, column: mark.column, "no YAML: \(problem)")
            }
            return YAMLFault(line: lines.count, column: last.count + 1, "no YAML: \(problem)")
        case .duplicatedKeysInMapping(let names, let context):
            return YAMLFault(
                line: context.mark.line, "members are named twice: \(names.sorted().joined(separator: ", "))")
        case .reader(let problem, let offset, _, let yaml):
            let line = yaml.prefix(offset ?? 0).count { $0.isNewline } + 1
            return YAMLFault(line: line, "no YAML: \(problem)")
        default: return YAMLFault(line: nil, "no YAML: \(error)")
        }
    }
}
