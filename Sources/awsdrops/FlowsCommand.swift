import ArgumentParser
import FlowLogs
import Inventory
import JSONText
import NetworkSets
import Reporting

/// `awsdrops flows`: what flow logs say was rejected.
struct FlowsCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "flows",
        abstract: "Tells what VPC flow logs rejected.",
        discussion: """
            EXAMPLES
              awsdrops flows logs/
              awsdrops flows 123456789012_vpcflowlogs_eu-west-1_fl-0a_20250101T0000Z_1a2b.log.gz --top 10
              awsdrops flows logs/ --dst 10.0.1.0/24 --port 5432 --output json
              zcat exported.gz | awsdrops flows - --format '${version} ${srcaddr} ${dstaddr} ${action}'

            Files are text, JSON of CloudWatch Logs, subscriptions and Firehose,
            CSV or Parquet, plain or packed with gzip or zstd. Records without a
            header line are read in a format that is known or named.
            """)

    @Argument(help: "Files, directories (all files in them), patterns in quotes, or - for standard input.")
    var files: [String]

    @Flag(help: "Group the rejected records: the default.")
    var rejects = false

    @Flag(help: "Group the accepted records; with --rejects both.")
    var accepts = false

    @Option(help: "Only records from this address or block; repeatable.")
    var src: [String] = []

    @Option(help: "Only records to this address or block; repeatable.")
    var dst: [String] = []

    @Option(help: "Only records to these ports, such as 443 or 80,8000-8100.")
    var port: String?

    @Option(name: .customLong("protocol"), help: "Only this protocol: tcp, udp, icmp, icmpv6 or a number.")
    var protocolName: String?

    @Option(help: "Only this network interface; repeatable.")
    var interface: [String] = []

    @Option(
        help: "The format of records without a header: '${version} …' as AWS writes it, or v2 to v11, tgw; repeatable.")
    var format: [String] = []

    @Option(
        name: .customLong("snapshot"),
        help: "A directory or file of AWS CLI output (.json, .json.gz) whose flow logs name the formats; repeatable.")
    var snapshots: [String] = []

    @Option(help: "How many groups to show; JSON holds all without it.")
    var top: Int?

    @Flag(help: "End with status 65 at the first line that is no record.")
    var strict = false

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top \(top): expected a number from 1 on.") }
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
    }

    func work() async throws(Failure) -> ExitStatus {
        var options = try options()
        if !snapshots.isEmpty {
            do throws(SnapshotError) {
                let snapshot = try SnapshotReader.read(snapshots)
                options.expectedLayouts = FlowLogFormats.layouts(of: snapshot, outputOptions.console)
            } catch {
                throw Failure(error)
            }
        }
        let tally: FlowTally
        do throws(FlowLogError) {
            tally = try await FlowLogReader.tally(files, options)
        } catch {
            switch error {
            case .cannotRead: throw Failure(error.description, .noInput)
            case .notFlowLogs, .damaged, .malformed: throw Failure(error.description, .badData)
            }
        }
        switch outputOptions.output {
        case .json: try outputOptions.console.write(FlowsReport.json(tally, top: top).encodedString() + "\n")
        case .text:
            try outputOptions.console.write(FlowsText.rendered(tally, top: top, style: outputOptions.style))
        }
        return .success
    }

    private func options() throws(Failure) -> FlowReadOptions {
        var options = FlowReadOptions()
        options.isStrict = strict
        if accepts { options.view = rejects ? [.accept, .reject] : [.accept] }
        for text in format {
            do throws(FormatError) {
                options.layouts.append(try RecordLayout(format: text))
            } catch {
                throw Failure("--format: \(error)", .usage)
            }
        }
        if let set = try addresses("--src", src) { options.filter.require(.sourceAddress, .addresses(set)) }
        if let set = try addresses("--dst", dst) { options.filter.require(.destinationAddress, .addresses(set)) }
        if !interface.isEmpty { options.filter.require(.interfaceID, .words(interface.map { WordPattern($0) })) }
        if let port {
            do {
                let ports = try PortSet(ports: port)
                options.filter.require(
                    .destinationPort, .numbers(ports.ranges.map { Int64($0.lowerBound)...Int64($0.upperBound) }))
            } catch {
                throw Failure("--port \(error); ports are written 443, 1024-65535 or 80,443", .usage)
            }
        }
        if let protocolName {
            guard let name = InternetProtocol(protocolName) else {
                throw Failure("--protocol \(protocolName): expected tcp, udp, icmp, icmpv6 or a number 0-255", .usage)
            }
            options.filter.require(.protocolNumber, .numbers([Int64(name.rawValue)...Int64(name.rawValue)]))
        }
        return options
    }

    private func addresses(_ option: String, _ texts: [String]) throws(Failure) -> AddressSet? {
        guard !texts.isEmpty else { return nil }
        do {
            return AddressSet(try texts.map { $0.contains("/") ? try CIDRBlock($0) : CIDRBlock(try IPAddress($0)) })
        } catch {
            throw Failure("\(option) \(error)", .usage)
        }
    }
}
