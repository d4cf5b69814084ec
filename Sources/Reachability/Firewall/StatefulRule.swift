import NetworkSets

/// A rule of a firewall over connections, ready to be asked.
struct StatefulRule {
    enum Action: String {
        case pass
        case drop
        case reject
        case alert
    }

    /// The part of a connection that a packet belongs to: what opens it, or what follows once both sides have spoken.
    enum Phase {
        case opening
        case established
    }

    /// Which way a packet goes.
    enum Side {
        case toServer
        case toClient
    }

    var action: Action
    /// The rule in words: its id, its group and its head.
    var text: String
    /// The protocols above IP; nil for all.
    var protocols: IntervalSet<UInt8>?
    /// The protocol above TCP or UDP that has to be recognised, such as `tls`.
    var application: String?
    var source: AddressSet
    var destination: AddressSet
    var sourcePorts: PortSet
    var destinationPorts: PortSet
    var isBidirectional = false
    /// The phases it looks at.
    var phases: Set<Phase> = [.opening, .established]
    /// The ways it looks at.
    var sides: Set<Side> = [.toServer, .toClient]
    /// What the host that is asked for has to be.
    var hosts: [HostCondition] = []
    /// What of the rule awsdrops does not evaluate: whether it matches is then not known.
    var unread: [String] = []

    /// The packets that the head of the rule matches.
    func matched(in packets: FlowSet, _ family: AddressFamily) -> FlowSet {
        var matched = head(packets, family, source, destination, sourcePorts, destinationPorts)
        if isBidirectional {
            matched = matched.union(head(packets, family, destination, source, destinationPorts, sourcePorts))
        }
        return matched
    }

    /// ICMP has no ports, and a rule for all of IP matches it whatever its ports say; `icmp` stands for both families'.
    private func head(
        _ packets: FlowSet, _ family: AddressFamily, _ source: AddressSet, _ destination: AddressSet,
        _ sourcePorts: PortSet, _ destinationPorts: PortSet
    ) -> FlowSet {
        func box(_ protocols: IntervalSet<UInt8>, _ source: AddressSet, _ ports: (PortSet, PortSet)?) -> FlowBox {
            FlowBox(
                family: family, protocols: protocols, source: source[family], destination: destination[family],
                sourcePorts: ports?.0, destinationPorts: ports?.1)
        }
        let all = protocols ?? .full
        let withPorts = all.intersection(Self.withPorts)
        let others = all.subtracting(Self.withPorts)
        var matched = packets.intersection(box(withPorts, source, (sourcePorts, destinationPorts)))
        if !others.isEmpty { matched = matched.union(packets.intersection(box(others, source, nil))) }
        return matched
    }

    private static let withPorts = IntervalSet<UInt8>([6...6, 17...17])
}
