import NetworkSets

/// Members of a set that everything treats alike, so that one of them stands for all.
struct IntentGroup {
    /// The members, in order of their ids.
    let members: [IntentMember]
    /// The address families that are meant.
    let families: Set<AddressFamily>
    private let owners: Set<NetworkEnd>

    init(members: [IntentMember], families: Set<AddressFamily>) {
        self.members = members
        self.families = families
        owners = Set(members.compactMap(\.owner))
    }

    /// How many pairs of different ends there are.
    func pairs(with other: IntentGroup) -> Int {
        members.count * other.members.count - owners.intersection(other.owners).count
    }

    /// Two different ends that stand for the pairs; nil where there are none.
    func pair(with other: IntentGroup) -> (IntentMember, IntentMember)? {
        for first in members.prefix(2) {
            let second = other.members.first { $0.owner == nil || $0.owner != first.owner }
            if let second { return (first, second) }
        }
        return nil
    }
}
