import Findings
import Inventory
import Topology

/// VPCs of which nobody could say later what was rejected: without flow logs, or with logs that say too little.
struct FlowLogAudit {
    let topology: Topology

    /// Without these a REJECT cannot be laid to a group or an ACL: which interface refused, in which direction, and whether
    /// the packet opened a connection or was a reply.
    private static let needed = ["interface-id", "flow-direction", "tcp-flags", "pkt-srcaddr", "pkt-dstaddr"]

    private static let format =
        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} "
        + "${start} ${end} ${action} ${log-status} ${vpc-id} ${subnet-id} ${instance-id} ${tcp-flags} ${type} ${pkt-srcaddr} "
        + "${pkt-dstaddr} ${flow-direction} ${traffic-path} ${reject-reason}"

    /// One finding for each VPC with hosts, where the list of flow logs is there.
    func findings() -> [Finding] {
        let snapshot = topology.snapshot
        guard snapshot.flowLogs.provesAbsence else { return [] }
        let used = Set(snapshot.networkInterfaces.byID.values.map(\.vpcID))
        return snapshot.vpcs.byID.values.filter { used.contains($0.id) }.sorted { $0.id < $1.id }.compactMap {
            finding($0)
        }
    }

    private func finding(_ vpc: Vpc) -> Finding? {
        let subnets = Set(
            topology.snapshot.networkInterfaces.byID.values.filter { $0.vpcID == vpc.id }.map(\.subnetID))
        let all = topology.snapshot.flowLogs.byID.values.sorted { $0.id < $1.id }
        let rejects = all.filter { $0.trafficType != "ACCEPT" }
        if !covers(rejects, vpc, subnets) {
            let covered = rejects.compactMap(\.resourceID).filter { subnets.contains($0) }
            return Finding(
                code: .flowLogsMissing, severity: .warning, direction: nil, component: vpc.id,
                message: "Rejected packets are not logged in \(covered.isEmpty ? "" : "all of ")\(vpc.id).",
                evidence: Set(covered).sorted().map { "logged: \($0)" }, fixes: [creation(vpc, traffic: "ALL")])
        }
        let clear = rejects.filter { log in Self.needed.allSatisfy { log.format?.contains("${\($0)}") == true } }
        if !covers(clear, vpc, subnets) {
            let missing = Self.needed.filter { field in
                rejects.contains { $0.format?.contains("${\(field)}") != true }
            }
            return Finding(
                code: .flowLogsCoarse, severity: .info, direction: nil, component: vpc.id,
                message: "The flow logs of \(vpc.id) do not tell whether a group or an ACL rejected a packet.",
                evidence: rejects.filter { isOf($0, vpc, subnets) }.map(\.id)
                    + ["missing: \(missing.joined(separator: ", "))"],
                fixes: [creation(vpc, traffic: "ALL")])
        }
        let whole = clear.filter { $0.trafficType != "REJECT" }
        guard !covers(whole, vpc, subnets) else { return nil }
        return Finding(
            code: .flowLogsRejectOnly, severity: .info, direction: nil, component: vpc.id,
            message: "The flow logs of \(vpc.id) hold rejected packets only.",
            evidence: rejects.filter { isOf($0, vpc, subnets) }.map(\.id) + [
                "whether a rejected packet was a reply, and whether others of the connection passed, is not in them"
            ], fixes: [creation(vpc, traffic: "ALL")])
    }

    private func isOf(_ log: FlowLog, _ vpc: Vpc, _ subnets: Set<String>) -> Bool {
        log.resourceID == vpc.id || log.resourceID.map(subnets.contains) == true
    }

    /// Whether logs hold all of a VPC: by itself, or by its subnets with hosts.
    private func covers(_ logs: [FlowLog], _ vpc: Vpc, _ subnets: Set<String>) -> Bool {
        let resources = Set(logs.compactMap(\.resourceID))
        return resources.contains(vpc.id) || subnets.isSubset(of: resources)
    }

    private func creation(_ vpc: Vpc, traffic: String) -> Fix {
        Fix(
            "Log all packets with the fields that tell what rejected them.",
            command: "aws ec2 create-flow-logs --resource-type VPC --resource-ids \(vpc.id) --traffic-type \(traffic) "
                + "--log-destination-type s3 --log-destination <bucket-arn> --max-aggregation-interval 60 "
                + "--log-format '\(Self.format)'")
    }
}
