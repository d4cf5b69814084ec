public import Audit
public import JSONText
import NetworkSets

/// What `awsdrops reach` found as JSON, in the form of the schema `awsdrops.reach/1`.
public enum ReachReport {
    /// The whole document.
    public static func json(_ reach: Reach, _ direction: Reach.Direction, name: String) -> JSONValue {
        [
            "schema": "awsdrops.reach/1",
            "query": ["direction": .string(direction.rawValue), "end": .string(name)],
            "rows": .array(
                reach.rows.map { row in
                    [
                        "ends": DiffReport.ids(row.ends), "allowed": packets(row.outcome.allowed),
                        "partial": packets(row.outcome.partial), "unknown": packets(row.outcome.unknown),
                        "components": .array(row.components.map { .string($0) }),
                    ]
                }),
            "findings": [],
        ]
    }

    private static func packets(_ packets: FlowSet) -> JSONValue {
        .array(FlowSetReport.json(packets, translatedPorts: nil))
    }
}
