import Audit
import Findings
import Inventory
import Topology

extension FlowsCommand {
    /// Prints the commands that would switch on what is missing, each below the reason for it.
    func printEnabling() async throws(Failure) -> ExitStatus {
        let topology = Topology(try await snapshot())
        let console = outputOptions.console
        guard topology.snapshot.flowLogs.isPresent else {
            throw Failure("which flow logs there are is not known: the snapshot has no describe-flow-logs", .noInput)
        }
        let wanted = Set(filterOptions.vpc)
        let unknown = wanted.filter { topology.snapshot.vpcs[$0] == nil }.sorted()
        guard unknown.isEmpty else {
            throw Failure("--vpc \(unknown.joined(separator: ", ")): no such VPC in what was read", .usage)
        }
        var gaps: Set<Gap> = []
        let findings = FlowLogAudit(topology: topology).findings(gaps: &gaps).filter {
            wanted.isEmpty || wanted.contains($0.component)
        }
        for gap in gaps.map(\.why).sorted() { console.note("warning: \(gap)") }
        for finding in findings {
            try console.write("# \(finding.code): \(finding.message)\n")
            for command in finding.fixes.compactMap(\.command) { try console.write("\(command)\n") }
        }
        if findings.isEmpty, gaps.isEmpty {
            console.note(
                "nothing is missing: the flow logs of \(wanted.isEmpty ? "every VPC with hosts" : "these VPCs") tell all"
            )
        } else if findings.contains(where: { $0.fixes.contains { $0.command?.contains("<bucket-arn>") == true } }) {
            console.note("note: put the ARN of a bucket, arn:aws:s3:::NAME/FOLDER, in place of <bucket-arn>")
        }
        return .success
    }
}
