import Inventory
import NetworkSets
import Topology

/// Makes rules that can be asked out of a stateful rule group.
struct RuleCompiler {
    let group: FirewallRuleGroup
    let variables: RuleVariables

    private var label: String { group.name ?? String(group.id.split(separator: "/").last ?? "") }

    /// The rules in the order they are written in.
    func rules() -> [StatefulRule] {
        switch group.rules {
        case .stateless: []
        case .text(let text): SuricataRule.lines(of: text).map(rule)
        case .fields(let rules): rules.map { rule($0.text) }
        case .domains(let list): DomainListRules(list: list, label: label, variables: variables).rules()
        }
    }

    private func rule(_ line: String) -> StatefulRule {
        guard let parsed = SuricataRule(line), let action = StatefulRule.Action(rawValue: parsed.head[0].lowercased())
        else { return unreadable(line, "its form is not one that awsdrops reads") }
        let options = RuleOptions(parsed.options)
        let id = parsed.value(of: "sid").map { "rule \($0)" } ?? "a rule"
        let head = parsed.head.joined(separator: " ")
        let expression = RuleExpression(variables: variables)
        let ends: (AddressSet, PortSet, AddressSet, PortSet)
        do throws(RuleExpression.Failure) {
            ends = (
                try expression.addresses(parsed.head[2]), try expression.ports(parsed.head[3]),
                try expression.addresses(parsed.head[5]), try expression.ports(parsed.head[6])
            )
        } catch {
            return unreadable(line, error.reason, action)
        }
        guard ["->", "<>"].contains(parsed.head[4]) else {
            return unreadable(line, "its direction is not known", action)
        }
        let name = parsed.head[1].lowercased()
        guard let carrier = Self.carrier(of: name) else {
            return unreadable(line, "protocol \(name) is not known", action)
        }
        return StatefulRule(
            action: action, text: "\(id) of \(label): \(head)", protocols: carrier.protocols,
            application: carrier.isApplication ? name : nil, source: ends.0, destination: ends.2, sourcePorts: ends.1,
            destinationPorts: ends.3, isBidirectional: parsed.head[4] == "<>", phases: options.phases,
            sides: options.sides, hosts: options.hosts, unread: options.unread)
    }

    /// A rule of which it is not known what it matches: it may be anything.
    private func unreadable(_ line: String, _ reason: String, _ action: StatefulRule.Action = .drop) -> StatefulRule {
        let all = AddressSet.all(.ipv4).union(.all(.ipv6))
        let shown = line.count > 80 ? line.prefix(80) + "…" : line[...]
        return StatefulRule(
            action: action, text: "a rule of \(label): \(shown)", protocols: nil, application: nil, source: all,
            destination: all, sourcePorts: .everyPort, destinationPorts: .everyPort, unread: ["the rule (\(reason))"])
    }

    /// The protocols that carry what a rule names, and whether it is one above TCP and UDP.
    static func carrier(of name: String) -> (protocols: IntervalSet<UInt8>?, isApplication: Bool)? {
        switch name {
        case "ip", "any": (nil, false)
        case "tcp", "tcp-pkt", "tcp-stream": (IntervalSet(6), false)
        case "udp": (IntervalSet(17), false)
        case "icmp": (IntervalSet([1...1, 58...58]), false)
        case "icmpv6": (IntervalSet(58), false)
        case "tls", "ssl", "http", "http1", "http2", "ssh", "smtp", "imap", "ftp", "smb", "dcerpc", "msn", "rdp",
            "mqtt":
            (IntervalSet(6), true)
        case "quic", "tftp", "ntp", "dhcp", "ikev2", "ike", "snmp": (IntervalSet(17), true)
        case "dns", "krb5", "sip": (IntervalSet([6...6, 17...17]), true)
        default: nil
        }
    }
}
