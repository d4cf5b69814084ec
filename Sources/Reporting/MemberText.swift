import Audit
import Topology

/// The members of a set of an intent in words.
struct MemberText {
    let topology: Topology

    /// The most members named one by one.
    private static let mostMembers = 4

    func text(_ members: [IntentMember]) -> String {
        let names = members.prefix(Self.mostMembers).map(name).joined(separator: ", ")
        let rest = members.count - Self.mostMembers
        return rest > 0 ? "\(names) and \(rest) more like these" : names
    }

    private func name(_ member: IntentMember) -> String {
        guard case .end(let end) = member else { return SafeText.printable(member.id) }
        return EndClassText(topologies: [topology]).name(end)
    }
}
