/// Every combination of a few sides: the packets that one rule of a filter speaks of.
///
/// An empty side makes the whole box empty.
public struct FlowBox: Hashable, Sendable {
    /// The family of both addresses.
    public let family: AddressFamily
    /// The protocol numbers.
    public let protocols: IntervalSet<UInt8>
    /// The source addresses as numbers.
    public let source: IntervalSet<UInt128>
    /// The destination addresses as numbers.
    public let destination: IntervalSet<UInt128>
    /// The source ports of TCP and UDP; the types of ICMP (0 to 255); other protocols take no notice of them.
    public let sourcePorts: PortSet
    /// The destination ports of TCP and UDP; the codes of ICMP (0 to 255); other protocols take no notice of them.
    public let destinationPorts: PortSet
    /// `protocols` on the top level of the diagram.
    let spans: [ProtocolSpan]

    /// A box with the given sides; a side that is not given holds everything of the family.
    public init(
        family: AddressFamily, protocols: IntervalSet<UInt8>? = nil, source: IntervalSet<UInt128>? = nil,
        destination: IntervalSet<UInt128>? = nil, sourcePorts: PortSet? = nil, destinationPorts: PortSet? = nil
    ) {
        self.family = family
        self.protocols = protocols ?? Self.everyProtocol
        self.source = source.map(family.addresses(in:)) ?? family.everyAddress
        self.destination = destination.map(family.addresses(in:)) ?? family.everyAddress
        self.sourcePorts = sourcePorts ?? .everyPort
        self.destinationPorts = destinationPorts ?? .everyPort
        spans = ProtocolSpan.spans(family: family, protocols: self.protocols)
    }

    /// A box of one protocol.
    public init(
        family: AddressFamily, protocol: InternetProtocol, source: IntervalSet<UInt128>? = nil,
        destination: IntervalSet<UInt128>? = nil, sourcePorts: PortSet? = nil, destinationPorts: PortSet? = nil
    ) {
        self.init(
            family: family, protocols: IntervalSet(`protocol`.rawValue), source: source, destination: destination,
            sourcePorts: sourcePorts, destinationPorts: destinationPorts)
    }

    /// Whether a side is empty.
    public var isEmpty: Bool {
        protocols.isEmpty || source.isEmpty || destination.isEmpty || sourcePorts.isEmpty || destinationPorts.isEmpty
    }

    /// What the port fields mean; nil where the protocols do not agree on it, which no box of `FlowSet.boxes` has.
    var meaning: PortMeaning? {
        guard let first = spans.first?.meaning, spans.allSatisfy({ $0.meaning == first }) else { return nil }
        return first
    }

    private static let everyProtocol = IntervalSet<UInt8>.full
}
