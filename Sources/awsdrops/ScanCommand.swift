public import ArgumentParser
import Audit
public import Findings
import Inventory
import JSONText
import Reporting
import Topology

/// `awsdrops scan`: what in a VPC or account contradicts itself, is superfluous, or opens half a way.
struct ScanCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Finds what in a network contradicts itself: rows that never decide, half-open services, dead rules.",
        discussion: """
            EXAMPLES
              awsdrops scan --snapshot dump/
              awsdrops scan --vpc vpc-0abc --fail-on warning
              awsdrops scan --snapshot dump/ --only NA-HALF,NA-SHADOW --output json

            It looks at network ACLs, security groups and route tables. Findings that are
            no fault (level info) are counted; --all prints them.
            """)

    @Option(name: .customLong("vpc"), help: "Look at this VPC only.")
    var vpcID: String?

    @Option(help: "The codes to report, separated by commas; awsdrops explain --all lists them.")
    var only: String?

    @Option(help: "The least level that makes the exit status 1. (values: info, warning, error)")
    var failOn: Severity = .error

    @Flag(help: "Print findings of level info too.")
    var all = false

    @OptionGroup(title: "Source of the configuration")
    var input: InputOptions

    @OptionGroup(title: "Output")
    var outputOptions: OutputOptions

    func work() async throws(Failure) -> ExitStatus {
        let codes = try codes()
        let topology = Topology(try await input.snapshot(outputOptions))
        if let vpcID, topology.snapshot.vpcs[vpcID] == nil {
            let known = topology.snapshot.vpcs.byID.keys.sorted().joined(separator: ", ")
            throw Failure("--vpc: no VPC \"\(vpcID)\"; there is \(known.isEmpty ? "none" : known)", .usage)
        }
        let scan = Scan(topology, vpcID: vpcID)
        let findings = codes.map { codes in scan.findings.filter { codes.contains($0.code) } } ?? scan.findings
        switch outputOptions.output {
        case .json: try outputOptions.console.write(ScanReport.json(findings, scan.gaps).encodedString() + "\n")
        case .text:
            let text = ScanText(findings, gaps: scan.gaps, topology: topology, style: outputOptions.style)
            try outputOptions.console.write(text.rendered(all: all || codes != nil))
        }
        return findings.contains { $0.severity >= failOn } ? .refused : .success
    }

    private func codes() throws(Failure) -> Set<FindingCode>? {
        guard let only else { return nil }
        var codes: Set<FindingCode> = []
        for word in only.split(separator: ",", omittingEmptySubsequences: false) {
            let code = FindingCode(rawValue: word.uppercased())
            guard code.explanation != nil else {
                throw Failure("--only: \"\(word)\" is no code of awsdrops; awsdrops explain --all lists them", .usage)
            }
            codes.insert(code)
        }
        return codes
    }
}

extension Severity: ExpressibleByArgument {}
