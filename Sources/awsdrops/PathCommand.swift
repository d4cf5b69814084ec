import ArgumentParser
import Attribution
import Inventory
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
              awsdrops path --src app-1 --dst db-1:5432 --journey
              awsdrops path --src app-1 --dst db-1:5432 --with fixes.txt
              awsdrops path --src app-1 --dst db-1:5432 --against before/
              awsdrops path --src app-1 --dst db-1:5432 --with plan.json
              awsdrops path --src app-1 --dst db-1:5432 --flow-logs logs/
              awsdrops path --src app-1 --dst 1.1.1.1:443 --mtu 9001 --keepalive 300
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

    @Flag(help: "Follow one packet through the layers, hop by hop, to the other socket and back, or to where it dies.")
    var journey = false

    @Option(
        name: .customLong("with"),
        help: """
            Answer for the network as it would be after the changes of a file: AWS CLI commands, one a line, a JSON or YAML list \
            of them, or a plan from terraform show -json. Shows before and after.
            """)
    var edits: String?

    @Option(help: "An older snapshot: answer for it too, and show before and after; repeatable.")
    var against: [String] = []

    @Flag(
        help: """
            Ask Reachability Analyzer the same question and show both answers side by side. Live accounts only; it costs \
            money, so awsdrops asks first.
            """)
    var crossCheck = false

    @Flag(help: "Do not ask before --cross-check spends money.")
    var yes = false

    @OptionGroup(title: "Evidence of flow logs")
    var logOptions: PathLogOptions

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func work() async throws(Failure) -> ExitStatus {
        if explain, outputOptions.output == .json {
            throw Failure("--explain draws text; --output json holds every hop without it", .usage)
        }
        let consent = CrossCheckConsent(isGiven: yes)
        if crossCheck {
            guard input.snapshots.isEmpty else {
                throw Failure("--cross-check asks a live account, and --snapshot was given", .usage)
            }
            guard edits == nil else {
                throw Failure("--cross-check: Reachability Analyzer knows the network as it is, without --with", .usage)
            }
            try consent.check()
        } else if yes {
            throw Failure("--yes answers what --cross-check asks, and that was not given", .usage)
        }
        if !against.isEmpty, edits != nil || crossCheck {
            throw Failure("--against compares with an older snapshot; ask --with and --cross-check without it", .usage)
        }
        if !logOptions.flowLogs.isEmpty, edits != nil || !against.isEmpty {
            throw Failure("--flow-logs is about the network as it is; ask --with and --against without it", .usage)
        }
        var options = try arguments.options()
        options.followsPacket = journey
        let edits = try edits.map { file throws(Failure) in try EditArgument.read(file) }
        let targets = crossCheck ? try await input.live.targets(outputOptions) : []
        let snapshot =
            crossCheck
            ? try await input.live.snapshot(of: targets, outputOptions) : try await input.snapshot(outputOptions)
        let topology = Topology(snapshot)
        let edited = try edits.map { edits throws(Failure) in try EditArgument.apply(edits, to: snapshot) }
        let networks = [topology] + (edited.map { [Topology($0.snapshot)] } ?? [])
        options.through = try ComponentArgument.ids(options.through, "--through", in: networks)
        options.notThrough = try ComponentArgument.ids(options.notThrough, "--not-through", in: networks)
        let answer = PathEvaluator(topology).answer(try arguments.question(topology, options))
        if options.httpHost != nil || options.httpPath != nil, !meetsHTTPRules(answer) {
            outputOptions.console.note(
                "note: --http-host and --http-path are for the rules of load balancers and firewalls, and none is on the way"
            )
        }
        if !against.isEmpty {
            let older = Topology(try InputOptions.snapshot(against, outputOptions))
            let before = PathEvaluator(older).answer(try question(older, options, "--against"))
            try write(answer, topology, before: (before, older))
            return ExitStatus(answer.verdict)
        }
        guard let edited else {
            let checker = CrossChecker(targets: targets, consent: consent, console: outputOptions.console)
            let outcome = crossCheck ? try await checker.check(answer, topology) : nil
            let logs = try await logOptions.logs(of: answer, topology, input.live, outputOptions)
            try write(answer, topology, before: nil, outcome?.check, logs)
            if let failure = outcome?.failure { throw failure }
            return ExitStatus(answer.verdict)
        }
        for note in edited.notes { outputOptions.console.note("note: \(note)") }
        let changed = networks[networks.count - 1]
        let after = PathEvaluator(changed).answer(try arguments.question(changed, options))
        try write(after, changed, before: (answer, topology))
        return ExitStatus(after.verdict)
    }

    /// The question about another network, where an end may be missing: the failure then says in which.
    private func question(
        _ topology: Topology, _ options: QuestionOptions, _ option: String
    ) throws(Failure) -> Question {
        do throws(Failure) {
            return try arguments.question(topology, options)
        } catch {
            throw Failure("\(option): \(error.message)", error.status)
        }
    }

    private func write(
        _ answer: Answer, _ topology: Topology, before: (answer: Answer, topology: Topology)?,
        _ check: CrossCheck? = nil, _ logs: PathLogs? = nil
    ) throws(Failure) {
        switch outputOptions.output {
        case .json:
            let document = PathReport.json(answer, before: before?.answer, crossCheck: check, logs: logs)
            try outputOptions.console.write(document.encodedString() + "\n")
        case .text:
            let text = PathText(answer, topology: topology, style: outputOptions.style)
            let now = before.map {
                PathText($0.answer, topology: $0.topology, style: outputOptions.style).summary(title: "Before")
                    + "\nAfter\n"
            }
            try outputOptions.console.write(
                (now ?? "") + text.rendered(explaining: explain, crossCheck: check, logs: logs))
        }
    }

    private func meetsHTTPRules(_ answer: Answer) -> Bool {
        answer.ways.contains { way in
            way.forwardHops.contains { $0.kind == .loadBalancer || $0.kind == .networkFirewall }
        }
    }
}
