public import Audit
public import JSONText
import NetworkSets
public import Topology

/// The graph of who reaches whom, as JSON and for Graphviz.
public enum ReachGraphReport {
    /// The whole document, in the form of the schema `awsdrops.reach/1`.
    public static func json(_ graph: ReachGraph) -> JSONValue {
        [
            "schema": "awsdrops.reach/1", "query": ["direction": "all"],
            "nodes": .array(
                graph.nodes.enumerated().map { place, node in
                    ["id": JSONValue(place), "ends": DiffReport.ids(node)]
                }),
            "edges": .array(
                graph.edges.map { edge in
                    [
                        "from": JSONValue(edge.from), "to": JSONValue(edge.to),
                        "allowed": packets(edge.outcome.allowed), "partial": packets(edge.outcome.partial),
                        "unknown": packets(edge.outcome.unknown),
                    ]
                }),
            "findings": [],
        ]
    }

    /// The graph in the language of Graphviz: what works is drawn through, what may work dashed.
    public static func dot(_ graph: ReachGraph, topology: Topology) -> String {
        let ends = EndClassText(topologies: [topology])
        var lines = ["digraph reach {", "  rankdir=LR;", "  node [shape=box];"]
        lines += graph.nodes.enumerated().map { place, node in "  n\(place) [label=\(quoted(ends.text(node)))];" }
        for edge in graph.edges {
            let outcome = edge.outcome
            let isCertain = !outcome.allowed.isEmpty
            let services = ServicesText.text(
                isCertain ? outcome.allowed : outcome.partial.union(outcome.unknown), of: outcome.asked)
            lines.append(
                "  n\(edge.from) -> n\(edge.to) [label=\(quoted(services))\(isCertain ? "" : ", style=dashed")];")
        }
        return (lines + ["}"]).joined(separator: "\n") + "\n"
    }

    private static func packets(_ packets: FlowSet) -> JSONValue {
        .array(FlowSetReport.json(packets, translatedPorts: nil))
    }

    /// A text as Graphviz takes it between quotes.
    private static func quoted(_ text: String) -> String {
        "\"\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }
}
