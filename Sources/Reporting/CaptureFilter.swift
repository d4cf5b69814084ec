import NetworkSets
public import Reachability

/// The tcpdump filter that shows exactly the packets of a question and their replies.
public struct CaptureFilter: Sendable {
    /// The filter expression, in the syntax of pcap-filter(7).
    public let expression: String

    /// More blocks than this on one side are left out of the filter: the kernel refuses very long programs.
    private static let mostBlocks = 16

    /// The filter of a question.
    public init(_ question: Question) {
        let packets = question.packets
        let there = Self.half(
            Self.hosts(packets.sources, "src"), Self.ports(question.sourcePorts, "src"),
            Self.hosts(packets.destinations, "dst"), Self.ports(question.destinationPorts, "dst"))
        let back = Self.half(
            Self.hosts(packets.destinations, "src"), Self.ports(question.destinationPorts, "src"),
            Self.hosts(packets.sources, "dst"), Self.ports(question.sourcePorts, "dst"))
        let name = question.options.protocol
        let family = question.family == .ipv4 ? "ip" : "ip6"
        let `protocol`: String =
            switch name {
            case .icmpv6: "icmp6"
            case .icmp, .tcp, .udp: name.name
            default: "\(family) proto \(name.rawValue)"
            }
        expression = [there, back].contains("") ? `protocol` : "\(`protocol`) and ((\(there)) or (\(back)))"
    }

    /// The command to paste on a host.
    public var command: String { "tcpdump -ni any '\(expression)'" }

    private static func half(_ terms: String?...) -> String {
        terms.compactMap(\.self).joined(separator: " and ")
    }

    private static func hosts(_ addresses: AddressSet, _ side: String) -> String? {
        let blocks = addresses.blocks
        guard blocks.count <= mostBlocks else { return nil }
        let terms = blocks.map { block in
            block.prefixLength == block.family.bitWidth ? "\(side) host \(block.first)" : "\(side) net \(block)"
        }
        return terms.count == 1 ? terms[0] : "(\(terms.joined(separator: " or ")))"
    }

    private static func ports(_ ports: PortSet?, _ side: String) -> String? {
        guard let ports, !ports.isFull else { return nil }
        let terms = ports.ranges.map { range in
            range.lowerBound == range.upperBound
                ? "\(side) port \(range.lowerBound)" : "\(side) portrange \(range.lowerBound)-\(range.upperBound)"
        }
        return terms.count == 1 ? terms[0] : "(\(terms.joined(separator: " or ")))"
    }
}
