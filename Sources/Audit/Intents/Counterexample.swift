public import NetworkSets
public import Reachability

/// One packet that breaks an intent, with what becomes of it.
public struct Counterexample: Sendable {
    /// The packet, as the client sends it.
    public let packet: Packet
    /// The end it starts from.
    public let source: IntentMember
    /// The end it leads to.
    public let destination: IntentMember
    /// What becomes of it: every hop and the rule that decided there.
    public let answer: Answer

    /// The hop that decides: the first that loses the packet or its reply, else the last that lets it in.
    public var decidingHop: Hop? {
        let hops = answer.ways.flatMap { $0.forwardHops + $0.returnHops }
        if answer.verdict != .allowed,
            let refusal = hops.first(where: { $0.code != nil && ($0.verdict == .denied || $0.verdict == .partial) })
        {
            return refusal
        }
        return answer.ways.first?.forwardHops.last { $0.kind == .securityGroup }
            ?? answer.ways.first?.forwardHops.last
    }

    /// Ports that people know; of many packets one of these is the better example.
    private static let known: [UInt16] = [443, 80, 22, 3389, 5432, 3306, 1433, 6379, 27017, 9200, 53]

    /// One packet of a set.
    static func packet(of packets: FlowSet) -> Packet? {
        for name in [InternetProtocol.tcp, .udp] {
            let part = packets.restricted(toProtocol: name)
            for port in known where part.destinationPorts.contains(port) {
                for family in part.families {
                    let box = FlowBox(family: family, protocol: name, destinationPorts: PortSet(port))
                    if let packet = part.intersection(box).samplePacket() { return packet }
                }
            }
        }
        return packets.samplePacket()
    }
}
