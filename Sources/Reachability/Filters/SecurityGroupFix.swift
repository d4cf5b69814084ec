import Findings
import NetworkSets

/// The narrowest group rules that let packets pass.
struct SecurityGroupFix {
    let groupIDs: [String]
    let isEgress: Bool
    /// The group to name as peer in place of addresses.
    var peerGroupID: String?

    /// One command that adds the rules to the first group; any of the groups would do, since their rules add up.
    func fixes(opening packets: FlowSet) -> [Fix] {
        guard let group = groupIDs.first else { return [] }
        var needs = FilterNeed.needs(of: packets, farEndIsDestination: isEgress)
        if peerGroupID != nil {
            // One rule names all peers, so that one need of each service is enough.
            needs = needs.enumerated().filter { index, need in
                !needs[..<index].contains { $0.isSameService(as: need) }
            }.map(\.element)
        }
        guard let first = needs.first else { return [] }
        let what = needs.map { peerGroupID.map($0.description(from:)) ?? $0.description }.prefix(3)
            .joined(separator: ", ")
        let verb = isEgress ? "authorize-security-group-egress" : "authorize-security-group-ingress"
        let permissions = needs.prefix(Self.mostRules).map {
            SecurityGroupPermissionText($0, peerGroupID: peerGroupID).quoted
        }
        .joined(separator: " ")
        return [
            Fix(
                "Allow \(what) in \(group).\(peerGroupID == nil ? first.caveat : "")",
                command: "aws ec2 \(verb) --group-id \(group) --ip-permissions \(permissions)")
        ]
    }

    /// More rules than this in one suggestion help nobody.
    private static let mostRules = 8
}
