import Findings
import Inventory
import NetworkSets
import TestSupport
import Topology

@testable import Reachability

/// Picks packets of random questions that a kernel can be asked about.
///
/// Left out is what docs/network-lab.md lists: messages nobody answers, addresses with a meaning of their own, port 0, and
/// what the answer says it does not know.
struct KernelSampler {
    static let questionsPerNetwork = 20
    static let packetsPerQuestion = 3

    let seed: UInt64
    private(set) var network: RandomNetwork
    private let topology: Topology
    private let oracle: OracleNetwork
    private let sampler: PacketSampler
    private var random: SplitMix64
    private(set) var packets: [KernelPacket] = []

    init(seed: UInt64) throws {
        self.seed = seed
        network = RandomNetwork(seed: seed)
        topology = try network.draft.topology()
        oracle = OracleNetwork(network.draft)
        sampler = PacketSampler(network.draft, oracle)
        random = SplitMix64(seed: seed &* 91 &+ 3)
        var questions = 0
        // Some questions are none, as between addresses of two families.
        for _ in 0..<(4 * Self.questionsPerNetwork) where questions < Self.questionsPerNetwork {
            let asked = RandomQuestion(&network)
            guard let question = try? topology.question(asked.source, asked.destination, asked.options) else {
                continue
            }
            if add(question, "seed \(seed): \(asked)") { questions += 1 }
        }
    }

    private mutating func add(_ question: Question, _ name: String) -> Bool {
        let answer = PathEvaluator(topology).answer(question)
        let before = packets.count
        for _ in 0..<(4 * Self.packetsPerQuestion) where packets.count - before < Self.packetsPerQuestion {
            guard let drawn = sampler.sample(question.packets, &random), let packet = askable(drawn, question) else {
                continue
            }
            add(packet, question, answer, name)
        }
        return packets.count > before
    }

    private mutating func add(_ packet: Packet, _ question: Question, _ answer: Answer, _ name: String) {
        guard let origin = question.origins.first(where: { $0.packets.contains(packet) }) else { return }
        let sender: String?
        switch origin {
        case .interface(let interface, _) where network.draft[interface: interface.id].kind == "interface":
            sender = interface.id
        case .outside where isOutThere(packet): sender = nil
        default: return
        }
        let single = PathEvaluator(topology).answer(question.asking(only: packet, from: origin))
        if single.verdict == .unknown || single.gaps.contains(where: \.matters) { return }
        let high = sampler.ports.filter { $0 >= 1024 }
        let choices: [UInt16] = [1024, 65535, high.randomElement(using: &random) ?? 1024]
        let port = choices.randomElement(using: &random) ?? 1024
        let entries = answer.dropped.filter { $0.packets.contains(packet) }
        let isLostAlways = entries.contains { $0.translatedPorts == nil }
        let isLost = isLostAlways || entries.contains { $0.translatedPorts?.contains(port) == true }
        packets.append(
            KernelPacket(
                id: packets.count, name: name, packet: packet, translatedPort: port, sender: sender,
                aimsOutside: question.destination.kind == .internet, passes: !isLost, isLostAlways: isLostAlways,
                answer: single))
    }

    /// The packet as a kernel can send it, if it can.
    private func askable(_ drawn: Packet, _ question: Question) -> Packet? {
        var packet = drawn
        switch drawn.protocol {
        case .tcp, .udp: if drawn.sourcePort == 0 || drawn.destinationPort == 0 { return nil }
        case .icmp, .icmpv6:
            packet = Packet(
                family: drawn.family, protocol: drawn.protocol, source: drawn.source, destination: drawn.destination,
                sourcePort: drawn.protocol == .icmp ? 8 : 128, destinationPort: 0)
            if !question.packets.contains(packet) { return nil }
        case .esp: break
        default: return nil
        }
        if packet.source == packet.destination { return nil }
        if question.destination.kind == .internet, isOwn(packet.family, packet.destination) { return nil }
        return [packet.source, packet.destination].contains { isSpecial(packet.family, $0) } ? nil : packet
    }

    /// Whether an address is one of the network itself, so that no host outside has it.
    private func isOwn(_ family: AddressFamily, _ bits: UInt128) -> Bool {
        oracle.publicToPrivate[bits] != nil || oracle.vpc(holding: family, bits) != nil
    }

    /// Whether the source is a host on the internet: how private hosts get in is not known.
    private func isOutThere(_ packet: Packet) -> Bool {
        !isOwn(packet.family, packet.source) && !oracle.isPrivate(packet.family, packet.source)
    }

    /// Addresses that no host has, and those behind which Amazon's own services are.
    private func isSpecial(_ family: AddressFamily, _ bits: UInt128) -> Bool {
        if family == .ipv6 { return !oracle.contains("2000::/3", family, bits) }
        let special = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"]
        let services = network.draft.vpcs.map { oracle.block($0.blocks[0]).low + 2 }
        let routers = network.draft.subnets.map { oracle.block($0.blocks[0]).low + 1 }
        return special.contains { oracle.contains($0, family, bits) } || (services + routers).contains(bits)
    }
}
