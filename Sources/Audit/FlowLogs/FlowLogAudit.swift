public import Findings
import Inventory
public import Topology

/// VPCs of which nobody could say later what was rejected: without flow logs, or with logs that say too little.
public struct FlowLogAudit {
    let topology: Topology

    /// An audit of a snapshot.
    public init(topology: Topology) {
        self.topology = topology
    }

    /// Without these a REJECT cannot be laid to a group or an ACL: which interface refused, in which direction, and whether
    /// the packet opened a connection or was a reply.
    private static let needed = ["interface-id", "flow-direction", "tcp-flags", "pkt-srcaddr", "pkt-dstaddr"]

    private static let format =
        "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} ${bytes} "
        + "${start} ${end} ${action} ${log-status} ${vpc-id} ${subnet-id} ${instance-id} ${tcp-flags} ${type} ${pkt-srcaddr} "
        + "${pkt-dstaddr} ${flow-direction} ${traffic-path} ${reject-reason}"

    /// One finding for each VPC with hosts whose list of flow logs is there; the list of a VPC is that of its owner.
    public func findings(gaps: inout Set<Gap>) -> [Finding] {
        let snapshot = topology.snapshot
        guard snapshot.flowLogs.isPresent else { return [] }
        let hosts = Dictionary(grouping: snapshot.networkInterfaces.byID.values, by: \.vpcID)
        var findings: [Finding] = []
        for vpc in snapshot.vpcs.byID.values.sorted(by: { $0.id < $1.id }) {
            guard let interfaces = hosts[vpc.id] else { continue }
            if snapshot.flowLogs.provesAbsence(for: [snapshot.home(ofVPC: vpc.id)]) {
                if let finding = finding(vpc, interfaces) { findings.append(finding) }
            } else {
                gaps.insert(
                    Gap(
                        what: "ec2:DescribeFlowLogs",
                        why: "the flow logs of \(vpc.id) are not all in the snapshot, so they were not judged",
                        matters: true))
            }
        }
        return findings
    }

    private func finding(_ vpc: Vpc, _ interfaces: [NetworkInterface]) -> Finding? {
        let places = Places(vpc: vpc, interfaces)
        let all = topology.snapshot.flowLogs.byID.values.filter(places.contains).sorted { $0.id < $1.id }
        let working = all.filter { $0.deliveryFault == nil }
        let rejects = working.filter { $0.trafficType != "ACCEPT" }
        if !places.areCovered(by: rejects) {
            let covered = Set(rejects.compactMap(\.resourceID)).sorted()
            let lost = all.compactMap { log in log.deliveryFault.map { "\(log.id) of \(log.resourceID ?? ""): \($0)" } }
            return Finding(
                code: .flowLogsMissing, severity: .warning, direction: nil, component: vpc.id,
                message: "Rejected packets are not logged in \(covered.isEmpty ? "" : "all of ")\(vpc.id).",
                evidence: (covered.count > 8 ? covered.prefix(8) + ["\(covered.count - 8) more"] : covered).map {
                    "logged: \($0)"
                } + lost.map { "not delivered: \($0)" },
                fixes: lost.isEmpty
                    ? [creation(vpc, traffic: "ALL")] : [Fix("Let the flow logs named write to where they go.")])
        }
        let clear = rejects.filter { log in Self.needed.allSatisfy { log.format?.contains("${\($0)}") == true } }
        if !places.areCovered(by: clear) {
            let missing = Self.needed.filter { field in
                rejects.contains { $0.format?.contains("${\(field)}") != true }
            }
            return Finding(
                code: .flowLogsCoarse, severity: .info, direction: nil, component: vpc.id,
                message: "The flow logs of \(vpc.id) do not tell whether a group or an ACL rejected a packet.",
                evidence: rejects.map(\.id)
                    + ["missing: \(missing.joined(separator: ", "))"],
                fixes: [creation(vpc, traffic: "ALL")])
        }
        let whole = clear.filter { $0.trafficType != "REJECT" }
        guard !places.areCovered(by: whole) else { return nil }
        return Finding(
            code: .flowLogsRejectOnly, severity: .info, direction: nil, component: vpc.id,
            message: "The flow logs of \(vpc.id) hold rejected packets only.",
            evidence: rejects.map(\.id) + [
                "whether a rejected packet was a reply, and whether others of the connection passed, is not in them"
            ], fixes: [creation(vpc, traffic: "ALL")])
    }

    /// What can be logged of a VPC: itself, its subnets with hosts, its interfaces.
    private struct Places {
        let vpcID: String
        private let interfaces: [(id: String, subnetID: String)]
        private let ids: Set<String>

        init(vpc: Vpc, _ interfaces: [NetworkInterface]) {
            vpcID = vpc.id
            self.interfaces = interfaces.map { ($0.id, $0.subnetID) }
            ids = Set(interfaces.map(\.id)).union(interfaces.map(\.subnetID)).union([vpc.id])
        }

        func contains(_ log: FlowLog) -> Bool { log.resourceID.map(ids.contains) == true }

        /// Whether logs hold all of the VPC: by itself, or by the subnet or the interface of each host.
        func areCovered(by logs: [FlowLog]) -> Bool {
            let resources = Set(logs.compactMap(\.resourceID))
            return resources.contains(vpcID)
                || interfaces.allSatisfy { resources.contains($0.subnetID) || resources.contains($0.id) }
        }
    }

    private func creation(_ vpc: Vpc, traffic: String) -> Fix {
        Fix(
            "Log all packets with the fields that tell what rejected them.",
            command: "aws ec2 create-flow-logs --resource-type VPC --resource-ids \(vpc.id) --traffic-type \(traffic) "
                + "--log-destination-type s3 --log-destination \(bucket) --max-aggregation-interval 60 "
                + "--log-format '\(Self.format)'")
    }

    /// Where other flow logs of the account write to, or what stands for a bucket.
    private var bucket: String {
        topology.snapshot.flowLogs.byID.values.filter { $0.destinationType == "s3" }.sorted { $0.id < $1.id }
            .lazy.compactMap(\.destination).first ?? "<bucket-arn>"
    }
}
