import ArgumentParser
import Findings
import HostEvidence
import JSONText
import Reporting

/// `awsdrops host`: what a Linux host drops, and why.
struct HostCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "host",
        abstract: "Tells what a Linux host drops, and why, from its saved counters.",
        discussion: """
            EXAMPLES
              awsdrops host bundle/
              awsdrops host bundle/ --output json --fail-on warning

            A bundle is a folder of files named after what they hold: snmp, netstat,
            softnet_stat, dev and nf_conntrack_stat of /proc/net, and the output of
            commands: ss_tinmoa, tc_s_qdisc, sysctl, conntrack_S, ethtool_S_eth0.
            Two looks some seconds apart, in before/ and after/, tell what happens now.
            """)

    @Argument(help: "The folder.")
    var bundle: String

    @Option(help: "The least level that makes the exit status 1. (values: info, warning, error)")
    var failOn: Severity = .error

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func work() async throws(Failure) -> ExitStatus {
        let found: (change: HostChange, unread: [String])
        do throws(HostError) {
            found = try BundleReader.read(bundle)
        } catch {
            throw Failure(error.description, .noInput)
        }
        if !found.unread.isEmpty {
            outputOptions.console.note(
                "note: this version reads nothing of \(Set(found.unread).sorted().joined(separator: ", "))")
        }
        let findings = HostDiagnosis.findings(found.change)
        switch outputOptions.output {
        case .json: try outputOptions.console.write(HostReport.json(found.change, findings).encodedString() + "\n")
        case .text: try outputOptions.console.write(HostReport.text(found.change, findings, style: outputOptions.style))
        }
        return findings.contains { $0.severity >= failOn } ? .refused : .success
    }
}
