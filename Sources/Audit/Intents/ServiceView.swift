import NetworkSets

/// Sets of packets of both directions of a pair made comparable: by service and far address, whoever opens.
///
/// A host is one and the same whether it is known by its private address or its public one, so its addresses do not count;
/// those of an end that is many addresses do. The client's ports do not count.
struct ServiceView {
    private let keepsFirst: Bool
    private let keepsSecond: Bool

    init(_ first: IntentMember, _ second: IntentMember) {
        keepsFirst = first.isManyAddresses
        keepsSecond = second.isManyAddresses
    }

    /// Packets from the first end to the second.
    func there(_ packets: FlowSet) -> FlowSet {
        viewed(packets) { ($0.source, $0.destination) }
    }

    /// Packets from the second end to the first, seen as if from the first to the second.
    func back(_ packets: FlowSet) -> FlowSet {
        viewed(packets) { ($0.destination, $0.source) }
    }

    private func viewed(
        _ packets: FlowSet, _ sides: (FlowBox) -> (IntervalSet<UInt128>, IntervalSet<UInt128>)
    ) -> FlowSet {
        FlowSet(packets.boxes.flatMap { box in parts(of: box, sides) })
    }

    private func parts(
        of box: FlowBox, _ sides: (FlowBox) -> (IntervalSet<UInt128>, IntervalSet<UInt128>)
    ) -> [FlowBox] {
        let (first, second) = sides(box)
        return box.protocols.ranges.flatMap { $0 }.map { number in
            let isICMP = InternetProtocol(rawValue: number).isICMP
            return FlowBox(
                family: box.family, protocols: IntervalSet(number), source: keepsFirst ? first : IntervalSet(0),
                destination: keepsSecond ? second : IntervalSet(0),
                sourcePorts: isICMP ? box.sourcePorts : .zeroOnly, destinationPorts: box.destinationPorts)
        }
    }

    /// The packets of a set whose view lies in another.
    func packets(_ packets: FlowSet, in views: FlowSet, view: (FlowSet) -> FlowSet) -> FlowSet {
        if views.isEmpty { return FlowSet() }
        var found = FlowSet()
        for box in views.boxes {
            for number in box.protocols.ranges.flatMap({ $0 }) {
                let name = InternetProtocol(rawValue: number)
                let wanted = FlowBox(
                    family: box.family, protocols: IntervalSet(number),
                    sourcePorts: name.isICMP ? box.sourcePorts : nil, destinationPorts: box.destinationPorts)
                let candidates = packets.intersection(wanted)
                for part in candidates.boxes where !view(FlowSet(part)).isDisjoint(with: views) {
                    found = found.union(part)
                }
            }
        }
        return found
    }
}

extension IntentMember {
    /// Whether the end is a set of addresses that differ, rather than one host or service.
    fileprivate var isManyAddresses: Bool {
        switch self {
        case .outside, .end(.internet), .end(.connection), .further: true
        case .end(.interface), .end(.balancer), .end(.endpoint): false
        }
    }
}
