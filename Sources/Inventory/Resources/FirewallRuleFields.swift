import JSONText

/// A stateful rule of Network Firewall that is given as fields instead of as text.
public struct FirewallRuleFields: Sendable, Hashable {
    /// `PASS`, `DROP`, `ALERT` or `REJECT`.
    public let action: String
    /// `IP`, `TCP`, `UDP`, `ICMP`, or the name of a protocol above them, such as `TLS`.
    public let `protocol`: String
    /// The source as Suricata writes it: `ANY`, a block, a variable, a list in brackets.
    public let source: String
    /// The source port in the same way.
    public let sourcePort: String
    /// The destination.
    public let destination: String
    /// The destination port.
    public let destinationPort: String
    /// Whether the rule holds both ways.
    public let isBidirectional: Bool
    /// The options, as keyword and value: `sid:1`.
    public let options: [Option]

    /// One option.
    public struct Option: Sendable, Hashable {
        /// Its name.
        public let keyword: String
        /// What is set, without quotes around it being looked at; nil for an option that stands alone.
        public let value: String?
    }

    init(from fields: Fields) throws(ElementError) {
        action = try fields.text("Action")
        guard let header = try fields.object("Header") else {
            throw fields.error("Header", "missing, an object is required")
        }
        `protocol` = try header.text("Protocol")
        source = try header.text("Source")
        sourcePort = try header.text("SourcePort")
        destination = try header.text("Destination")
        destinationPort = try header.text("DestinationPort")
        isBidirectional = try header.text("Direction") == "ANY"
        options = try fields.list("RuleOptions") { item throws(ElementError) in
            let settings = try item.texts("Settings")
            return Option(
                keyword: try item.text("Keyword"), value: settings.isEmpty ? nil : settings.joined(separator: ","))
        }
    }

    /// The rule as Suricata writes it.
    public var text: String {
        let options = options.map { option in option.value.map { "\(option.keyword):\($0);" } ?? "\(option.keyword);" }
        return "\(action.lowercased()) \(`protocol`.lowercased()) \(source) \(sourcePort) "
            + "\(isBidirectional ? "<>" : "->") \(destination) \(destinationPort) (\(options.joined(separator: " ")))"
    }
}
