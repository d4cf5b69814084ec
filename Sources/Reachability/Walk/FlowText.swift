public import NetworkSets

/// Sets of packets in words, short enough for a sentence.
public enum FlowText {
    /// `tcp 443 from 10.0.1.5 to 10.0.2.9`.
    static func describe(_ packets: FlowSet) -> String {
        let boxes = packets.boxes
        guard let first = boxes.first else { return "nothing" }
        let text =
            "\(service(first)) from \(addresses(first.source, first.family)) to "
            + addresses(first.destination, first.family)
        return boxes.count > 1 ? "\(text) and \(boxes.count - 1) more" : text
    }

    /// Protocol and server ports, or the ICMP message: `tcp 443`, `icmp type 8 code 0`, `protocol 50`.
    static func service(_ box: FlowBox) -> String {
        guard let number = box.protocols.first else { return "nothing" }
        if number != box.protocols.last { return "several protocols" }
        let name = InternetProtocol(rawValue: number)
        if name.hasPorts {
            return box.destinationPorts.isFull
                ? "\(name.name), all ports" : "\(name.name) \(box.destinationPorts.portDescription)"
        }
        if name.isICMP {
            let type = box.sourcePorts == .everyOctet ? "all types" : "type \(box.sourcePorts.portDescription)"
            let code = box.destinationPorts == .everyOctet ? "" : " code \(box.destinationPorts.portDescription)"
            return "\(name.name) \(type)\(code)"
        }
        return name.awsName == name.name ? "protocol \(name.awsName)" : name.name
    }

    /// The service of a whole set, where it is one.
    public static func service(_ packets: FlowSet) -> String {
        var services: [String] = []
        for box in packets.boxes {
            let text = service(box)
            if !services.contains(text) { services.append(text) }
        }
        return services.isEmpty ? "nothing" : services.prefix(3).joined(separator: ", ")
    }

    /// A few blocks, single addresses without their length.
    static func addresses(_ ranges: IntervalSet<UInt128>, _ family: AddressFamily) -> String {
        let set = AddressSet(family: family, ranges: ranges)
        if set == .all(family) { return "anywhere" }
        let blocks = set.blocks
        let shown = blocks.prefix(3).map { $0.prefixLength == family.bitWidth ? $0.first.description : $0.description }
        let text = shown.joined(separator: ", ")
        return blocks.count > 3 ? "\(text) and \(blocks.count - 3) more blocks" : text
    }

    /// The blocks of a set, the first few of them.
    public static func addresses(_ set: AddressSet) -> String {
        let family: AddressFamily = set.ipv4.isEmpty ? .ipv6 : .ipv4
        return addresses(set[family], family)
    }
}
