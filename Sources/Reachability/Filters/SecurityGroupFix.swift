import Findings
import NetworkSets

/// The narrowest group rules that let packets pass.
struct SecurityGroupFix {
    let groupIDs: [String]
    let isEgress: Bool

    /// One command that adds the rules to the first group; any of the groups would do, since their rules add up.
    func fixes(opening packets: FlowSet) -> [Fix] {
        guard let group = groupIDs.first else { return [] }
        let needs = FilterNeed.needs(of: packets, farEndIsDestination: isEgress)
        guard let first = needs.first else { return [] }
        let what = needs.map(\.description).prefix(3).joined(separator: ", ")
        let verb = isEgress ? "authorize-security-group-egress" : "authorize-security-group-ingress"
        let permissions = needs.prefix(Self.mostRules).map { SecurityGroupPermissionText($0).quoted }
            .joined(separator: " ")
        return [
            Fix(
                "Allow \(what) in \(group).\(first.caveat)",
                command: "aws ec2 \(verb) --group-id \(group) --ip-permissions \(permissions)")
        ]
    }

    /// More rules than this in one suggestion help nobody.
    private static let mostRules = 8
}
