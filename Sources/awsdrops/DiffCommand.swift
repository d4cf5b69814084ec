import ArgumentParser
import Audit
import Findings
import Inventory
import JSONText
import NetworkSets
import Reporting
import Topology

/// `awsdrops diff`: what became reachable or unreachable between two snapshots, and which edits did it.
struct DiffCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tells what became reachable or unreachable between two snapshots, and which edits did it.",
        discussion: """
            EXAMPLES
              awsdrops diff before/ after/
              awsdrops diff before/ after/ --protocol tcp --fail-on warning
              awsdrops diff before/ after/ --output json

            Every pair of hosts, load balancers, endpoints, sites and the internet that
            an edit may concern is asked in both snapshots, for TCP, UDP and echo
            requests. Edits that change nothing are called neutral.
            """)

    @Argument(help: "The older snapshot: a directory or file of AWS CLI output.")
    var old: String

    @Argument(help: "The newer snapshot.")
    var new: String

    @Option(name: .customLong("protocol"), help: "Ask this protocol only: tcp, udp, icmp or a number.")
    var protocolName: String?

    @Option(help: "The least level that makes the exit status 1. (values: info, warning, error)")
    var failOn: Severity = .error

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func work() async throws(Failure) -> ExitStatus {
        let services = try ServiceArgument.services(protocolName)
        let older = Topology(try InputOptions.snapshot([old], outputOptions))
        let newer = Topology(try InputOptions.snapshot([new], outputOptions))
        let diff = NetworkDiff(from: older, to: newer, services: services)
        switch outputOptions.output {
        case .json: try outputOptions.console.write(DiffReport.json(diff).encodedString() + "\n")
        case .text:
            let text = DiffText(diff, old: older, new: newer, style: outputOptions.style)
            try outputOptions.console.write(text.rendered())
        }
        return diff.findings.contains { $0.severity >= failOn } ? .refused : .success
    }
}
