import ArgumentParser
import Findings
import JSONText
import PacketCapture
import Reporting
import Topology

/// `awsdrops capture`: what a packet capture says about the drops.
struct CaptureCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "capture",
        abstract: "Tells what a packet capture says about drops: causes first, with the frames that prove them.",
        discussion: """
            EXAMPLES
              awsdrops capture trace.pcap
              awsdrops capture trace.pcapng.gz --port 5432 --connection 3
              awsdrops capture client.pcap server.pcap --output json
              awsdrops capture client.pcap --snapshot dump/
              tcpdump -i any -s 128 -w - tcp or icmp | awsdrops capture -

            Files are pcap or pcapng, plain, gzip or zstd. Several files that follow one
            another in time, as tcpdump -C writes them, are read as one; files of the same
            time are places of capture of their own, and connections seen at two are joined.
            """)

    @Argument(help: "Capture files, or - for standard input.")
    var files: [String]

    @OptionGroup(title: "Which connections")
    var filter: CaptureFilterOptions

    @Option(help: "Draw this connection as a sequence diagram; numbers are those of tcp.stream in Wireshark.")
    var connection: Int?

    @Option(help: "How many connections to list; JSON holds all.")
    var top: Int?

    @Option(
        name: .customLong("snapshot"),
        help:
            "A directory or file of AWS CLI output; repeatable. Each SYN without an answer is put to it: rule, or host?"
    )
    var snapshots: [String] = []

    @Option(help: "The least level that makes the exit status 1. (values: info, warning, error)")
    var failOn: Severity = .error

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func validate() throws {
        if let top, top < 1 { throw ValidationError("--top \(top): expected a number from 1 on.") }
        if let connection, connection < 0 {
            throw ValidationError("--connection \(connection): expected a number from 0 on.")
        }
        if connection != nil, files.count > 1 {
            throw ValidationError("--connection draws a connection of one file; \(files.count) are given.")
        }
        if files.count(where: { $0 == "-" }) > 1 { throw ValidationError("Standard input can be read only once.") }
    }

    func work() async throws(Failure) -> ExitStatus {
        var options = try filter.options()
        options.followed = connection
        if files.contains("-") { PipedSource.leaveFirstInterruptToIt() }
        var answer: CaptureAnswer
        do throws(CaptureError) {
            answer = try CaptureAnswer(reading: files, options)
        } catch {
            throw Failure(error)
        }
        if let connection { return try draw(connection, answer.places[0]) }
        if !snapshots.isEmpty {
            let snapshot = try InputOptions.snapshot(snapshots, outputOptions)
            SilentSYNQuestions(Topology(snapshot)).judge(&answer)
        }
        switch outputOptions.output {
        case .json: try outputOptions.console.write(CaptureReport.json(answer).encodedString() + "\n")
        case .text: try outputOptions.console.write(CaptureText(answer, style: outputOptions.style).rendered(top: top))
        }
        return answer.findings.contains { $0.finding.severity >= failOn } ? .refused : .success
    }

    private func draw(_ number: Int, _ facts: CaptureFacts) throws(Failure) -> ExitStatus {
        if outputOptions.output == .json {
            throw Failure("--connection draws text; --output json holds every connection without it", .usage)
        }
        guard let drawing = SequenceDrawing.rendered(facts, number: number, style: outputOptions.style) else {
            throw Failure(
                "--connection \(number): the capture has no such connection that passes the filters; without --connection "
                    + "they are listed", .usage)
        }
        try outputOptions.console.write(drawing)
        return .success
    }
}
