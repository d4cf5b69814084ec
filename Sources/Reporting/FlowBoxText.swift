import NetworkSets

/// A set of packets in one line.
enum FlowBoxText {
    static func describe(_ box: FlowBox, translatedPorts: PortSet?) -> String {
        let names = box.protocols.ranges.flatMap { $0 }.map { InternetProtocol(rawValue: $0) }
        guard let name = names.first else { return "nothing" }
        let source = addresses(box.source, box.family)
        let destination = addresses(box.destination, box.family)
        if name.hasPorts {
            let translated = translatedPorts.map { ", where the translator picks \($0.portDescription)" } ?? ""
            return "\(name.name) from \(source) ports \(box.sourcePorts.portDescription) to \(destination) "
                + "port \(box.destinationPorts.portDescription)\(translated)"
        }
        if name.isICMP {
            return "\(name.name) type \(box.sourcePorts.portDescription) code \(box.destinationPorts.portDescription) "
                + "from \(source) to \(destination)"
        }
        return "\(name.name) from \(source) to \(destination)"
    }

    private static func addresses(_ ranges: IntervalSet<UInt128>, _ family: AddressFamily) -> String {
        let blocks = AddressSet(family: family, ranges: ranges).blocks
        let shown = blocks.prefix(3).map { $0.prefixLength == family.bitWidth ? $0.first.description : $0.description }
        let more = blocks.count - shown.count
        return shown.joined(separator: ", ") + (more > 0 ? " and \(more) more block\(more == 1 ? "" : "s")" : "")
    }
}
