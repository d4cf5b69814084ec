import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

extension NetworkACLLint {
    func finding(
        _ code: FindingCode, _ severity: Severity, _ row: NetworkACLRow, _ isEgress: Bool, _ what: String,
        evidence: [String], fix: Fix?
    ) -> Finding {
        Finding(
            code: code, severity: severity, direction: nil, component: acl.id,
            message: "\(isEgress ? "Outbound" : "Inbound") \(row.entry.row) of \(acl.id) \(what).",
            evidence: evidence.map { "\(acl.id), \(isEgress ? "outbound" : "inbound"): \($0)" },
            fixes: fix.map { [$0] } ?? [])
    }

    func irrelevant(_ row: NetworkACLRow, _ isEgress: Bool) -> Finding {
        let why =
            row.match.family == .ipv6
                && topology.snapshot.vpcs[acl.vpcID]?.blocks.contains { $0.family == .ipv6 } == false
            ? "can match nothing: \(acl.vpcID) has no IPv6 addresses"
            : "can match nothing: its far end lies in \(acl.subnetIDs.joined(separator: ", ")), the only subnet behind "
                + "the ACL, and packets inside a subnet do not meet it"
        return finding(
            .networkACLIrrelevant, .warning, row, isEgress, why, evidence: [], fix: deletion(row, isEgress))
    }

    /// The removal of a row that decides nothing of its own.
    func deletion(_ row: NetworkACLRow, _ isEgress: Bool) -> Fix {
        Fix(
            "Delete rule \(row.entry.ruleNumber). Safe: no decision changes.",
            command: "aws ec2 delete-network-acl-entry --network-acl-id \(acl.id) "
                + "\(isEgress ? "--egress" : "--ingress") --rule-number \(row.entry.ruleNumber)")
    }

    /// The row put before those that overrule it; the old one is then masked and can go.
    func move(_ row: NetworkACLRow, before earlier: [NetworkACLRow], _ isEgress: Bool) -> Fix {
        let used = Set(acl.entries(egress: isEgress).map(\.ruleNumber))
        let first =
            earlier.filter { $0.entry.isAllow != row.entry.isAllow && $0.match.overlaps(row.match) }
            .map(\.entry.ruleNumber).min() ?? row.entry.ruleNumber
        guard let number = (1..<max(first, 1)).last(where: { !used.contains($0) }) else {
            return Fix(
                "If rule \(row.entry.ruleNumber) is meant to decide, renumber the rows so that it comes before rule "
                    + "\(first); else delete it, which changes no decision.")
        }
        return Fix(
            "If rule \(row.entry.ruleNumber) is meant to decide, put it before rule \(first), as rule \(number); else "
                + "delete it, which changes no decision.",
            command: NetworkACLEntryCommand(acl: acl.id, copying: row.entry, number: number).text)
    }

    func text(_ boxes: [RuleBox], _ isEgress: Bool) -> String {
        let shown = boxes.prefix(3).map { $0.text(isEgress: isEgress) }.joined(separator: "; ")
        return boxes.count > 3 ? "\(shown); and \(boxes.count - 3) more parts" : shown
    }

    /// The ACL filters nothing.
    var unused: Finding {
        Finding(
            code: .networkACLUnused, severity: .info, direction: nil, component: acl.id,
            message: "\(acl.id) is associated with no subnet.", evidence: ["no association"])
    }

    /// Nothing can be put between the rows any more.
    func numbering(_ isEgress: Bool) -> [Finding] {
        let numbers = Set(acl.entries(egress: isEgress).map(\.ruleNumber)).filter {
            $0 < NetworkACLEntry.lastRuleNumber
        }
        guard let last = numbers.max(), last > 1, numbers.count == last else { return [] }
        return [
            Finding(
                code: .networkACLNumbersUsedUp, severity: .info, direction: nil, component: acl.id,
                message: "The \(isEgress ? "outbound" : "inbound") rows of \(acl.id) leave no number free before rule "
                    + "\(last): a new row can only come after all.",
                evidence: ["rules 1 to \(last) all exist"],
                fixes: [Fix("Renumber the rows in steps of 10 or 100.")])
        ]
    }
}
