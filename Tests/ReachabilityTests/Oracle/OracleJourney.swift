import NetworkSets

/// One concrete packet on its way there and back, followed by nothing but dictionaries and loops.
///
/// Written from the facts AWS documents, apart from the evaluator: it knows no sets, no translations to undo and no books.
/// Gateways translate as the real ones do, and a client takes a reply only if it mirrors what it sent.
final class OracleJourney {
    /// What became of the packet and its reply.
    struct Fate: Equatable {
        /// The first loss; nil where there is none.
        var loss: Loss?
        /// Whether something on the way, before any loss, is not known.
        var isDoubtful = false
        /// Whether a NAT gateway picked the source port.
        var picksPort = false
    }

    struct Loss: Equatable {
        var isReturn: Bool
        var component: String
        /// Whether a reply got lost because it came another way.
        var isStray = false
    }

    enum Sender {
        case interface(String)
        case outside
        case nobody(component: String)
    }

    /// How a leg of the journey ends.
    enum End {
        case atInterface(NetworkDraft.Interface, Packet)
        case atOutsideHost(Packet)
        /// Taken by one of Amazon's own services, or by the sender itself.
        case answered
        case lost(String)
        case stray(String)
        case unknown
    }

    let network: OracleNetwork
    let sender: Sender
    let sent: Packet
    /// The port a NAT gateway picks.
    let natPort: UInt16
    /// Whether the question is of hosts out there, even where an address is one of the snapshot.
    let aimsOutside: Bool
    var isReturn = false
    var isDoubtful = false
    /// The replies that each stateful component would let through.
    var awaited: [String: Set<Packet>] = [:]
    var natSession: [String: (before: Packet, after: Packet)] = [:]
    var steps = 0

    init(_ network: OracleNetwork, _ sender: Sender, _ sent: Packet, natPort: UInt16, aimsOutside: Bool) {
        self.network = network
        self.sender = sender
        self.sent = sent
        self.natPort = natPort
        self.aimsOutside = aimsOutside
    }

    func fate() -> Fate {
        let there = start()
        if let fate = ending(there) { return fate }
        isReturn = true
        let back: End
        switch there {
        case .atInterface(let server, let packet):
            guard let reply = Self.reply(to: packet) else { return fate(nil) }
            back = leaveHost(server, reply)
        case .atOutsideHost(let packet):
            guard let reply = Self.reply(to: packet) else { return fate(nil) }
            back = internet(reply)
        default: return fate(nil)
        }
        return ending(back) ?? fate(nil)
    }

    private func start() -> End {
        switch sender {
        case .interface(let id): leaveHost(network.draft[interface: id], sent)
        case .nobody(let component): .lost(component)
        case .outside: enter(sent)
        }
    }

    private func fate(_ loss: Loss?) -> Fate {
        let hasPorts = sent.protocol == .tcp || sent.protocol == .udp
        return Fate(loss: loss, isDoubtful: isDoubtful, picksPort: hasPorts && !natSession.isEmpty)
    }

    private func ending(_ end: End) -> Fate? {
        switch end {
        case .lost(let component): return fate(Loss(isReturn: isReturn, component: component))
        case .stray(let component): return fate(Loss(isReturn: isReturn, component: component, isStray: true))
        case .unknown:
            isDoubtful = true
            return fate(nil)
        default: return nil
        }
    }

    /// What answers a packet; nil for ICMP messages that nothing answers.
    static func reply(to packet: Packet) -> Packet? {
        var (sourcePort, destinationPort) = (packet.destinationPort, packet.sourcePort)
        switch packet.protocol.rawValue {
        case 1:
            guard let type: UInt16 = [8: 0, 13: 14, 17: 18][packet.sourcePort] else { return nil }
            (sourcePort, destinationPort) = (type, 0)
        case 58:
            guard packet.sourcePort == 128 else { return nil }
            (sourcePort, destinationPort) = (129, 0)
        case 6, 17: break
        default: (sourcePort, destinationPort) = (0, 0)
        }
        return Packet(
            family: packet.family, protocol: packet.protocol, source: packet.destination, destination: packet.source,
            sourcePort: sourcePort, destinationPort: destinationPort)
    }

    static func changing(
        _ packet: Packet, source: UInt128? = nil, destination: UInt128? = nil, sourcePort: UInt16? = nil
    ) -> Packet {
        Packet(
            family: packet.family, protocol: packet.protocol, source: source ?? packet.source,
            destination: destination ?? packet.destination, sourcePort: sourcePort ?? packet.sourcePort,
            destinationPort: packet.destinationPort)
    }
}
