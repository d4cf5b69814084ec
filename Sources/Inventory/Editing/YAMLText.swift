import JSONText
import OrderedCollections
import Yams

/// A YAML text as JSON values, by the core schema of YAML 1.2: `true`, `false`, `null` and JSON numbers are what they look like,
/// everything else is text. So `no` is text and `10:20` no number, as they would be by YAML 1.1.
enum YAMLText {
    /// A value and the line it starts in.
    struct Element {
        let value: JSONValue
        let line: Int
    }

    /// Aliases make small texts large values: a text that stands for more values than this is refused.
    private static let mostValues = 100_000
    /// How deep lists and mappings may nest, as in JSON.
    private static let deepest = 200

    /// The elements of a text that is one list.
    static func list(_ text: String) throws(EditError) -> [Element] {
        let root: Node?
        do {
            try checkDepth(text)
            root = try Yams.compose(yaml: text)
        } catch let error as EditError {
            throw error
        } catch {
            throw fault(error)
        }
        guard case .sequence(let nodes) = root else {
            throw EditError("line \(root?.mark?.line ?? 1)", "a list of edits is expected")
        }
        var budget = mostValues
        var elements: [Element] = []
        for node in nodes {
            elements.append(Element(value: try value(node, &budget), line: node.mark?.line ?? 1))
        }
        return elements
    }

    /// The reader of nodes calls itself for each level, so that depth is looked at before: no level is without a bracket, or a
    /// column of its own.
    private static func checkDepth(_ text: String) throws(EditError) {
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
                throw EditError("line \(line)", "nests too deep: at most \(deepest) levels are read")
            }
        }
    }

    private static func value(_ node: Node, _ budget: inout Int) throws(EditError) -> JSONValue {
        let place = "line \(node.mark?.line ?? 1)"
        budget -= 1
        guard budget >= 0 else { throw EditError(place, "aliases make more than \(mostValues) values of the file") }
        switch node {
        case .scalar(let scalar): return self.scalar(scalar)
        case .sequence(let nodes):
            var elements: [JSONValue] = []
            for node in nodes { elements.append(try value(node, &budget)) }
            return .array(elements)
        case .mapping(let pairs):
            var members: [(String, JSONValue)] = []
            for pair in pairs {
                guard case .scalar(let name) = pair.key else {
                    throw EditError(place, "the name of a member has to be text")
                }
                guard name.string != "<<" else {
                    throw EditError(place, "merge keys (<<) are not read: write the members out")
                }
                members.append((name.string, try value(pair.value, &budget)))
            }
            return JSONValue(members: members)
        case .alias: throw EditError(place, "an alias leads nowhere")
        }
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

    private static func fault(_ error: any Error) -> EditError {
        guard let error = error as? YamlError else { return EditError("the file", "no YAML: \(error)") }
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return EditError("line \(mark.line)", "no YAML: \(problem) at column \(mark.column)")
        case .duplicatedKeysInMapping(let names, let context):
            return EditError(
                "line \(context.mark.line)", "members are named twice: \(names.sorted().joined(separator: ", "))")
        case .reader(let problem, let offset, _, let yaml):
            let line = yaml.prefix(offset ?? 0).count { $0.isNewline } + 1
            return EditError("line \(line)", "no YAML: \(problem)")
        default: return EditError("the file", "no YAML: \(error)")
        }
    }
}
