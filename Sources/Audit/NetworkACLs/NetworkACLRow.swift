import Inventory
import NetworkSets
import Reachability

/// One row of a network ACL with what is left for it to decide once the rows before it have decided.
struct NetworkACLRow {
    let entry: NetworkACLEntry
    /// What the row matches.
    let match: RuleBox
    /// What it decides: matched by no earlier row.
    let effective: [RuleBox]
    /// What it matches, but an earlier row of the other action decides.
    let opposed: [RuleBox]

    /// The rows of one direction and family in the order of evaluation, without the fixed last one.
    static func rows(of acl: NetworkACL, isEgress: Bool, family: AddressFamily) -> [NetworkACLRow] {
        var rows: [NetworkACLRow] = []
        for entry in acl.entries(egress: isEgress)
        where entry.ruleNumber < NetworkACLEntry.lastRuleNumber && entry.block.family == family {
            guard let match = RuleBox.boxes(of: entry.box, isEgress: isEgress).first else { continue }
            rows.append(
                NetworkACLRow(
                    entry: entry, match: match, effective: [match].subtracting(rows.map(\.match)),
                    opposed: [match].intersection(
                        rows.filter { $0.entry.isAllow != entry.isAllow }.flatMap(\.effective))))
        }
        return rows
    }

    /// What the rows allow: boxes that do not overlap.
    static func allowed(by rows: [NetworkACLRow]) -> [RuleBox] {
        rows.filter(\.entry.isAllow).flatMap(\.effective)
    }
}
