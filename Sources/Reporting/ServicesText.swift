import NetworkSets

/// Which services a set of packets is for, all of them: `tcp 22,443; udp, all ports; icmp`.
enum ServicesText {
    /// - Parameter asked: What the set is a part of: where it has not all the clients' ports or far addresses, that is said.
    static func text(_ packets: FlowSet, of asked: FlowSet) -> String {
        let names = packets.protocols.ranges.flatMap { $0 }.map(InternetProtocol.init(rawValue:))
        return names.map { name in
            let part = packets.restricted(toProtocol: name)
            let whole = asked.restricted(toProtocol: name)
            return service(part, name) + limits(part, whole, name)
        }.joined(separator: "; ")
    }

    private static func service(_ packets: FlowSet, _ name: InternetProtocol) -> String {
        guard name.hasPorts else { return name.name }
        let ports = packets.destinationPorts
        return ports.isFull ? "\(name.name), all ports" : "\(name.name) \(ports.portDescription)"
    }

    private static func limits(_ part: FlowSet, _ whole: FlowSet, _ name: InternetProtocol) -> String {
        var limits: [String] = []
        // Of two families one may pass; within it, nothing more is to say.
        if part.families != whole.families, let family = part.families.first {
            limits.append(family == .ipv4 ? "IPv4 only" : "IPv6 only")
        }
        let whole = part.families.reduce(FlowSet()) { $0.union(whole.restricted(toFamily: $1)) }
        if name.hasPorts, part.sourcePorts != whole.sourcePorts {
            limits.append("client ports \(part.sourcePorts.portDescription)")
        }
        if part.sources != whole.sources { limits.append("from \(blocks(part.sources))") }
        if part.destinations != whole.destinations { limits.append("to \(blocks(part.destinations))") }
        return limits.isEmpty ? "" : " (\(limits.joined(separator: ", ")))"
    }

    private static func blocks(_ addresses: AddressSet) -> String {
        let blocks = addresses.blocks
        let shown = blocks.prefix(3).map(\.description).joined(separator: " ")
        return blocks.count > 3 ? "\(shown) and \(blocks.count - 3) more blocks" : shown
    }
}
