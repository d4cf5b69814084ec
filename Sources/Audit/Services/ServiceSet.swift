import NetworkSets

/// Services of one family, as places of `ServiceAxis`.
typealias ServiceSet = IntervalSet<UInt32>

extension IntervalSet<UInt32> {
    /// Every service.
    static var everything: ServiceSet { ServiceSet(ServiceAxis.everything) }

    /// The services that have ports: ICMP is another protocol in each family.
    var withPorts: ServiceSet {
        intersection(
            ServiceSet([
                ServiceAxis.place(ofPorts: 0...UInt16.max, .tcp), ServiceAxis.place(ofPorts: 0...UInt16.max, .udp),
            ]))
    }

    /// `tcp 80-90, udp 53`.
    var text: String {
        let parts = ranges.map { ServiceAxis.describe($0) }
        return parts.count > 6
            ? (parts.prefix(6) + ["and \(parts.count - 6) more"]).joined(separator: ", ")
            : parts.joined(separator: ", ")
    }
}
