import NetworkSets
import Reachability
import Topology

/// A question as a test writes it: the ends as the command line takes them, and its options.
struct Asked: Sendable {
    var source = "eni-client"
    var destination = "eni-server:443"
    var `protocol` = "tcp"
    var sourcePorts: String?
    var icmpType: UInt8?
    var icmpCode: UInt8?
    var family: AddressFamily?

    static let server443 = Asked()

    static func tcp(_ destination: String, from source: String = "eni-client", ports: String? = nil) -> Asked {
        Asked(source: source, destination: destination, sourcePorts: ports)
    }

    static func other(_ protocol: String, _ destination: String = "eni-server") -> Asked {
        Asked(destination: destination, protocol: `protocol`)
    }

    static func ping(_ destination: String = "eni-server", type: UInt8? = nil, code: UInt8? = nil) -> Asked {
        Asked(destination: destination, protocol: "icmp", icmpType: type, icmpCode: code)
    }

    static let server443IPv6 = Asked(family: .ipv6)

    /// The question over a topology.
    func question(_ topology: Topology) throws -> Question {
        let resolver = EndpointResolver(topology)
        let (end, ports) = try resolver.destination(destination)
        var options = QuestionOptions()
        if let named = InternetProtocol(`protocol`) { options.protocol = named }
        options.destinationPorts = ports
        options.sourcePorts = try sourcePorts.map { try PortSet(ports: $0) }
        options.icmpType = icmpType
        options.icmpCode = icmpCode
        options.family = family
        return try QuestionBuilder(topology).question(
            from: try resolver.source(source), to: end, options: options)
    }

    /// The answer of the evaluator.
    func answer(_ network: Network) throws -> Answer {
        let topology = try network.topology()
        return PathEvaluator(topology).answer(try question(topology))
    }
}
