import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// What is wrong inside one network ACL: rows that never decide, rows that could go, gaps.
///
/// A row is redundant if the ACL decides the same without it. Pairs of rows do not show that: several rows may cover one
/// together, and the fixed last row denies all the rest.
struct NetworkACLLint {
    let acl: NetworkACL
    let topology: Topology

    /// Every finding, by direction, family and row.
    func findings() -> [Finding] {
        var findings: [Finding] = []
        for isEgress in [false, true] {
            for family in AddressFamily.allCases {
                let rows = NetworkACLRow.rows(of: acl, isEgress: isEgress, family: family)
                for index in rows.indices { findings += order(rows, index, isEgress) }
                findings += rows.filter { isIrrelevant($0) }.map { irrelevant($0, isEgress) }
            }
            findings += numbering(isEgress)
        }
        findings += halves()
        if acl.subnetIDs.isEmpty { findings.append(unused) }
        return findings
    }

    /// What the order of rows does to one of them.
    private func order(_ rows: [NetworkACLRow], _ index: Int, _ isEgress: Bool) -> [Finding] {
        let row = rows[index]
        let earlier = rows[..<index]
        if row.effective.isEmpty { return [neverDecides(row, Array(earlier), isEgress)] }
        var findings: [Finding] = []
        if isRedundantForward(rows, index) {
            findings.append(
                finding(
                    .networkACLForwardRedundant, .warning, row, isEgress,
                    "decides nothing that a later row would not decide the same way",
                    evidence: [], fix: deletion(row, isEgress)))
        }
        if !row.opposed.isEmpty {
            findings.append(
                finding(
                    .networkACLPartlyShadowed, .info, row, isEgress,
                    "is overruled in part by earlier rows: \(text(row.opposed, isEgress))",
                    evidence: opposing(row, Array(earlier)).map(\.entry.row), fix: nil))
        }
        return findings + pairs(row, Array(earlier), isEgress)
    }

    private func neverDecides(_ row: NetworkACLRow, _ earlier: [NetworkACLRow], _ isEgress: Bool) -> Finding {
        let opposing = opposing(row, earlier).map(\.entry.row)
        if row.opposed.isEmpty {
            let candidates = earlier.enumerated().map { (index: $0, boxes: $1.effective) }
            let cover = RuleCover(of: [row.match], by: candidates)?.indices.sorted() ?? []
            return finding(
                .networkACLMasked, .warning, row, isEgress,
                "never decides: earlier rows of the same action match all it matches",
                evidence: cover.map { earlier[$0].entry.row }, fix: deletion(row, isEgress))
        }
        if [row.match].subtracting(row.opposed).isEmpty {
            return finding(
                .networkACLShadowed, .error, row, isEgress,
                "never decides: earlier rows do the opposite with all it matches", evidence: opposing,
                fix: move(row, before: earlier, isEgress))
        }
        return finding(
            .networkACLShadowedMixed, .error, row, isEgress,
            "never decides: earlier rows match all it matches, and do the opposite with "
                + text(row.opposed, isEgress),
            evidence: opposing, fix: move(row, before: earlier, isEgress))
    }

    /// Two rows of different action that meet: the exception before the rule, or an overlap where only order decides.
    private func pairs(_ row: NetworkACLRow, _ earlier: [NetworkACLRow], _ isEgress: Bool) -> [Finding] {
        earlier.filter { $0.entry.isAllow != row.entry.isAllow && $0.match.overlaps(row.match) }.compactMap { other in
            if other.match.contains(row.match) { return nil }
            if row.match.contains(other.match) {
                return finding(
                    .networkACLGeneralises, .info, row, isEgress, "is the general row after an exception",
                    evidence: [other.entry.row], fix: nil)
            }
            guard let overlap = other.match.intersection(row.match) else { return nil }
            return finding(
                .networkACLCorrelated, .info, row, isEgress,
                "and an earlier row overlap, and only their order decides over \(overlap.text(isEgress: isEgress))",
                evidence: [other.entry.row], fix: nil)
        }
    }

    private func opposing(_ row: NetworkACLRow, _ earlier: [NetworkACLRow]) -> [NetworkACLRow] {
        earlier.filter { other in
            other.entry.isAllow != row.entry.isAllow && other.effective.contains { $0.overlaps(row.match) }
        }
    }

    /// Whether for all a row decides the first later match, or the fixed last row, has the same action.
    private func isRedundantForward(_ rows: [NetworkACLRow], _ index: Int) -> Bool {
        var rest = rows[index].effective
        let action = rows[index].entry.isAllow
        for later in rows[(index + 1)...] {
            if later.entry.isAllow != action, rest.contains(where: { $0.overlaps(later.match) }) { return false }
            rest = rest.subtracting([later.match])
            if rest.isEmpty { return true }
        }
        return !action
    }

    /// Whether no packet that crosses this ACL can have such a far end.
    private func isIrrelevant(_ row: NetworkACLRow) -> Bool {
        let subnets = acl.subnetIDs.compactMap { topology.snapshot.subnets[$0] }
        guard !subnets.isEmpty, subnets.count == acl.subnetIDs.count else { return false }
        if row.match.family == .ipv6, let vpc = topology.snapshot.vpcs[acl.vpcID],
            vpc.blocks.allSatisfy({ $0.family == .ipv4 })
        {
            return true
        }
        // ACLs filter at the edge of a subnet: a packet from it to itself never meets its ACL.
        return subnets.count == 1 && subnets[0].blocks.contains { $0.contains(row.entry.block) }
    }
}
