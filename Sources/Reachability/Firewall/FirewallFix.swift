import Findings
import Inventory
import JSONText
import NetworkSets

/// The rule that lets packets pass a firewall, as a rule group of its own.
struct FirewallFix {
    let policy: FirewallPolicy

    /// More blocks than this are no fix for one service.
    private static let mostBlocks = 4

    func fixes(opening part: FirewallPart, _ direction: WalkDirection) -> [Fix] {
        guard let box = part.packets.boxes.first, part.packets.boxes.count == 1 else {
            return [Fix("Add rules that pass \(FlowText.describe(part.packets)) before the one that drops it.")]
        }
        let ends = (
            AddressSet(family: box.family, ranges: box.source).blocks,
            AddressSet(family: box.family, ranges: box.destination).blocks
        )
        guard ends.0.count <= Self.mostBlocks, ends.1.count <= Self.mostBlocks else {
            return [Fix("Add a rule that passes \(FlowText.describe(part.packets)) before the one that drops it.")]
        }
        return [part.isStateless ? stateless(box, ends.0, ends.1) : stateful(box, ends.0, ends.1, direction)]
    }

    private func stateful(
        _ box: FlowBox, _ sources: [CIDRBlock], _ destinations: [CIDRBlock], _ direction: WalkDirection
    ) -> Fix {
        let name = box.protocols.first.map { InternetProtocol(rawValue: $0) }
        let hasPorts = name?.hasPorts == true
        let spoken = hasPorts ? name?.name ?? "ip" : name?.isICMP == true ? "icmp" : "ip"
        // Replies are passed with the connection that they answer.
        let (from, to, ports) =
            direction == .forward
            ? (sources, destinations, box.destinationPorts) : (destinations, sources, box.sourcePorts)
        let rule =
            "pass \(spoken) \(Self.list(from)) any -> \(Self.list(to)) \(hasPorts ? Self.list(ports) : "any") (sid:1000001; rev:1;)"
        let group: JSONValue = [
            "RulesSource": ["RulesString": .string(rule)],
            "StatefulRuleOptions": ["RuleOrder": policy.isStrict ? "STRICT_ORDER" : "DEFAULT_ACTION_ORDER"],
        ]
        return Fix(
            "Make a rule group that passes it, and add the group to the firewall's policy"
                + (policy.isStrict ? " before the one that drops it." : "."),
            command: "aws network-firewall create-rule-group --rule-group-name <name> --type STATEFUL --capacity 10 "
                + "--rule-group '\(group.encodedString(indent: nil))'")
    }

    private func stateless(_ box: FlowBox, _ sources: [CIDRBlock], _ destinations: [CIDRBlock]) -> Fix {
        func addresses(_ blocks: [CIDRBlock]) -> JSONValue {
            .array(blocks.map { ["AddressDefinition": .string($0.description)] })
        }
        func ranges(_ ports: PortSet) -> JSONValue {
            .array(
                ports.ranges.map {
                    ["FromPort": JSONValue(Int($0.lowerBound)), "ToPort": JSONValue(Int($0.upperBound))]
                })
        }
        let numbers = box.protocols.ranges.flatMap { $0 }
        var match: [(String, JSONValue)] = [
            ("Sources", addresses(sources)), ("Destinations", addresses(destinations)),
        ]
        if numbers.allSatisfy({ InternetProtocol(rawValue: $0).hasPorts }) {
            match += [("SourcePorts", ranges(box.sourcePorts)), ("DestinationPorts", ranges(box.destinationPorts))]
        }
        match.append(("Protocols", .array(numbers.map { JSONValue(Int($0)) })))
        let definition: JSONValue = ["MatchAttributes": JSONValue(members: match), "Actions": ["aws:pass"]]
        let rules: JSONValue = ["StatelessRules": [["Priority": 1, "RuleDefinition": definition]]]
        let group: JSONValue = ["RulesSource": ["StatelessRulesAndCustomActions": rules]]
        return Fix(
            "Make a stateless rule group that passes it, and add the group to the firewall's policy before the one that drops "
                + "it. The other way needs a rule of its own.",
            command: "aws network-firewall create-rule-group --rule-group-name <name> --type STATELESS --capacity 10 "
                + "--rule-group '\(group.encodedString(indent: nil))'")
    }

    private static func list(_ blocks: [CIDRBlock]) -> String {
        blocks.count == 1 ? blocks[0].description : "[\(blocks.map(\.description).joined(separator: ","))]"
    }

    /// Ports as Suricata writes them.
    private static func list(_ ports: PortSet) -> String {
        if ports.isFull { return "any" }
        let ranges = ports.ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound):\($0.upperBound)" }
        return ranges.count == 1 ? ranges[0] : "[\(ranges.joined(separator: ","))]"
    }
}
