import Findings
import Inventory
import NetworkSets

/// The narrowest ACL entries that let packets pass.
struct NetworkACLFix {
    let acl: NetworkACL
    let isEgress: Bool

    /// More entries than this are no fix a person would apply: an ACL holds 20 by default (VPC quotas).
    private static let mostEntries = 4

    /// Commands that put entries before the one that refuses.
    func fixes(opening packets: FlowSet, before ruleNumber: Int) -> [Fix] {
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
                    command: command(need, number)))
        }
        return fixes
    }

    private func command(_ need: FilterNeed, _ number: Int) -> String {
        var words = [
            "aws ec2 create-network-acl-entry --network-acl-id \(acl.id)", isEgress ? "--egress" : "--ingress",
            "--rule-number \(number) --protocol \(need.protocol.map { "\($0.rawValue)" } ?? "-1") --rule-action allow",
            need.block.family == .ipv4 ? "--cidr-block \(need.block)" : "--ipv6-cidr-block \(need.block)",
        ]
        if let ports = need.ports { words.append("--port-range From=\(ports.lowerBound),To=\(ports.upperBound)") }
        if need.protocol?.isICMP == true {
            words.append("--icmp-type-code Code=\(need.icmpCode ?? -1),Type=\(need.icmpType ?? -1)")
        }
        return words.joined(separator: " ")
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
