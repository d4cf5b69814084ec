extension FlowBox: CustomStringConvertible {
    /// For example "tcp from 10.0.0.0/24 port 1024-65535 to 10.0.2.5/32 port 443".
    ///
    /// "all" stands for every protocol; a side with every port, type or code is not printed.
    public var description: String {
        let from = AddressSet(family: family, ranges: source)
        let to = AddressSet(family: family, ranges: destination)
        switch meaning {
        case .typeAndCode:
            let type = Self.part(" type", sourcePorts, of: .typeAndCode)
            let code = Self.part(" code", destinationPorts, of: .typeAndCode)
            return "\(protocolText)\(type)\(code) from \(from) to \(to)"
        case .nothing:
            return "\(protocolText) from \(from) to \(to)"
        case .ports, nil:
            let sourcePort = Self.part(" port", sourcePorts, of: .ports)
            let destinationPort = Self.part(" port", destinationPorts, of: .ports)
            return "\(protocolText) from \(from)\(sourcePort) to \(to)\(destinationPort)"
        }
    }

    private static func part(_ label: String, _ values: PortSet, of meaning: PortMeaning) -> String {
        meaning.universe.isSubset(of: values) ? "" : "\(label) \(values.portDescription)"
    }

    private var protocolText: String {
        if protocols.isFull { return "all" }
        if protocols.isEmpty { return "no protocol" }
        return protocols.ranges.map { range in
            let low = InternetProtocol(rawValue: range.lowerBound)
            return range.count == 1 ? low.name : "\(range.lowerBound)-\(range.upperBound)"
        }.joined(separator: ",")
    }
}
