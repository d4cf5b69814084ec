import JSONText
import NetworkSets

/// Sets of packets as the judge of Tests/Solver reads them.
enum SolverBox {
    static func json(_ set: FlowSet) -> JSONValue { .array(set.boxes.map(json)) }

    static func json(_ box: FlowBox) -> JSONValue {
        [
            "family": JSONValue(box.family == .ipv4 ? 4 : 6), "protocols": ranges(box.protocols),
            "source": ranges(box.source), "destination": ranges(box.destination),
            "sourcePorts": ranges(box.sourcePorts), "destinationPorts": ranges(box.destinationPorts),
        ]
    }

    /// Numbers as text: those of IPv6 addresses fit few readers' numbers.
    private static func ranges<Value>(_ set: IntervalSet<Value>) -> JSONValue {
        .array(set.ranges.map { [.string("\($0.lowerBound)"), .string("\($0.upperBound)")] })
    }
}
