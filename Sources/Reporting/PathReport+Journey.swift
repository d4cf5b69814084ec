import Findings
import JSONText
import NetworkSets
import Reachability

extension PathReport {
    /// The stations of one packet.
    static func journey(_ journey: Journey) -> JSONValue {
        .array(
            journey.steps.map { step in
                JSONValue(members: [
                    ("layer", .string(step.layer.rawValue)), ("direction", .string(step.direction.rawValue)),
                    ("component", step.hop.map { .string($0.component) } ?? .null),
                    ("kind", step.hop.map { .string($0.kind.rawValue) } ?? .null),
                    ("text", .string(step.text)), ("outcome", .string(step.outcome.rawValue)),
                    ("code", step.code.map { .string($0.rawValue) } ?? .null), ("packet", .string(step.rewrite)),
                ])
            })
    }
}
