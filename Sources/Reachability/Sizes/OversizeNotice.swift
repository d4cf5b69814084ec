import Findings
import Inventory
import NetworkSets
import Topology

/// The ICMP message by which a sender learns that its packets are too large (RFC 1191, RFC 8201), as a path of its own: back
/// through the filters that the packets passed.
///
/// Its source is the router that drops, whose address AWS does not tell, so a filter has to take it from anywhere.
struct OversizeNotice {
    let topology: Topology
    let question: Question

    /// What keeps the message from the sender.
    struct Obstacle {
        let component: String
        let reason: String
        let fixes: [Fix]
    }

    /// `icmp type 3 code 4`, or the IPv6 message.
    var name: String {
        question.family == .ipv4
            ? "icmp type 3 code 4 (fragmentation needed)" : "icmpv6 type 2 code 0 (packet too big)"
    }

    /// What stops the message on its way back from the place after some filters, in the order it meets them, and what may stop
    /// it and is not known.
    func obstacles(passing passages: [Passage]) -> (certain: [Obstacle], unknown: [Gap]) {
        var certain: [Obstacle] = []
        var unknown: [Gap] = []
        for passage in passages.reversed() {
            let message = self.message(to: passage.packets.sources)
            if message.isEmpty { continue }
            let judgement = passage.filter.mirrored.judge(traffic(message))
            for decision in judgement.decisions where !decision.packets.isEmpty {
                switch decision.outcome {
                case .allowed: break
                case .denied(let blocker):
                    let component = blocker.component ?? judgement.head?.component ?? ""
                    certain.append(
                        Obstacle(component: component, reason: decision.reason, fixes: blocker.fixes))
                case .unknown(let gap): unknown.append(gap)
                }
            }
        }
        return (certain, unknown)
    }

    private var messageProtocol: InternetProtocol { question.family == .ipv4 ? .icmp : .icmpv6 }

    private func message(to sender: AddressSet) -> FlowSet {
        let (type, code): (UInt16, UInt16) = question.family == .ipv4 ? (3, 4) : (2, 0)
        return FlowSet(
            FlowBox(
                family: question.family, protocol: messageProtocol, destination: sender[question.family],
                sourcePorts: PortSet(type), destinationPorts: PortSet(code)))
    }

    /// The message as traffic that nobody asked for: AWS does not say that a group knows it as part of a tracked connection, and
    /// tells users to open ICMP (EC2 guide, path MTU discovery).
    private func traffic(_ message: FlowSet) -> Traffic {
        let origin = Question.Origin.outside(message)
        let asked = Question(
            source: question.source, destination: question.destination, family: question.family,
            options: QuestionOptions(protocol: messageProtocol), sourcePorts: nil, destinationPorts: nil,
            packets: message, origins: [origin], sourceNote: nil)
        return Traffic(
            packets: message, direction: .forward, topology: topology, question: asked, way: WalkedWay(origin: origin))
    }
}
