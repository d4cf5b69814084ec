import Findings
import Inventory
import JSONText
import NetworkSets

@testable import Reachability

/// Full packets that the kernel is asked about, with what `path` says of them: much data over TCP, or one UDP packet of a size
/// and its echo.
struct SizeTransfer {
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    let id: Int
    /// The network and question it is of, for failure messages.
    let name: String
    let answer: Answer
    /// The size of the UDP packet; nil for TCP.
    let size: Int?
    /// The directions whose data arrives.
    let expected: Set<String>
    private let packet: Packet
    private let sender: String?

    init(id: Int, name: String, answer: Answer, size: Int?) throws {
        guard let origin = answer.question.origins.first, let box = origin.packets.boxes.first,
            let source = box.source.ranges.first?.lowerBound, let port = box.sourcePorts.ranges.first?.lowerBound,
            let destination = box.destination.ranges.first?.lowerBound, answer.gaps.allSatisfy({ !$0.matters })
        else { throw Failure(description: "\(name) is no question of a single packet: \(answer.summary)") }
        self.id = id
        self.name = name
        self.answer = answer
        self.size = size
        packet = Packet(
            family: box.family, protocol: answer.question.options.protocol, source: source, destination: destination,
            sourcePort: port, destinationPort: 443)
        if case .interface(let interface, _) = origin { sender = interface.id } else { sender = nil }
        expected = answer.verdict == .allowed ? Self.arriving(answer, size) : []
    }

    /// A black hole loses the data of its direction. Where `path` says that AWS does not document whether a message is sent, the
    /// lab sends it.
    private static func arriving(_ answer: Answer, _ size: Int?) -> Set<String> {
        if size != nil { return ["forward", "return"] }
        let holes = answer.findings.filter {
            $0.code == .pathMTUBlackHole && $0.message.contains("is not let in")
        }
        return Set(["forward", "return"]).subtracting(holes.map { $0.direction == .return ? "return" : "forward" })
    }

    /// How the lab reads it.
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", JSONValue(id)), ("protocol", JSONValue(Int(packet.protocol.rawValue))),
            ("source", .string("\(IPAddress(family: packet.family, bits: packet.source))")),
            ("sourcePort", JSONValue(Int(packet.sourcePort))),
            ("destination", .string("\(IPAddress(family: packet.family, bits: packet.destination))")),
            ("destinationPort", JSONValue(Int(packet.destinationPort))), ("expected", JSONValue(expected.sorted())),
        ]
        if let size { members.append(("size", JSONValue(size))) }
        if let sender { members.append(("sender", .string(sender))) }
        return JSONValue(members: members)
    }
}
