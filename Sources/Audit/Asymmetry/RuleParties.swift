import Inventory
import NetworkSets
import Reachability
import Topology

/// The hosts that rules of groups are about, ready to be found by group and by address.
struct RuleParties {
    /// A host: one of a kind, or one of two.
    struct Party {
        let interface: NetworkInterface
        /// Whether connections start there.
        let opens: Bool
        /// Whether connections end there.
        let takes: Bool
        /// Stands for its set of groups.
        let groupSet: Int
    }

    let all: [Party]
    private let byGroup: [String: [Int]]
    private let byAddress: [AddressFamily: [(bits: UInt128, index: Int)]]

    init(_ classes: [String: [(class: InterfaceClass, members: [NetworkInterface])]]) {
        var sets: [[String]: Int] = [:]
        var all: [Party] = []
        for entry in classes.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
            let set = sets[entry.class.groups] ?? sets.count
            sets[entry.class.groups] = set
            // Two of a kind, so that hosts of one kind are asked about each other.
            all += entry.members.prefix(2).map { interface in
                // Nodes of load balancers open connections too: to their targets.
                var isNode = false
                if case .node = SenderKind(interface) { isNode = true }
                return Party(
                    interface: interface, opens: isNode || entry.class.role.isClient, takes: entry.class.role.isServer,
                    groupSet: set)
            }
        }
        self.all = all
        var byGroup: [String: [Int]] = [:]
        var byAddress: [AddressFamily: [(bits: UInt128, index: Int)]] = [:]
        for (index, party) in all.enumerated() {
            for id in Set(party.interface.groupIDs) { byGroup[id, default: []].append(index) }
            for family in AddressFamily.allCases {
                guard let address = party.interface.address(family) else { continue }
                byAddress[family, default: []].append((address.bits, index))
            }
        }
        self.byGroup = byGroup
        self.byAddress = byAddress.mapValues { $0.sorted { ($0.bits, $0.index) < ($1.bits, $1.index) } }
    }

    /// The members of a group.
    func members(ofGroup id: String) -> [Party] { (byGroup[id] ?? []).map { all[$0] } }

    /// The peers of a rule that have an address of a family; all where the addresses that are meant are not known.
    func peers(of rule: GroupRule, _ family: AddressFamily) -> [Party] {
        if case .group(let reference) = rule.rule.peer {
            return members(ofGroup: reference.groupID).filter { $0.interface.address(family) != nil }
        }
        let sorted = byAddress[family] ?? []
        guard let boxes = rule.current else { return sorted.map { all[$0.index] } }
        var indices: Set<Int> = []
        for box in boxes where box.family == family {
            var place = Self.first(in: sorted, from: box.addresses.lowerBound)
            while place < sorted.count, sorted[place].bits <= box.addresses.upperBound {
                indices.insert(sorted[place].index)
                place += 1
            }
        }
        return indices.sorted().map { all[$0] }
    }

    private static func first(in sorted: [(bits: UInt128, index: Int)], from bits: UInt128) -> Int {
        var (low, high) = (0, sorted.count)
        while low < high {
            let middle = low + (high - low) / 2
            if sorted[middle].bits < bits { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
