import NetworkSets
import TestSupport

@testable import Reachability

/// A question about a random network, as somebody might type it.
struct RandomQuestion: CustomStringConvertible {
    var source: String
    var destination: String
    var options = QuestionOptions()

    init(_ network: inout RandomNetwork) {
        source = Self.end(&network)
        destination = Self.end(&network)
        if network.chance(25) {
            source = network.pick(network.draft.interfaces.filter { $0.kind == "interface" }).id
            destination = network.pick(["internet", "198.51.100.7", "2001:db8::7"])
        }
        if network.chance(8) {
            destination = network.pick(["10.0.0.2", "169.254.169.253", "169.254.169.254", "169.254.1.1", "100.70.0.2"])
        }
        switch network.pick(Array(0..<10)) {
        case 0: options.protocol = .udp
        case 1: options.protocol = source.contains("::") || destination.contains("::") ? .icmpv6 : .icmp
        case 2:
            options.protocol = network.pick([.icmp, .icmpv6])
            options.icmpType = network.pick([8, 0, 3, 13, 128, 129])
        case 3: options.protocol = .esp
        default: options.protocol = .tcp
        }
        if options.protocol.hasPorts {
            if network.chance(80) { options.destinationPorts = network.chance(50) ? PortSet(443) : network.ports() }
            if network.chance(35) { options.sourcePorts = network.ports() }
        }
        if network.chance(15) { options.family = .ipv6 }
    }

    private static func end(_ network: inout RandomNetwork) -> String {
        let draft = network.draft
        let interface = network.pick(draft.interfaces.filter { $0.kind == "interface" })
        switch network.pick(Array(0..<20)) {
        case 0...5: return interface.instance ?? interface.id
        case 6...7: return interface.id
        case 8...9: return network.pick(interface.addresses)
        case 10: return interface.publics.values.sorted().first ?? interface.addresses[0]
        case 11: return interface.ipv6.first ?? interface.addresses[0]
        case 12: return network.pick(draft.subnets).blocks[0]
        case 13 where network.chance(60):
            return network.pick(["10.0.0.0/15", "172.16.0.0/14", "2600:1f00:a::/48", "52.0.0.0/16", "0.0.0.0/0"])
        case 14: return network.pick(["10.0.1.200", "172.16.9.9", "10.0.77.7", "10.0.1.5", "52.0.9.1"])
        case 15 where network.chance(50):
            return network.pick([
                "10.0.1.65", "10.0.2.70", "10.0.1.64/27", "10.0.2.64/26", "10.0.1.4/31", "10.0.1.8/29", "10.0.2.0/27",
                "10.0.1.128/25", "2600:1f00:a:1:1::5", "2600:1f00:a:1:1::/80", "2600:1f00:a:2::/64", "172.16.1.64/27",
            ])
        case 15: return network.pick(["198.51.100.7", "203.0.113.0/24", "192.168.9.9", "2001:db8::7", "100.99.0.1"])
        default: return "internet"
        }
    }

    var description: String { "\(source) → \(destination) \(options)" }
}

extension RandomNetwork {
    mutating func ports() -> PortSet {
        let range = pick(Self.ports)
        return PortSet(UInt16(range.lowerBound)...UInt16(range.upperBound))
    }
}
