import JSONText
import NetworkSets

@testable import Reachability

/// One packet that the kernel is asked about, with what awsdrops says of it.
struct KernelPacket {
    let id: Int
    /// The network and question it is of, for failure messages.
    let name: String
    let packet: Packet
    /// The port that NAT gateways pick for it.
    let translatedPort: UInt16
    /// The interface that sends it; nil for a host outside.
    let sender: String?
    /// Whether the question is of hosts outside, whoever has the address.
    let aimsOutside: Bool
    /// Whether it and its reply get through.
    let passes: Bool
    /// Whether it is lost whichever port a translator picks.
    let isLostAlways: Bool
    /// What is answered to the question of this packet alone.
    let answer: Answer

    /// How the lab reads it.
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("id", JSONValue(id)), ("protocol", JSONValue(Int(packet.protocol.rawValue))),
            ("source", .string("\(IPAddress(family: packet.family, bits: packet.source))")),
            ("sourcePort", JSONValue(Int(packet.sourcePort))),
            ("destination", .string("\(IPAddress(family: packet.family, bits: packet.destination))")),
            ("destinationPort", JSONValue(Int(packet.destinationPort))),
            ("aimsOutside", .boolean(aimsOutside)), ("passes", .boolean(passes)),
        ]
        if answer.isTranslated { members.append(("translatedPort", JSONValue(Int(translatedPort)))) }
        if let sender { members.append(("sender", .string(sender))) }
        return JSONValue(members: members)
    }
}
