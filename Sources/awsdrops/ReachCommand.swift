import ArgumentParser
import Audit
import JSONText
import NetworkSets
import Reachability
import Reporting
import Topology

/// `awsdrops reach`: who can reach an end, or whom it can reach.
struct ReachCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "reach",
        abstract: "Tells who can reach an end, or whom it can reach, with the exact services.",
        discussion: """
            EXAMPLES
              awsdrops reach --to db-1:5432 --snapshot dump/
              awsdrops reach --from web-1 --protocol tcp
              awsdrops reach --to web-1 --via igw-0abc --output json

            Connections count that work both ways: hosts by their primary addresses,
            load balancers, VPC endpoints, sites and the internet. Hosts that nothing
            tells apart are one row. TCP, UDP and echo requests are asked.
            """)

    @Option(help: "The server, with :PORT or :PORT-PORT; without a port all ports are asked.")
    var to: String?

    @Option(help: "The client.")
    var from: String?

    @Option(help: "A component that the connections have to pass, by id; repeatable.")
    var via: [String] = []

    @Option(name: .customLong("protocol"), help: "Ask this protocol only: tcp, udp, icmp or a number.")
    var protocolName: String?

    @OptionGroup(title: "Source of the configuration")
    var input: InputOptions

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func validate() throws {
        if (to == nil) == (from == nil) { throw ValidationError("Give --to or --from, one of them.") }
    }

    func work() async throws(Failure) -> ExitStatus {
        var services = try ServiceArgument.services(protocolName)
        services.through = via
        let topology = Topology(try await input.snapshot(outputOptions))
        let resolver = EndpointResolver(topology)
        let direction: Reach.Direction = to == nil ? .from : .to
        let name = to ?? from ?? ""
        let end: Endpoint
        do throws(EndpointError) {
            if direction == .to {
                let destination = try resolver.destination(name)
                (end, services.ports) = (destination.end, destination.ports)
            } else {
                end = try resolver.source(name)
            }
        } catch {
            throw Failure("--\(direction.rawValue): \(error)", .usage)
        }
        if services.ports != nil, let asked = services.protocols.first, services.protocols.count == 1, !asked.hasPorts {
            throw Failure("--to: \(asked.name) has no ports; leave the port out", .usage)
        }
        let reach = Reach(direction, end, in: topology, services: services)
        switch outputOptions.output {
        case .json:
            let document = ReachReport.json(reach, direction, name: name)
            try outputOptions.console.write(document.encodedString() + "\n")
        case .text:
            let text = ReachText(reach, direction, name: name, topology: topology, style: outputOptions.style)
            try outputOptions.console.write(text.rendered())
        }
        return reach.rows.contains { !$0.outcome.unknown.isEmpty } ? .unknown : .success
    }
}
