public import NetworkSets

/// The tcpdump filter that shows exactly some packets and their replies, in the syntax of pcap-filter(7).
public struct CaptureFilter: Sendable, Hashable {
    /// The filter expression.
    public let expression: String

    /// More blocks than this on one side are left out of the filter: the kernel refuses very long programs.
    private static let mostBlocks = 16
    /// More combinations of addresses and ports than this are written as one, which then holds some packets more.
    private static let mostBoxes = 8

    /// The filter of packets of one protocol and family.
    public init(_ packets: FlowSet) {
        let halves = Self.terms(of: packets) + Self.terms(of: packets.expectingReply.replies)
        var unique: [String] = []
        for half in halves where !unique.contains(half) { unique.append(half) }
        let sides = unique.contains("") ? [] : unique
        expression =
            switch sides.count {
            case 0: Self.protocolTerm(packets, withoutAddresses: true)
            case 1: "\(Self.protocolTerm(packets)) and \(sides[0])"
            default: "\(Self.protocolTerm(packets)) and (\(sides.map { "(\($0))" }.joined(separator: " or ")))"
            }
    }

    /// The command to paste on a host.
    public var command: String { "tcpdump -ni any '\(expression)'" }

    /// The protocol; `tcp` and `udp` alone would match both families.
    private static func protocolTerm(_ packets: FlowSet, withoutAddresses: Bool = false) -> String {
        guard let number = packets.protocols.first else { return "less 0" }
        let family = packets.families.first == .ipv6 ? "ip6" : "ip"
        switch InternetProtocol(rawValue: number) {
        case .icmp: return "icmp"
        case .icmpv6: return "icmp6"
        case .tcp: return withoutAddresses ? "\(family) and tcp" : "tcp"
        case .udp: return withoutAddresses ? "\(family) and udp" : "udp"
        default: return "\(family) proto \(number)"
        }
    }

    private static func terms(of packets: FlowSet) -> [String] {
        let boxes = packets.boxes
        guard boxes.count > mostBoxes, let first = boxes.first else { return boxes.map(term(of:)) }
        // The hull: every address with every port of any box.
        return [
            term(
                of:
                    FlowBox(
                        family: first.family, protocols: first.protocols, source: packets.sources[first.family],
                        destination: packets.destinations[first.family],
                        sourcePorts: PortSet(boxes.flatMap(\.sourcePorts.ranges)),
                        destinationPorts: PortSet(boxes.flatMap(\.destinationPorts.ranges))))
        ]
    }

    private static func term(of box: FlowBox) -> String {
        let name = InternetProtocol(rawValue: box.protocols.first ?? 0)
        var terms = [hosts(box.source, box.family, "src"), hosts(box.destination, box.family, "dst")]
        if name.hasPorts {
            terms.insert(ports(box.sourcePorts, "src"), at: 1)
            terms.append(ports(box.destinationPorts, "dst"))
        } else if name.isICMP {
            terms.append(octets(box.sourcePorts, name == .icmp ? "icmp[0]" : "ip6[40]"))
            terms.append(octets(box.destinationPorts, name == .icmp ? "icmp[1]" : "ip6[41]"))
        }
        return terms.compactMap(\.self).joined(separator: " and ")
    }

    private static func hosts(_ ranges: IntervalSet<UInt128>, _ family: AddressFamily, _ side: String) -> String? {
        let blocks = AddressSet(family: family, ranges: ranges).blocks
        guard blocks.count <= mostBlocks else { return nil }
        return anyOf(
            blocks.map { block in
                block.prefixLength == family.bitWidth ? "\(side) host \(block.first)" : "\(side) net \(block)"
            })
    }

    private static func ports(_ ports: PortSet, _ side: String) -> String? {
        if ports.isFull { return nil }
        return anyOf(
            ports.ranges.map { range in
                range.count == 1
                    ? "\(side) port \(range.lowerBound)"
                    : "\(side) portrange \(range.lowerBound)-\(range.upperBound)"
            })
    }

    private static func octets(_ values: PortSet, _ field: String) -> String? {
        if values == .everyOctet { return nil }
        return anyOf(
            values.ranges.map { range in
                range.count == 1
                    ? "\(field) = \(range.lowerBound)"
                    : "(\(field) >= \(range.lowerBound) and \(field) <= \(range.upperBound))"
            })
    }

    private static func anyOf(_ terms: [String]) -> String {
        terms.count == 1 ? terms[0] : "(\(terms.joined(separator: " or ")))"
    }
}
