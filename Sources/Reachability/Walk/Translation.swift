import NetworkSets

/// A change of addresses or ports that a component makes on the way forward and undoes on the reply.
struct Translation {
    /// One address put in place of another.
    struct Mapping {
        let before: UInt128
        let after: UInt128
    }

    enum Kind {
        /// Each source address has one other put in its place.
        case source([Mapping])
        /// Each destination address has one other put in its place.
        case destination([Mapping])
        /// All sources share these addresses, and the translator picks the ports.
        case sharedSource(addresses: IntervalSet<UInt128>, ports: PortSet)
        /// The connection ends, and another one begins: from these addresses, a port of these, to one address and port.
        case proxied(source: IntervalSet<UInt128>, ports: PortSet, destination: IPAddress, port: UInt16)
        /// All destinations become one address and port.
        case redirected(destination: IPAddress, port: UInt16)

        /// Whether the translator picks the source port, so that one packet may become several.
        var picksPorts: Bool {
            switch self {
            case .source, .destination, .redirected: false
            case .sharedSource, .proxied: true
            }
        }
    }

    /// The component that translates.
    let component: String
    let kind: Kind
    /// The packets before the translation.
    let original: FlowSet

    func apply(_ packets: FlowSet) -> FlowSet {
        switch kind {
        case .source(let mappings):
            Self.replace(packets, mappings, by: { ($0.before, $0.after) }, Self.withSource)
        case .destination(let mappings):
            Self.replace(packets, mappings, by: { ($0.before, $0.after) }, Self.withDestination)
        case .sharedSource(let addresses, let ports):
            packets.replacingSource(addresses, ports: ports)
        case .proxied(let source, let ports, let destination, let port):
            packets.isEmpty
                ? packets
                : FlowSet(
                    FlowBox(
                        family: destination.family, protocols: packets.protocols, source: source,
                        destination: IntervalSet(destination.bits), sourcePorts: ports,
                        destinationPorts: PortSet(port)))
        case .redirected(let destination, let port):
            packets.replacingDestination(IntervalSet(destination.bits), ports: PortSet(port))
        }
    }

    /// The replies to the original packets, given replies to the translated ones.
    func restore(replies: FlowSet) -> FlowSet {
        switch kind {
        case .source(let mappings):
            Self.replace(replies, mappings, by: { ($0.after, $0.before) }, Self.withDestination)
        case .destination(let mappings):
            Self.replace(replies, mappings, by: { ($0.after, $0.before) }, Self.withSource)
        case .sharedSource, .proxied, .redirected:
            preimage(of: replies.requests(within: apply(original))).replies
        }
    }

    /// The original packets that may become one of these.
    func preimage(of translated: FlowSet) -> FlowSet {
        switch kind {
        case .source(let mappings):
            Self.replace(translated, mappings, by: { ($0.after, $0.before) }, Self.withSource)
        case .destination(let mappings):
            Self.replace(translated, mappings, by: { ($0.after, $0.before) }, Self.withDestination)
        case .sharedSource:
            original.intersection(translated.replacingSource(.full, ports: .everyPort))
        case .proxied: translated.isEmpty ? translated : original
        case .redirected: original.intersection(translated.replacingDestination(.full, ports: .everyPort))
        }
    }

    private static func replace(
        _ packets: FlowSet, _ mappings: [Mapping], by sides: (Mapping) -> (UInt128, UInt128),
        _ set: (FlowSet, UInt128, UInt128) -> (taken: FlowSet, replaced: FlowSet)
    ) -> FlowSet {
        var rest = packets
        var result = FlowSet()
        for mapping in mappings {
            let (from, to) = sides(mapping)
            let part = set(rest, from, to)
            if part.taken.isEmpty { continue }
            rest = rest.subtracting(part.taken)
            result = result.union(part.replaced)
        }
        return rest.isEmpty ? result : result.union(rest)
    }

    private static func withSource(_ packets: FlowSet, _ from: UInt128, _ to: UInt128) -> (FlowSet, FlowSet) {
        let taken = packets.restricted(toSource: IntervalSet(from))
        return (taken, taken.isEmpty ? taken : taken.replacingSource(IntervalSet(to)))
    }

    private static func withDestination(_ packets: FlowSet, _ from: UInt128, _ to: UInt128) -> (FlowSet, FlowSet) {
        let taken = packets.restricted(toDestination: IntervalSet(from))
        return (taken, taken.isEmpty ? taken : taken.replacingDestination(IntervalSet(to)))
    }
}
