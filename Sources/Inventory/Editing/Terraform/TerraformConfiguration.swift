import JSONText
import OrderedCollections

/// The `configuration` of a plan: how the attributes of resources are written.
struct TerraformConfiguration {
    private let root: JSONValue?

    init(_ configuration: JSONValue?) {
        root = configuration?["root_module"]
    }

    /// The expressions of a resource by attribute; nil where they are not in the plan.
    func expressions(of type: String, _ name: String, module: String) -> JSONValue? {
        var place = root
        for call in Self.calls(of: module) { place = place?["module_calls"]?[call]?["module"] }
        guard case .array(let resources) = place?["resources"] else { return nil }
        let resource = resources.first { $0["type"] == .string(type) && $0["name"] == .string(name) }
        return resource.map { $0["expressions"] ?? .object([:]) }
    }

    /// `module.a["x.y"].module.b` is the call `b` inside of `a`.
    private static func calls(of module: String) -> [String] {
        var bare = ""
        var depth = 0
        for character in module {
            if character == "[" { depth += 1 }
            if depth == 0 { bare.append(character) }
            if character == "]" { depth -= 1 }
        }
        return bare.split(separator: ".").map(String.init).enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    }
}
