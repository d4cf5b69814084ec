import ArgumentParser
import JSONText
import NetworkSets
import Reachability
import Reporting
import Topology

/// `awsdrops path`: does this connection work, both ways.
struct PathCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "path",
        abstract: "Tells whether a connection works, both ways; where and why not.",
        discussion: """
            EXAMPLES
              awsdrops path --src web-1 --dst db-1:5432 --snapshot dump/
              awsdrops path --src internet --dst i-0abc:443 --explain
              awsdrops path --src 10.0.1.5 --dst 198.51.100.7:53 --protocol udp --output json
              awsdrops path --src app-1 --dst db-1 --protocol icmp

            An end is an instance or interface id, a Name tag, a private or public address, a CIDR block, or internet.
            """)

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

    @Option(help: "The address family where the ends have both: ipv4 or ipv6.")
    var family: Family?

    @Flag(help: "Draw the way hop by hop, there and back, and print the capture filter.")
    var explain = false

    @OptionGroup(title: "Source of the configuration")
    var input: InputOptions

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    enum Family: String, ExpressibleByArgument, CaseIterable {
        case ipv4
        case ipv6
    }

    func work() async throws(Failure) -> ExitStatus {
        let destinationText = try parsed { () throws(EndpointError) in try EndpointText(dst) }
        let options = try questionOptions(destinationPorts: destinationText.ports)
        let topology = Topology(try await input.snapshot(outputOptions))
        let resolver = EndpointResolver(topology)
        let source = try parsed { () throws(EndpointError) in try resolver.resolve(src, as: .source) }
        let destination = try parsed { () throws(EndpointError) in
            try resolver.resolve(destinationText.name, as: .destination)
        }
        let question: Question
        do throws(QuestionError) {
            question = try QuestionBuilder(topology).question(from: source, to: destination, options: options)
        } catch {
            throw Failure(error.description, .usage)
        }
        let answer = PathEvaluator(topology).answer(question)
        switch outputOptions.output {
        case .json: try outputOptions.console.write(PathReport.json(answer).encodedString() + "\n")
        case .text:
            let text = PathText(answer, topology: topology, style: outputOptions.style)
            try outputOptions.console.write(text.rendered(explaining: explain))
        }
        return ExitStatus(answer.verdict)
    }

    private func questionOptions(destinationPorts: PortSet?) throws(Failure) -> QuestionOptions {
        guard let name = InternetProtocol(protocolName) else {
            throw Failure(
                "--protocol \(protocolName): expected tcp, udp, icmp, icmpv6 or a number 0-255", .usage)
        }
        var options = QuestionOptions(protocol: name)
        options.destinationPorts = destinationPorts
        options.icmpType = icmpType
        options.icmpCode = icmpCode
        options.family = family.map { $0 == .ipv4 ? .ipv4 : .ipv6 }
        if let srcPort {
            do {
                options.sourcePorts = try PortSet(ports: srcPort)
            } catch {
                throw Failure("--src-port: \(error)", .usage)
            }
        }
        return options
    }

    private func parsed<Result>(_ body: () throws(EndpointError) -> Result) throws(Failure) -> Result {
        do {
            return try body()
        } catch {
            throw Failure(error.description, .usage)
        }
    }
}
