public import Inventory
public import NetworkSets
public import Topology

/// A set of packets and where they start: what `path` answers.
///
/// It never changes, and every component of a walk refers to it, so it is an object: one reference to hand on.
public final class Question: Sendable {
    /// A place packets of the question start from, with those that start there.
    public enum Origin: Sendable {
        /// An interface of the snapshot.
        case interface(NetworkInterface, FlowSet)
        /// A host outside every VPC of the snapshot.
        case outside(FlowSet)
        /// The service behind a gateway endpoint.
        case service(VPCEndpoint, FlowSet)
        /// Addresses that nobody sends from: no interface holds them, or the interface that does opens no connections.
        /// The component is the subnet, the VPC, or that interface.
        case nobody(FlowSet, component: String)

        /// The packets that start here.
        public var packets: FlowSet {
            switch self {
            case .interface(_, let packets), .outside(let packets), .service(_, let packets), .nobody(let packets, _):
                packets
            }
        }
    }

    /// The client's end.
    public let source: Endpoint
    /// The server's end.
    public let destination: Endpoint
    /// The address family of every packet.
    public let family: AddressFamily
    /// The protocol, ports and ICMP message asked.
    public let options: QuestionOptions
    /// The client's ports as asked or as its system picks them; nil for protocols without.
    public let sourcePorts: PortSet?
    /// The server's ports as asked, or all; nil for protocols without.
    public let destinationPorts: PortSet?
    /// Every packet of the question, as the client sends it.
    public let packets: FlowSet
    /// The packets by where they start.
    public let origins: [Origin]
    /// What a question of a load balancer's own connection knows of it; nil for any other.
    let leg: BalancerLeg?
    /// Which part of the source is asked, where not all of it can send; nil where all is.
    public let sourceNote: String?
    /// The packets' destination addresses, as the client addresses them.
    public var destinationAddresses: AddressSet { packets.destinations }

    init(
        source: Endpoint, destination: Endpoint, family: AddressFamily, options: QuestionOptions,
        sourcePorts: PortSet?, destinationPorts: PortSet?, packets: FlowSet, origins: [Origin],
        leg: BalancerLeg? = nil, sourceNote: String? = nil
    ) {
        self.source = source
        self.destination = destination
        self.family = family
        self.options = options
        self.sourcePorts = sourcePorts
        self.destinationPorts = destinationPorts
        self.packets = packets
        self.origins = origins
        self.leg = leg
        self.sourceNote = sourceNote
    }
}
