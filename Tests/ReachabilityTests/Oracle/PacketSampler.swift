import NetworkSets
import TestSupport

/// Picks concrete packets out of a set: at the edges of every rule and route, and at random.
struct PacketSampler {
    let ports: [UInt16]
    let addresses: [UInt128]

    init(_ draft: NetworkDraft, _ network: OracleNetwork) {
        var edges: Set<Int> = [0, 1, 1023, 1024, 65535]
        for rows in draft.acls.map(\.rows) {
            for ports in rows.compactMap(\.ports) { edges.formUnion([ports.lowerBound, ports.upperBound]) }
        }
        for rule in draft.groups.flatMap({ $0.ingress + $0.egress }) {
            edges.formUnion([rule.low, rule.high].compactMap(\.self))
        }
        let near = edges.flatMap { [$0 - 1, $0, $0 + 1] }.filter { (0...65535).contains($0) }
        ports = Set(near).sorted().map { UInt16($0) }
        var texts = draft.vpcs.flatMap(\.blocks) + draft.subnets.flatMap(\.blocks)
        texts += draft.interfaces.flatMap { $0.addresses + $0.ipv6 + $0.prefixes + $0.publics.values }
        texts += RandomNetwork.ipv4Blocks + RandomNetwork.ipv6Blocks
        texts += draft.tables.flatMap { $0.routes.map(\.destination) }.filter { !$0.hasPrefix("pl-") }
        texts += draft.lists.flatMap { $0.entries ?? [] }
        addresses = Set(texts.flatMap { [network.block($0).low, network.block($0).high] }).sorted()
    }

    func sample(_ packets: FlowSet, _ random: inout SplitMix64) -> Packet? {
        guard let box = packets.boxes.randomElement(using: &random),
            let number = box.protocols.ranges.randomElement(using: &random)?.lowerBound,
            let source = pick(box.source, addresses, &random),
            let destination = pick(box.destination, addresses, &random),
            let sourcePort = pick(box.sourcePorts, ports, &random),
            let destinationPort = pick(box.destinationPorts, ports, &random)
        else { return nil }
        return Packet(
            family: box.family, protocol: InternetProtocol(rawValue: number), source: source,
            destination: destination, sourcePort: sourcePort, destinationPort: destinationPort)
    }

    private func pick<Value>(
        _ set: IntervalSet<Value>, _ edges: [Value], _ random: inout SplitMix64
    ) -> Value? {
        guard let range = set.ranges.randomElement(using: &random) else { return nil }
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return range.lowerBound
        case 1: return range.upperBound
        case 2...7:
            let inside = edges.filter { set.contains($0) }
            return inside.randomElement(using: &random) ?? range.lowerBound
        default: return Value.random(in: range, using: &random)
        }
    }
}
