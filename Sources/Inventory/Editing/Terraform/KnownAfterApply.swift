import JSONText
import OrderedCollections

/// What stands for a value that Terraform knows only after it made something: a text that names the attribute.
public enum KnownAfterApply {
    private static let start = "(known after apply: "

    /// The stand-in of an attribute.
    static func standIn(_ attribute: String) -> String { "\(start)\(attribute))" }

    /// The attribute that a text stands for; nil where the text is what it says.
    public static func attribute(of text: String) -> String? {
        text.hasPrefix(start) ? String(text.dropFirst(start.count).dropLast()) : nil
    }

    /// The values of a resource with stand-ins for what is not known. What nobody wrote and AWS fills in is left out.
    static func marked(
        _ values: JSONValue, _ unknown: JSONValue, address: String, expressions: JSONValue?
    ) -> JSONValue {
        guard case .object(var members) = values, case .object(let flags) = unknown else { return values }
        for (key, flag) in flags where key != "id" {
            if flag == .boolean(true), let expressions, expressions[key] == nil { continue }
            members[key] = marked(members[key] ?? .null, flag, "\(address).\(key)")
        }
        return .object(members)
    }

    private static func marked(_ value: JSONValue, _ unknown: JSONValue, _ path: String) -> JSONValue {
        switch unknown {
        case .boolean(true): return .string(standIn(path))
        case .array(let flags):
            guard case .array(let elements) = value else { return value }
            return .array(
                elements.enumerated().map { index, element in
                    index < flags.count ? marked(element, flags[index], "\(path)[\(index)]") : element
                })
        case .object(let flags):
            guard case .object(var members) = value else { return value }
            for (key, flag) in flags where flag != .boolean(false) {
                members[key] = marked(members[key] ?? .null, flag, "\(path).\(key)")
            }
            return .object(members)
        default: return value
        }
    }
}
