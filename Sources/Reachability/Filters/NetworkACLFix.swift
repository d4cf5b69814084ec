public import Findings
public import Inventory
public import NetworkSets

/// The narrowest ACL entries that let packets pass.
public struct NetworkACLFix {
    private let acl: NetworkACL
    private let isEgress: Bool

    /// Fixes for one direction of an ACL.
    public init(acl: NetworkACL, isEgress: Bool) {
        self.acl = acl
        self.isEgress = isEgress
    }

    /// More entries than this are no fix a person would apply: an ACL holds 20 by default (VPC quotas).
    private static let mostEntries = 4

    /// Commands that put entries before the one that refuses.
    public func fixes(opening packets: FlowSet, before ruleNumber: Int) -> [Fix] {
        var used = Set(acl.entries.filter { $0.isEgress == isEgress }.map(\.ruleNumber))
        var fixes: [Fix] = []
        for need in FilterNeed.needs(of: packets, farEndIsDestination: isEgress).prefix(Self.mostEntries) {
            guard let number = freeNumber(below: ruleNumber, used) else {
                return [
                    Fix(
                        "No rule number is free before rule \(ruleNumber): renumber the entries of \(acl.id), then allow "
                            + "\(need.description).")
                ]
            }
            used.insert(number)
            fixes.append(
                Fix(
                    "Allow \(need.description) before the rule that denies it.\(need.caveat)",
                    command: NetworkACLEntryCommand(
                        acl: acl.id, isEgress: isEgress, number: number, allowing: need
                    ).text))
        }
        return fixes
    }

    /// A number that is free and comes before the refusing entry: a step of ten from its neighbour where there is room.
    private func freeNumber(below ruleNumber: Int, _ used: Set<Int>) -> Int? {
        let limit = min(ruleNumber, NetworkACLEntry.lastRuleNumber)
        let neighbour = used.filter { $0 < limit }.max() ?? 0
        for candidate in [neighbour + 10, neighbour + 1] where candidate < limit && !used.contains(candidate) {
            return candidate
        }
        return (1..<max(1, limit)).last { !used.contains($0) }
    }
}
