import JSONText

/// Reads an AWS CLI command line as an edit: `aws ec2 create-route --route-table-id rtb-1 …`, the leading `aws ec2` optional.
enum EditCommand {
    /// Options whose values are lists.
    private static let lists: Set<String> = ["IpPermissions", "Groups", "InstanceIds", "SecurityGroupRuleIds"]
    /// Options whose values are numbers.
    private static let numbers: Set<String> = [
        "RuleNumber", "Port", "FromPort", "ToPort", "Type", "Code", "From", "To",
    ]

    static func read(_ line: String, _ place: String) throws(EditError) -> SnapshotEdit {
        if line.contains("$(") {
            throw EditError(place, "a command inside a command makes what has no id yet, and cannot be applied")
        }
        var words = try ShellWords.split(line, place)[...]
        if words.first == "aws" { words = words.dropFirst() }
        if words.first == "ec2" { words = words.dropFirst() }
        guard let operation = words.popFirst() else { throw EditError(place, "a command is expected") }
        var members: [(String, JSONValue)] = []
        while let option = words.popFirst() {
            guard option.hasPrefix("--"), option.count > 2 else {
                throw EditError(place, "an option is expected, found \"\(option)\"")
            }
            if let equals = option.firstIndex(of: "=") {
                let value = String(option[option.index(after: equals)...])
                members.append(try member(option[..<equals].dropFirst(2), [value], place))
                continue
            }
            var values: [String] = []
            while let word = words.first, !word.hasPrefix("--") {
                values.append(word)
                words = words.dropFirst()
            }
            if let unset = values.first(where: { $0.hasPrefix("<") && $0.hasSuffix(">") }) {
                throw EditError(place, "\(unset) stands for an id: put it in its place")
            }
            members.append(try member(option.dropFirst(2), values, place))
        }
        return SnapshotEdit(operation: operation, parameters: JSONValue(members: members), place: place)
    }

    private static func member(
        _ option: Substring, _ values: [String], _ place: String
    ) throws(EditError) -> (String, JSONValue) {
        if option == "ingress" || option == "egress", values.isEmpty { return ("Egress", .boolean(option == "egress")) }
        let isOff = option.hasPrefix("no-")
        let key = (isOff ? option.dropFirst(3) : option).split(separator: "-")
            .map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        if values.isEmpty { return (key, .boolean(!isOff)) }
        var parsed: [JSONValue] = []
        for text in values { parsed.append(numbered(try ShorthandParser.value(of: text, place), key)) }
        if lists.contains(key) {
            if parsed.count == 1, case .array = parsed[0] { return (key, parsed[0]) }
            return (key, .array(parsed))
        }
        guard parsed.count == 1 else { throw EditError(place, "--\(option) takes one value, found \(values.count)") }
        return (key, parsed[0])
    }

    /// Shorthand has text only; the API has numbers.
    private static func numbered(_ value: JSONValue, _ key: String) -> JSONValue {
        switch value {
        case .string(let text):
            guard numbers.contains(key) || key.hasSuffix("Timeout"), let number = Int(text) else { return value }
            return JSONValue(number)
        case .array(let elements): return .array(elements.map { numbered($0, key) })
        case .object(let members): return JSONValue(members: members.map { ($0.key, numbered($0.value, $0.key)) })
        default: return value
        }
    }
}
