import JSONText
import OrderedCollections

/// One resource that a plan makes, changes or removes.
struct PlannedResource: Sendable {
    /// Its full address, such as `module.net.aws_route.out[0]`.
    let address: String
    /// The address of the module it is in; empty for the root module.
    let module: String
    /// Such as `aws_route`.
    let type: String
    /// Its name in the module.
    let name: String
    /// Its place among those of one name, as it stands in the address: `[0]`, `["a"]`, or nothing.
    let index: String
    /// Its attributes now; nil where it is made.
    let before: PlannedValues?
    /// Its attributes then; nil where it is removed.
    let after: PlannedValues?
    /// Whether what is there is removed and made anew.
    let isReplaced: Bool
    /// How its attributes are written; nil where the plan does not hold the configuration.
    let expressions: JSONValue?

    /// Reads an element of `resource_changes`; nil for one that changes nothing.
    ///
    /// - Throws: `EditError` with the line and the member.
    init?(_ element: JSONElement, _ configuration: TerraformConfiguration) throws(EditError) {
        func fault(_ member: String, _ reason: String) -> EditError {
            EditError(
                "line \(element.line)", "\(element["address"]?.string ?? "resource_changes"): \(member): \(reason)")
        }
        func text(_ key: StaticString) throws(EditError) -> String {
            guard let text = element[key]?.string else { throw fault("\(key)", "missing, a string is required") }
            return text
        }
        address = try text("address")
        type = try text("type")
        name = try text("name")
        module = element["module_address"]?.string ?? ""
        index = element["index"].map { "[\($0.written)]" } ?? ""
        guard let change = element["change"], change.kind == .object else {
            throw fault("change", "missing, an object is required")
        }
        guard let actions = change["actions"], actions.kind == .array else {
            throw fault("change.actions", "missing, a list is required")
        }
        let names = actions.elements.map { $0.string ?? $0.written }
        switch names {
        case ["no-op"], ["read"], ["forget"]: return nil
        case ["create"], ["delete"], ["update"], ["delete", "create"], ["create", "delete"], ["create", "forget"]: break
        default: throw fault("change.actions", "\(names.joined(separator: ", ")) is not known")
        }
        if element["mode"]?.string == "data" { return nil }
        isReplaced = names.count == 2 && names.contains("delete")
        expressions = configuration.expressions(of: type, name, module: module)
        let (owner, written) = (address, expressions)
        func values(_ key: StaticString, isWanted: Bool, _ resolve: (JSONValue) -> JSONValue) throws(EditError)
            -> PlannedValues?
        {
            guard isWanted else { return nil }
            guard let value = change[key], value.kind == .object else {
                throw fault("change.\(key)", "missing, an object is required")
            }
            return PlannedValues(address: owner, values: resolve(value.value))
        }
        before = try values("before", isWanted: names != ["create"] && names != ["create", "forget"]) { $0 }
        let unknown = change["after_unknown"]?.value ?? .null
        after = try values("after", isWanted: names != ["delete"]) {
            KnownAfterApply.marked($0, unknown, address: owner, expressions: written)
        }
    }

    /// The id it has, or the stand-in of the one it will get.
    var id: String {
        if let before, after == nil || !isReplaced { return before.optional("id") ?? newID }
        return newID
    }

    /// What stands for the id of a resource that is made: it starts as the ids of its kind do.
    var newID: String { "\(TerraformIDs.prefix(of: type))[\(address)]" }
}
