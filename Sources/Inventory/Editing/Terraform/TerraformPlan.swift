import JSONText

/// A plan as `terraform show -json PLANFILE` prints it (Terraform documentation, JSON output format, versions 0.1 to 1.x).
public struct TerraformPlan: Sendable {
    /// The resources that the plan makes, changes or removes, in the order of the file.
    let resources: [PlannedResource]
    /// What is worth knowing of the plan as a whole.
    let notes: [String]

    private static let howTo =
        "a plan is expected: terraform plan -out=FILE, then terraform show -json FILE > plan.json"

    /// The plan of a text; nil where the text is something else altogether.
    ///
    /// - Throws: `EditError` for output of Terraform that is no plan, or a plan that cannot be read.
    static func read(_ text: String) throws(EditError) -> TerraformPlan? {
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard start.first == "{" else { return nil }
        if start.prefix(while: { !$0.isNewline }).contains("\"@level\"") {
            throw EditError("the file", "is the log that terraform plan -json writes; \(howTo)")
        }
        let root: JSONElement
        do throws(JSONError) {
            root = try JSONDocument(parsing: text).root
        } catch {
            throw EditError("line \(error.line)", "no JSON: \(error)")
        }
        if root["lineage"] != nil || (root["serial"] != nil && root["resources"] != nil) {
            throw EditError("the file", "is a state file of Terraform; \(howTo)")
        }
        guard let version = root["format_version"] else {
            if root["resource_changes"] == nil {
                throw EditError(
                    "line \(root.line)", "a list of edits is expected, or a plan as terraform show -json prints it")
            }
            throw EditError("line \(root.line)", "format_version: missing, a string is required")
        }
        guard let major = version.string?.split(separator: ".").first, major == "0" || major == "1" else {
            throw EditError("line \(version.line)", "format_version: 0.x and 1.x are known, found \(version.written)")
        }
        if root["resource_changes"] == nil, root["planned_values"] == nil {
            throw EditError("the file", "is a state and no plan; \(howTo)")
        }
        return TerraformPlan(resources: try resources(of: root), notes: notes(of: root))
    }

    private static func resources(of root: JSONElement) throws(EditError) -> [PlannedResource] {
        guard let changes = root["resource_changes"], !changes.isNull else { return [] }
        guard changes.kind == .array else {
            throw EditError("line \(changes.line)", "resource_changes: expected a list, found \(changes.kind)")
        }
        let configuration = TerraformConfiguration(root["configuration"]?.value)
        var resources: [PlannedResource] = []
        for element in changes.elements {
            guard element.kind == .object else {
                throw EditError("line \(element.line)", "expected an object, found \(element.kind)")
            }
            if let resource = try PlannedResource(element, configuration) { resources.append(resource) }
        }
        return resources
    }

    private static func notes(of root: JSONElement) -> [String] {
        var notes: [String] = []
        if root["errored"]?.bool == true {
            notes.append("the plan is of a run that failed, and may lack changes")
        }
        let deferred = root["deferred_changes"]?.elements.compactMap { $0["resource_change"]?["address"]?.string } ?? []
        if !deferred.isEmpty {
            notes.append("put off to a later plan, so not in the answer: \(deferred.joined(separator: ", "))")
        }
        return notes
    }
}

extension JSONElement {
    /// The value as it is written, for complaints.
    var written: String { String(decoding: text.prefix(60), as: UTF8.self) }
}
