import NetworkSets

/// Which services a set of packets is for, all of them: `tcp 22,443; udp, all ports; icmp`.
enum ServicesText {
    private struct Part: Equatable {
        let service: String
        let limits: [String]

        func text(_ family: AddressFamily?) -> String {
            let notes = (family.map { ["\($0)"] } ?? []) + limits
            return notes.isEmpty ? service : "\(service) (\(notes.joined(separator: ", ")))"
        }
    }

    /// - Parameter asked: What the set is a part of: where it has not all the clients' ports or far addresses, that is said.
    static func text(_ packets: FlowSet, of asked: FlowSet) -> String {
        let names = packets.protocols.ranges.flatMap { $0 }.map(InternetProtocol.init(rawValue:))
        return names.flatMap { name in
            texts(packets.restricted(toProtocol: name), of: asked.restricted(toProtocol: name), name)
        }.joined(separator: "; ")
    }

    private static func texts(_ packets: FlowSet, of asked: FlowSet, _ name: InternetProtocol) -> [String] {
        let parts = packets.families.map { family in
            (family, part(packets.restricted(toFamily: family), asked.restricted(toFamily: family), name))
        }
        // Where the families differ, one text for both would say more than there is.
        if parts.count > 1, parts.contains(where: { $0.1 != parts[0].1 }) {
            return parts.map { family, part in part.text(family) }
        }
        return [part(packets, asked, name).text(nil)]
    }

    private static func part(_ packets: FlowSet, _ asked: FlowSet, _ name: InternetProtocol) -> Part {
        Part(service: service(packets, name), limits: limits(packets, asked, name))
    }

    private static func service(_ packets: FlowSet, _ name: InternetProtocol) -> String {
        guard name.hasPorts else { return name.name }
        let ports = packets.destinationPorts
        return ports.isFull ? "\(name.name), all ports" : "\(name.name) \(ports.portDescription)"
    }

    private static func limits(_ part: FlowSet, _ whole: FlowSet, _ name: InternetProtocol) -> [String] {
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
        return limits
    }

    private static func blocks(_ addresses: AddressSet) -> String {
        let blocks = addresses.blocks
        let shown = blocks.prefix(3).map(\.description).joined(separator: " ")
        return blocks.count > 3 ? "\(shown) and \(blocks.count - 3) more blocks" : shown
    }
}
