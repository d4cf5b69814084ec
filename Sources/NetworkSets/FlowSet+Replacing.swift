extension FlowSet {
    /// The packets as they are after their source was rewritten: each with every one of these addresses, and of these
    /// ports where the protocol has ports; nil keeps the ports.
    ///
    /// The addresses are taken as numbers of the packet's own family.
    public func replacingSource(_ addresses: IntervalSet<UInt128>, ports: PortSet? = nil) -> FlowSet {
        mapEntries { span, layer in
            let addresses = span.family.addresses(in: addresses)
            let rest = layer.unionOfValues()
            guard let ports, span.meaning == .ports else { return SourceLayer(addresses, rest) }
            return SourceLayer(addresses, rest.mapValues { PortLayer(ports, $0.unionOfValues()) })
        }
    }

    /// The packets as they are after their destination was rewritten: each with every one of these addresses, and of
    /// these ports where the protocol has ports; nil keeps the ports.
    ///
    /// The addresses are taken as numbers of the packet's own family.
    public func replacingDestination(_ addresses: IntervalSet<UInt128>, ports: PortSet? = nil) -> FlowSet {
        mapEntries { span, layer in
            let addresses = span.family.addresses(in: addresses)
            return layer.mapValues { destinations in
                let rest = destinations.unionOfValues()
                guard let ports, span.meaning == .ports else { return DestinationLayer(addresses, rest) }
                return DestinationLayer(addresses, PortLayer(rest.keys, ports))
            }
        }
    }
}
