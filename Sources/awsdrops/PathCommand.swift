import ArgumentParser
import JSONText
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
              awsdrops path --src 10.0.1.5 --dst 1.1.1.1:53 --protocol udp
              awsdrops path --src app-1 --dst db-1 --protocol icmp --output json
              awsdrops path --src internet --dst alb:shop:443 --http-path /api/cart

            An end is an instance or interface id, a Name tag, a load balancer (its
            name, ARN or DNS name; alb:NAME, nlb:NAME, elb:NAME where names repeat),
            a private or public address, a CIDR block, or internet.
            """)

    @OptionGroup(title: "The connection")
    var arguments: QuestionArguments

    @OptionGroup(title: "Source of the configuration")
    var input: InputOptions

    @Flag(help: "Draw the way hop by hop, there and back, and print the capture filter.")
    var explain = false

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func work() async throws(Failure) -> ExitStatus {
        if explain, outputOptions.output == .json {
            throw Failure("--explain draws text; --output json holds every hop without it", .usage)
        }
        let options = try arguments.options()
        let topology = Topology(try await input.snapshot(outputOptions))
        let answer = PathEvaluator(topology).answer(try arguments.question(topology, options))
        if options.httpHost != nil || options.httpPath != nil, !meetsListener(answer) {
            outputOptions.console.note(
                "note: --http-host and --http-path choose among the rules of a load balancer, and none is on the way")
        }
        switch outputOptions.output {
        case .json: try outputOptions.console.write(PathReport.json(answer).encodedString() + "\n")
        case .text:
            let text = PathText(answer, topology: topology, style: outputOptions.style)
            try outputOptions.console.write(text.rendered(explaining: explain))
        }
        return ExitStatus(answer.verdict)
    }

    private func meetsListener(_ answer: Answer) -> Bool {
        answer.ways.contains { way in way.forwardHops.contains { $0.kind == .loadBalancer } }
    }
}
