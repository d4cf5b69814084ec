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
              awsdrops scan --write-baseline known.json; awsdrops scan --baseline known.json
              awsdrops scan --group-by tag:Team

            It asks about every host, rule and route at once. Findings that are no fault (level
            info) are counted; --all prints them, and each row of those told together.

            Findings that are meant so, in .awsdrops.yaml:

              suppressions:
                - code: SG-EXPO
                  resource: sg-0abc*         (id, ARN or name; * stands for anything)
                  reason: the public web site
                  owner: web team
                  expires: 2027-01-31        (optional)
            """)

    @Option(name: .customLong("vpc"), help: "Look at this VPC only.")
    var vpcID: String?

    @Option(help: "The codes to report, separated by commas; awsdrops explain --all lists them.")
    var only: String?

    @Option(help: "The least level that makes the exit status 1. (values: info, warning, error)")
    var failOn: Severity = .error

    @Flag(help: "Print findings of level info too.")
    var all = false

    @Option(
        help: ArgumentHelp(
            "Put findings together by \(FindingGrouping.words.joined(separator: ", ")), in text and JSON.",
            valueName: "what"))
    var groupBy: String?

    @OptionGroup(title: "What is known")
    var measures: ScanMeasures

    @OptionGroup(title: "Source of the configuration")
    var input: InputOptions

    @OptionGroup(title: "Output")
    var outputOptions: ScanOutputOptions

    func work() async throws(Failure) -> ExitStatus {
        let grouping = try grouping()
        var measures = try measures.measures(isWhole: vpcID == nil)
        measures.codes = try codes()
        let topology = Topology(try await input.snapshot(outputOptions, reading: CollectionPlan.scanned))
        if let vpcID, topology.snapshot.vpcs[vpcID] == nil {
            let known = topology.snapshot.vpcs.byID.keys.sorted().joined(separator: ", ")
            throw Failure("--vpc: no VPC \"\(vpcID)\"; there is \(known.isEmpty ? "none" : known)", .usage)
        }
        let scan = Scan(topology, vpcID: vpcID)
        let listing = ScanListing(scan, topology, measures)
        try self.measures.write(listing)
        try outputOptions.console.write(text(listing, scan, topology, grouping))
        if self.measures.writeBaseline != nil { return .success }
        return listing.reported.contains { $0.finding.severity >= failOn } ? .refused : .success
    }

    private func text(
        _ listing: ScanListing, _ scan: Scan, _ topology: Topology, _ grouping: FindingGrouping?
    ) -> String {
        switch outputOptions.output {
        case .json:
            let groups = grouping?.groups(listing.reported, in: topology)
            return ScanReport.json(listing, scan.gaps, groups: groups).encodedString() + "\n"
        case .sarif:
            let log = ScanSARIF.json(
                listing, version: Version.current, hasBaseline: measures.baseline != nil)
            return log.encodedString() + "\n"
        case .markdown: return ScanListingText.markdown(listing)
        case .csv: return ScanListingText.csv(listing)
        case .junit: return ScanJUnit.xml(listing, scan.gaps, failOn: failOn)
        case .text:
            return ScanText(listing, gaps: scan.gaps, topology: topology, style: outputOptions.style)
                .rendered(all: all || only != nil, grouping: grouping)
        }
    }

    private func grouping() throws(Failure) -> FindingGrouping? {
        guard let groupBy else { return nil }
        if let grouping = FindingGrouping(groupBy) { return grouping }
        throw Failure(
            "--group-by: \"\(groupBy)\" is none of \(FindingGrouping.words.joined(separator: ", "))", .usage)
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
