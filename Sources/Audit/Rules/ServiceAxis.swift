import NetworkSets

/// All services of a filter laid out on one line, so that what a rule says of protocol, port and message is one interval.
///
/// Filters of AWS never look at source ports. That leaves TCP and UDP ports, types and codes of ICMP and ICMPv6, and the
/// other protocols by their number; "all traffic" is the whole line.
enum ServiceAxis {
    /// Every place of the line.
    static let everything: ClosedRange<UInt32> = 0...(others + 251)

    private static let tcp: UInt32 = 0
    private static let udp: UInt32 = 0x1_0000
    private static let icmp: UInt32 = 0x2_0000
    private static let icmpv6: UInt32 = 0x3_0000
    private static let others: UInt32 = 0x4_0000

    /// The protocols that have a stretch of their own, in order of their numbers.
    private static let stretches: [(protocol: InternetProtocol, start: UInt32)] = [
        (.icmp, icmp), (.tcp, tcp), (.udp, udp), (.icmpv6, icmpv6),
    ]

    /// The services of a box of one rule: of one protocol, or of all.
    static func services(of box: FlowBox) -> ClosedRange<UInt32> {
        guard let number = box.protocols.first, number == box.protocols.last else { return everything }
        let name = InternetProtocol(rawValue: number)
        guard let start = stretches.first(where: { $0.protocol == name })?.start else {
            let place = others + UInt32(number) - UInt32(stretches.count { $0.protocol < name })
            return place...place
        }
        if name.hasPorts { return interval(start, box.destinationPorts, .everyPort) }
        let types = box.sourcePorts.intersection(.everyOctet)
        let codes = box.destinationPorts.intersection(.everyOctet)
        guard let type = types.first, type == types.last else { return start...(start + 0xFFFF) }
        return interval(start + UInt32(type) << 8, codes, .everyOctet)
    }

    private static func interval(_ start: UInt32, _ values: PortSet, _ all: PortSet) -> ClosedRange<UInt32> {
        let low = values.first ?? all.first ?? 0
        let high = values.last ?? all.last ?? 0
        return (start + UInt32(low))...(start + UInt32(high))
    }

    /// The TCP ports of a stretch of the line.
    static func tcpPorts(_ services: ClosedRange<UInt32>) -> ClosedRange<UInt16>? { ports(services, from: tcp) }

    /// The UDP ports of a stretch of the line.
    static func udpPorts(_ services: ClosedRange<UInt32>) -> ClosedRange<UInt16>? { ports(services, from: udp) }

    private static func ports(_ services: ClosedRange<UInt32>, from start: UInt32) -> ClosedRange<UInt16>? {
        let stretch = start...(start + 0xFFFF)
        guard services.overlaps(stretch) else { return nil }
        let part = services.clamped(to: stretch)
        return UInt16(part.lowerBound - start)...UInt16(part.upperBound - start)
    }

    /// The place of TCP or UDP ports on the line.
    static func place(ofPorts ports: ClosedRange<UInt16>, _ name: InternetProtocol) -> ClosedRange<UInt32> {
        let start = name == .udp ? udp : tcp
        return (start + UInt32(ports.lowerBound))...(start + UInt32(ports.upperBound))
    }
}

extension ServiceAxis {
    /// A stretch of the line in words: `tcp 443`, `icmp type 8`, `all`, `tcp 80-90, udp all ports`.
    static func describe(_ services: ClosedRange<UInt32>) -> String {
        if services == everything { return "all" }
        var words: [String] = []
        for (name, range) in [(InternetProtocol.tcp, tcpPorts(services)), (.udp, udpPorts(services))] {
            guard let range else { continue }
            words.append(
                range == 0...UInt16.max
                    ? "\(name.name) all ports" : "\(name.name) \(PortSet(range).portDescription)")
        }
        for (name, start) in [(InternetProtocol.icmp, icmp), (.icmpv6, icmpv6)] {
            let stretch = start...(start + 0xFFFF)
            guard services.overlaps(stretch) else { continue }
            let part = services.clamped(to: stretch)
            words.append(name.name + messages(part.lowerBound - start, part.upperBound - start))
        }
        let rest = others...everything.upperBound
        if services.overlaps(rest) {
            let part = services.clamped(to: rest)
            words.append(part == rest ? "the other protocols" : otherNames(part))
        }
        return words.joined(separator: ", ")
    }

    /// Messages from one type and code to another.
    private static func messages(_ low: UInt32, _ high: UInt32) -> String {
        if low == 0, high == 0xFFFF { return "" }
        let (lowType, highType) = (low >> 8, high >> 8)
        if lowType == highType {
            let (lowCode, highCode) = (low & 0xFF, high & 0xFF)
            if lowCode == 0, highCode == 0xFF { return " type \(lowType)" }
            return " type \(lowType) code \(lowCode)" + (lowCode == highCode ? "" : "-\(highCode)")
        }
        return " types \(lowType)-\(highType)"
    }

    private static func otherNames(_ part: ClosedRange<UInt32>) -> String {
        let names = (0...UInt8.max).map(InternetProtocol.init(rawValue:)).filter { name in
            !stretches.contains { $0.protocol == name }
        }
        let first = Int(part.lowerBound - others)
        let last = Int(part.upperBound - others)
        return names[first...last].map { $0.awsName == $0.name ? "protocol \($0.awsName)" : $0.name }
            .joined(separator: ", ")
    }
}
