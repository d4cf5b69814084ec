import ArgumentParser
import NetworkSets
import Reachability
import Topology

/// The options that say which connection is meant.
struct QuestionArguments: ParsableArguments {
    enum Family: String, ExpressibleByArgument, CaseIterable {
        case ipv4
        case ipv6
    }

    @Option(help: "The client: i-…, eni-…, a Name tag, an address, a CIDR block or internet.")
    var src: String

    @Option(help: "The server, with :PORT or :PORT-PORT ([IPV6]:PORT); without a port all ports are asked.")
    var dst: String

    @Option(name: .customLong("protocol"), help: "tcp, udp, icmp, icmpv6 or a protocol number.")
    var protocolName = "tcp"

    @Option(help: "The client's ports, such as 40000 or 1024-65535; the default is what its system picks from.")
    var srcPort: String?

    @Option(help: "The ICMP type, 0-255; the default is echo request.")
    var icmpType: UInt8?

    @Option(help: "The ICMP code, 0-255; without it all codes of a given type are asked.")
    var icmpCode: UInt8?

    @Option(help: "A component that the way has to pass, by id; repeatable. Other ways count as dropped.")
    var through: [String] = []

    @Option(help: "A component that the way must not pass, by id; repeatable.")
    var notThrough: [String] = []

    @Option(name: .customLong("sni"), help: "The server name a TLS client asks for, which firewalls may judge by.")
    var serverName: String?

    @Option(
        help: "The host of an HTTP request, for the rules of load balancers and firewalls; the default is all rules.")
    var httpHost: String?

    @Option(help: "The path of an HTTP request, such as /api/users, for the same rules.")
    var httpPath: String?

    @Option(help: "The size of every packet, there and back, IP header included and not fragmented, in bytes.")
    var mtu: Int?

    @Option(help: "The seconds after which the client sends TCP keepalives, to check against idle timeouts.")
    var keepalive: Int?

    @Option(help: "The address family where the ends have both.")
    var family: Family?

    /// The options as far as they do not hang on the network: what is wrong with them is said before anything is read.
    func options() throws(Failure) -> QuestionOptions {
        guard let name = InternetProtocol(protocolName) else {
            throw Failure("--protocol \(protocolName): expected tcp, udp, icmp, icmpv6 or a number 0-255", .usage)
        }
        var options = QuestionOptions(protocol: name)
        options.icmpType = icmpType
        options.icmpCode = icmpCode
        options.through = through
        options.notThrough = notThrough
        options.serverName = serverName
        options.httpHost = httpHost
        options.httpPath = httpPath
        if serverName != nil, name != .tcp {
            throw Failure("--sni is of TCP connections, and the protocol is \(name.name)", .usage)
        }
        options.family = family.map { $0 == .ipv4 ? .ipv4 : .ipv6 }
        if let mtu {
            // The least a host takes whole is 68 bytes in IPv4 (RFC 791); the largest packet has 65535.
            guard (68...65535).contains(mtu) else {
                throw Failure("--mtu \(mtu): expected a packet size of 68 to 65535 bytes", .usage)
            }
            options.packetSize = mtu
        }
        if let keepalive {
            guard keepalive > 0 else { throw Failure("--keepalive \(keepalive): expected seconds above 0", .usage) }
            guard name == .tcp else {
                throw Failure("--keepalive is about TCP, and the protocol is \(protocolName)", .usage)
            }
            options.keepalive = keepalive
        }
        if let srcPort {
            do {
                options.sourcePorts = try PortSet(ports: srcPort)
            } catch {
                throw Failure("--src-port \(error); ports are written 40000, 1024-65535 or 80,443", .usage)
            }
        }
        return options
    }

    /// The question these options ask about a network.
    func question(_ topology: Topology, _ options: QuestionOptions) throws(Failure) -> Question {
        var options = options
        let resolver = EndpointResolver(topology)
        let source = try end("--src") { () throws(EndpointError) in try resolver.source(src) }
        let destination = try end("--dst") { () throws(EndpointError) in
            try resolver.destination(dst, seenFrom: source)
        }
        options.destinationPorts = destination.ports
        do throws(QuestionError) {
            return try QuestionBuilder(topology).question(from: source, to: destination.end, options: options)
        } catch {
            throw Failure(error.description, .usage)
        }
    }

    private func end<Result>(
        _ option: String, _ resolve: () throws(EndpointError) -> Result
    ) throws(Failure) -> Result {
        do throws(EndpointError) {
            return try resolve()
        } catch {
            throw Failure("\(option): \(error)", .usage)
        }
    }
}
