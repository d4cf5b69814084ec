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
        let classes = InterfaceClass.classes(of: topology)
        var met: Set<Gap> = []
        var notes = WayNotes()
        let oneSided = OneSidedRules(topology, classes)
        findings += LostReplies(topology, classes, oneSided.services).findings(gaps: &met, notes: &notes)
        findings += oneSided.findings()
        findings += PeerDrift(topology: topology, rules: oneSided.rules).findings()
        findings += FamilyGaps(topology: topology, classes: classes, services: oneSided.services).findings()
        findings += ExposureAudit(topology: topology).findings(gaps: &met, notes: &notes)
        findings += EgressAudit(topology: topology).findings(gaps: &met, notes: &notes)
        findings += BalancerAudit(topology: topology).findings(gaps: &met)
        findings += notes.findings + FlowLogAudit(topology: topology).findings(gaps: &met)
        if let vpcID {
            findings = findings.filter { finding in
                FindingPlaces(of: finding.component, in: topology).vpcIDs.contains(vpcID)
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
