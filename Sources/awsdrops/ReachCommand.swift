import ArgumentParser
import Audit
import JSONText
import NetworkSets
import Reachability
import Reporting
import Topology

/// `awsdrops reach`: who can reach an end, whom it can reach, or who reaches whom in the whole network.
struct ReachCommand: Command {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case csv
    }

    enum Graph: String, ExpressibleByArgument, CaseIterable {
        case dot
        case json
    }

    static let configuration = CommandConfiguration(
        commandName: "reach",
        abstract: "Tells who can reach an end, or whom it can reach, with the exact services.",
        discussion: """
            EXAMPLES
              awsdrops reach --to db-1:5432 --snapshot dump/
              awsdrops reach --from web-1 --protocol tcp
              awsdrops reach --to web-1 --via igw-0abc --output json
              awsdrops reach --matrix group --protocol tcp
              awsdrops reach --matrix tag:Role --output csv --snapshot dump/
              awsdrops reach --graph dot --protocol tcp | dot -Tsvg > reach.svg

            Connections count that work both ways: hosts by their primary addresses,
            load balancers, VPC endpoints, sites and the internet. Hosts that nothing
            tells apart are one row. TCP, UDP and echo requests are asked.
            """)

    @Option(help: "The server, with :PORT or :PORT-PORT; without a port all ports are asked.")
    var to: String?

    @Option(help: "The client.")
    var from: String?

    @Option(help: "Sum up who reaches whom by group, subnet, vpc or tag:KEY.")
    var matrix: ReachMatrix.Grouping?

    @Option(help: "Print who reaches whom as a graph of kinds of ends.")
    var graph: Graph?

    @Option(help: "A component that the connections have to pass, by id or name, or internet; repeatable.")
    var via: [String] = []

    @Option(name: .customLong("protocol"), help: "Ask this protocol only: tcp, udp, icmp or a number.")
    var protocolName: String?

    @OptionGroup(title: "Source of the configuration")
    var input: InputOptions

    @Option(help: "How to print the result; csv is for --matrix.")
    var output: Format = .text

    @OptionGroup(title: "Output")
    var display: DisplayOptions

    private struct Settings: OutputSettings {
        let display: DisplayOptions
    }

    private var settings: Settings { Settings(display: display) }

    func validate() throws {
        let given = [to != nil, from != nil, matrix != nil, graph != nil].count { $0 }
        if given != 1 { throw ValidationError("Give --to or --from, --matrix or --graph, one of them.") }
        if output == .csv, matrix == nil { throw ValidationError("--output csv is for --matrix.") }
        if graph != nil, output != .text {
            throw ValidationError("--graph names the format itself; leave --output out.")
        }
    }

    func work() async throws(Failure) -> ExitStatus {
        var services = try ServiceArgument.services(protocolName)
        let topology = Topology(try await input.snapshot(settings))
        services.through = try ComponentArgument.ids(via, "--via", in: [topology])
        if matrix != nil || graph != nil {
            return try write(ReachGraph(topology, services: services), topology)
        }
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
        switch output {
        case .json: try write(ReachReport.json(reach, direction, name: name))
        case .text, .csv:
            let text = ReachText(reach, direction, name: name, topology: topology, style: settings.style)
            try settings.console.write(text.rendered())
        }
        return reach.rows.contains { !$0.outcome.unknown.isEmpty } ? .unknown : .success
    }

    private func write(_ graph: ReachGraph, _ topology: Topology) throws(Failure) -> ExitStatus {
        if let matrix {
            let report = ReachMatrixReport(ReachMatrix(graph, by: matrix, in: topology), topology: topology)
            switch output {
            case .text: try settings.console.write(report.text(style: settings.style))
            case .csv: try settings.console.write(report.csv())
            case .json: try write(report.json())
            }
        } else if self.graph == .dot {
            try settings.console.write(ReachGraphReport.dot(graph, topology: topology))
        } else {
            try write(ReachGraphReport.json(graph))
        }
        return graph.edges.contains { !$0.outcome.unknown.isEmpty } ? .unknown : .success
    }

    private func write(_ document: JSONValue) throws(Failure) {
        try settings.console.write(document.encodedString() + "\n")
    }
}
