public import NetworkSets

/// Packets of the question that do not get through, or whose reply does not.
public struct DroppedFlows: Sendable, Hashable {
    /// The packets, as the client sends them.
    public let packets: FlowSet
    /// Where a translator picks the source port: the ports with which they are lost. Nil where they are lost always.
    public let translatedPorts: PortSet?
    /// Where the packets may take several ways, as to the targets of a load balancer: on how many of them they are lost. Nil
    /// where they are lost whichever they take.
    public var share: WayShare?

    /// A part of the ways that packets may take.
    public struct WayShare: Sendable, Hashable {
        /// The ways on which they are lost.
        public let lost: Int
        /// All their ways.
        public let all: Int
    }
}
