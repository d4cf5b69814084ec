import Foundation
import JSONText

/// A plan as `terraform show -json` prints it, of a few changes.
struct PlanDraft: Sendable {
    /// A change of one resource; the values are JSON text.
    struct Change: Sendable {
        var address: String
        var actions: [String]
        var before: String?
        var after: String?
        var unknown = "{}"
        /// The expressions of the configuration; nil where it has none of the resource.
        var expressions: String?

        static func create(
            _ address: String, _ after: String, unknown: String = #"{"id": true}"#, written: String? = nil
        ) -> Change {
            Change(address: address, actions: ["create"], after: after, unknown: unknown, expressions: written)
        }

        static func delete(_ address: String, _ before: String) -> Change {
            Change(address: address, actions: ["delete"], before: before)
        }

        static func update(
            _ address: String, _ before: String, _ after: String, unknown: String = "{}", written: String? = nil
        ) -> Change {
            Change(
                address: address, actions: ["update"], before: before, after: after, unknown: unknown,
                expressions: written)
        }
    }

    var changes: [Change]

    /// The plan's text.
    var text: String {
        let resources = changes.map { change in
            let parts = change.address.split(separator: "[")[0].split(separator: ".").suffix(2)
            let module = change.address.split(separator: ".").dropLast(2).joined(separator: ".")
            let index = change.address.split(separator: "[").dropFirst().first.map { $0.dropLast() }
            return """
                {"address": "\(change.address.replacing("\"", with: "\\\""))", "mode": "managed",
                 "type": "\(parts.first ?? "")", "name": "\(parts.last ?? "")",
                 \(module.isEmpty ? "" : "\"module_address\": \"\(module)\",")
                 \(index.map { "\"index\": \($0)," } ?? "")
                 "change": {"actions": \(JSONValue(change.actions).encodedString(indent: nil)),
                  "before": \(change.before ?? "null"), "after": \(change.after ?? "null"),
                  "after_unknown": \(change.unknown)}}
                """
        }
        let written = changes.compactMap { change -> String? in
            guard let expressions = change.expressions else { return nil }
            let parts = change.address.split(separator: "[")[0].split(separator: ".").suffix(2)
            return #"{"type": "\#(parts.first ?? "")", "name": "\#(parts.last ?? "")", "expressions": \#(expressions)}"#
        }
        return """
            {"format_version": "1.2", "terraform_version": "1.9.5", "planned_values": {"root_module": {}},
             "resource_changes": [\(resources.joined(separator: ",\n"))],
             "configuration": {"root_module": {"resources": [\(written.joined(separator: ",\n"))]}}}
            """
    }
}
