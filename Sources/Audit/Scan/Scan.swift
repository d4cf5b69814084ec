public import Findings
import Inventory
public import Topology

/// Every question at once: what in a snapshot is contradictory or superfluous.
public struct Scan: Sendable {
    /// What was found, the most harmful first.
    public let findings: [Finding]
    /// What would be needed to say more: lists that are missing or incomplete, and what questions met that is not known.
    public let gaps: [Gap]

    /// Scans a snapshot.
    ///
    /// - Parameters:
    ///   - topology: The snapshot, joined.
    ///   - vpcID: The only VPC to look at; nil for all.
    public init(_ topology: Topology, vpcID: String? = nil) {
        let snapshot = topology.snapshot
        let acls = snapshot.networkACLs.byID.values.sorted { $0.id < $1.id }
        var findings = acls.flatMap { NetworkACLLint(acl: $0, topology: topology).findings() }
        findings += SecurityGroupLint(topology).findings()
        findings += RoutingLint(topology: topology).findings()
        var met: Set<Gap> = []
        findings += LostReplies(topology: topology).findings(gaps: &met)
        findings += ExposureAudit(topology: topology).findings(gaps: &met)
        if let vpcID {
            findings = findings.filter { finding in
                Self.vpcIDs(of: finding.component, snapshot).contains(vpcID)
            }
        }
        let lists = Self.gaps(snapshot)
        let others = met.filter { gap in !lists.contains { $0.what == gap.what } }
        gaps = lists + others.sorted { ($0.what, $0.why) < ($1.what, $1.why) }
        // Stable: findings of one weight stay in the order of their components.
        self.findings = findings.enumerated().sorted {
            ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
        }.map(\.element)
    }

    /// The VPCs a component is of.
    private static func vpcIDs(of id: String, _ snapshot: Snapshot) -> [String] {
        if let connection = snapshot.peeringConnections[id] {
            return [connection.requester.vpcID, connection.accepter.vpcID]
        }
        let vpcID =
            snapshot.networkACLs[id]?.vpcID ?? snapshot.securityGroups[id]?.vpcID ?? snapshot.routeTables[id]?.vpcID
            ?? snapshot.subnets[id]?.vpcID ?? snapshot.networkInterfaces[id]?.vpcID
        return vpcID.map { [$0] } ?? snapshot.internetGateways[id]?.attachments.map(\.vpcID) ?? []
    }

    /// The lists without which a scan says less.
    private static func gaps(_ snapshot: Snapshot) -> [Gap] {
        let lists: [(what: String, isWhole: Bool, why: String)] = [
            ("ec2:DescribeNetworkAcls", snapshot.networkACLs.provesAbsence, "network ACLs"),
            ("ec2:DescribeSecurityGroups", snapshot.securityGroups.provesAbsence, "security groups"),
            ("ec2:DescribeNetworkInterfaces", snapshot.networkInterfaces.provesAbsence, "network interfaces"),
            ("ec2:DescribeSubnets", snapshot.subnets.provesAbsence, "subnets"),
        ]
        return lists.filter { !$0.isWhole }.map {
            Gap(
                what: $0.what, why: "not all \($0.why) are in the snapshot, so what depends on them was not judged",
                matters: true)
        }
    }
}
