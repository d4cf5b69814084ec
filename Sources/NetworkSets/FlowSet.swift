/// An exact set of packets.
///
/// Kept as an interval decision diagram: a map from protocols to a map from source addresses to one from destination
/// addresses to one from source ports to a set of destination ports. Each level is canonical, so `==` and `hash` are
/// those of the set. For ICMP the port levels hold type and code; for other protocols without ports they hold 0.
public struct FlowSet: Hashable, Sendable {
    /// The packets of these sets.
    public typealias Packet = NetworkSets.Packet

    typealias PortLayer = IntervalMap<UInt16, PortSet>
    typealias DestinationLayer = IntervalMap<UInt128, PortLayer>
    typealias SourceLayer = IntervalMap<UInt128, DestinationLayer>
    typealias Root = IntervalMap<UInt16, SourceLayer>

    let root: Root

    init(root: Root) {
        self.root = root
    }

    /// No packets.
    public init() {
        root = Root()
    }

    /// The packets of a box that exist: ICMP types and codes above 255 do not.
    public init(_ box: FlowBox) {
        root = box.isEmpty ? Root() : Root().changed(by: .union, withBoxes: BoxRoot(box: box)) ?? Root()
    }

    /// The packets of any of the boxes.
    public init<Boxes: Sequence>(_ boxes: Boxes) where Boxes.Element == FlowBox {
        root = Root.union(of: boxes.map { FlowSet($0).root })
    }

    /// One packet; none where it cannot exist.
    public init(_ packet: Packet) {
        self.init(
            FlowBox(
                family: packet.family, protocol: packet.protocol, source: IntervalSet(packet.source),
                destination: IntervalSet(packet.destination), sourcePorts: PortSet(packet.sourcePort),
                destinationPorts: PortSet(packet.destinationPort)))
    }

    /// Whether there are no packets.
    public var isEmpty: Bool {
        root.isEmpty
    }

    /// The number of packets, counting the fields this type knows.
    public var packetCount: PacketCount {
        root.count
    }

    /// Whether the packet is in the set; its port fields do not matter for a protocol without ports.
    public func contains(_ packet: Packet) -> Bool {
        let key = ProtocolSpan.key(family: packet.family, protocol: packet.protocol)
        guard let ports = root.value(for: key)?.value(for: packet.source)?.value(for: packet.destination) else {
            return false
        }
        if PortMeaning(packet.protocol) == .nothing { return true }
        return ports.value(for: packet.sourcePort)?.contains(packet.destinationPort) ?? false
    }

    /// The lowest packet, in the order of family, protocol, source, destination and ports.
    public func samplePacket() -> Packet? {
        guard let top = root.entries.first, let span = ProtocolSpan(keys: top.range),
            let source = top.value.entries.first, let destination = source.value.entries.first,
            let sourcePort = destination.value.entries.first, let destinationPort = sourcePort.value.first
        else { return nil }
        return Packet(
            family: span.family, protocol: InternetProtocol(rawValue: span.protocols.lowerBound),
            source: source.range.lowerBound, destination: destination.range.lowerBound,
            sourcePort: sourcePort.range.lowerBound, destinationPort: destinationPort)
    }
}
