extension FlowSet {
    /// Every source address.
    public var sources: AddressSet {
        addresses(\.keys)
    }

    /// Every destination address.
    public var destinations: AddressSet {
        addresses { layer in
            IntervalSet.union(of: layer.entries.map(\.value.keys))
        }
    }

    /// Every source port of TCP and UDP.
    public var sourcePorts: PortSet {
        ports(\.keys)
    }

    /// Every destination port of TCP and UDP.
    public var destinationPorts: PortSet {
        ports { $0.unionOfValues() }
    }

    /// Every protocol number, of either family.
    public var protocols: IntervalSet<UInt8> {
        IntervalSet(root.entries.compactMap { ProtocolSpan(keys: $0.range)?.protocols })
    }

    /// The families that have packets.
    public var families: [AddressFamily] {
        AddressFamily.allCases.filter { family in
            root.entries.contains { ProtocolSpan(keys: $0.range)?.family == family }
        }
    }

    private func addresses(_ side: (SourceLayer) -> IntervalSet<UInt128>) -> AddressSet {
        root.entries.reduce(AddressSet()) { sum, entry in
            guard let span = ProtocolSpan(keys: entry.range) else { return sum }
            return sum.union(AddressSet(family: span.family, ranges: side(entry.value)))
        }
    }

    private func ports(_ side: (PortLayer) -> PortSet) -> PortSet {
        var sets: [PortSet] = []
        for entry in root.entries where ProtocolSpan(keys: entry.range)?.meaning == .ports {
            for source in entry.value.entries {
                sets += source.value.entries.map { side($0.value) }
            }
        }
        return PortSet.union(of: sets)
    }

    /// The packets from these addresses.
    public func restricted(toSource addresses: IntervalSet<UInt128>) -> FlowSet {
        FlowSet(root: root.mapValues { $0.restricted(to: addresses) })
    }

    /// The packets to these addresses.
    public func restricted(toDestination addresses: IntervalSet<UInt128>) -> FlowSet {
        FlowSet(root: root.mapValues { $0.mapValues { $0.restricted(to: addresses) } })
    }

    /// The packets from these addresses, each family by its own.
    public func restricted(toSource addresses: AddressSet) -> FlowSet {
        mapEntries { span, layer in layer.restricted(to: addresses[span.family]) }
    }

    /// The packets to these addresses, each family by its own.
    public func restricted(toDestination addresses: AddressSet) -> FlowSet {
        mapEntries { span, layer in layer.mapValues { $0.restricted(to: addresses[span.family]) } }
    }

    /// The packets of one protocol, of either family.
    public func restricted(toProtocol protocol: InternetProtocol) -> FlowSet {
        let keys = AddressFamily.allCases.map { ProtocolSpan.key(family: $0, protocol: `protocol`) }
        return FlowSet(root: root.restricted(to: IntervalSet(keys.map { $0...$0 })))
    }

    /// The packets of one family.
    public func restricted(toFamily family: AddressFamily) -> FlowSet {
        mapEntries { span, layer in span.family == family ? layer : SourceLayer() }
    }
}
