import NetworkSets

extension FlowSet {
    /// Of some packets, those that these replies answer.
    func requests(within packets: FlowSet) -> FlowSet {
        boxes.reduce(into: FlowSet()) { requests, reply in
            for box in reply.requests { requests = requests.union(packets.intersection(box)) }
        }
    }
}

extension FlowBox {
    /// The boxes of packets that the replies in this box may answer.
    fileprivate var requests: [FlowBox] {
        func swapped(types: PortSet, codes: PortSet) -> FlowBox {
            FlowBox(
                family: family, protocols: protocols, source: destination, destination: source, sourcePorts: types,
                destinationPorts: codes)
        }
        guard let number = protocols.first, number == protocols.last else {
            return [swapped(types: destinationPorts, codes: sourcePorts)]
        }
        let name = InternetProtocol(rawValue: number)
        guard name.isICMP else { return [swapped(types: destinationPorts, codes: sourcePorts)] }
        let types = (UInt8.min...UInt8.max).filter { type in
            ICMPMessage.replyType(for: type, protocol: name).map { sourcePorts.contains(UInt16($0)) } ?? false
        }
        return types.map { swapped(types: PortSet(UInt16($0)), codes: .everyOctet) }
    }
}
