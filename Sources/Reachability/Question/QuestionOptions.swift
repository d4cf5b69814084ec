public import NetworkSets

/// What a question says beside its two ends.
public struct QuestionOptions: Sendable, Hashable {
    /// The protocol.
    public var `protocol`: InternetProtocol
    /// The client's ports; nil for the range its system picks from.
    public var sourcePorts: PortSet?
    /// The server's ports; nil for all.
    public var destinationPorts: PortSet?
    /// The ICMP type; nil asks echo request.
    public var icmpType: UInt8?
    /// The ICMP code; nil asks all codes of a given type.
    public var icmpCode: UInt8?
    /// The size of every packet asked about, IP header included, in bytes; nil for any.
    public var packetSize: Int?
    /// The seconds after which the client sends a keepalive on an idle connection; nil where not said.
    public var keepalive: Int?
    /// The server name a TLS client asks for; nil where it is not said what the connection carries.
    public var serverName: String?
    /// The address family; nil follows the ends.
    public var family: AddressFamily?
    /// Ids of components that every way has to pass.
    public var through: [String] = []
    /// Ids of components of which every way has to pass one; none asks for nothing.
    public var throughOneOf: [String] = []
    /// Ids of components that no way may pass.
    public var notThrough: [String] = []
    /// The host of an HTTP request, which the rules of application load balancers and firewalls look at; nil for any.
    public var httpHost: String?
    /// The path of an HTTP request; nil for any.
    public var httpPath: String?
    /// Whether one packet is to be followed through the layers.
    public var followsPacket = false

    /// Options with TCP and everything else left to the defaults.
    public init(protocol: InternetProtocol = .tcp) {
        self.protocol = `protocol`
    }
}
