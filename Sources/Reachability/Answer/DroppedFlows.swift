public import NetworkSets

/// Packets of the question that do not get through, or whose reply does not.
public struct DroppedFlows: Sendable, Hashable {
    /// The packets, as the client sends them.
    public let packets: FlowSet
    /// Where a translator picks the source port: the ports with which they are lost. Nil where they are lost always.
    public let translatedPorts: PortSet?
}
