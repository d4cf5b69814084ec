import Inventory
import NetworkSets
import Topology

/// Puts the ends of sets into groups that everything treats alike.
struct IntentClasses {
    /// What makes further addresses of two interfaces alike.
    private struct FurtherKey: Hashable {
        let interfaces: Int?
        let atoms: [Int]
        /// Set where the addresses differ from all others, as those with a public address do.
        let own: String?
    }

    private struct EndKey: Hashable {
        let place: Int?
        /// Set where the end is in no class, as a gateway that is asked for by its id.
        let own: NetworkEnd?
        let families: Set<AddressFamily>
    }

    private let topology: Topology
    private let borders: AddressBorders
    private var places: [NetworkEnd: Int] = [:]

    init(_ topology: Topology) {
        self.topology = topology
        borders = AddressBorders([topology])
        for (place, members) in EndClass.classes(of: [topology]).enumerated() {
            for member in members.members { places[member] = place }
        }
    }

    /// The groups of a set, in order of their first members.
    func groups(of ends: IntentEnds) -> [IntentGroup] {
        var byEnd: [EndKey: [IntentMember]] = [:]
        for (end, families) in ends.ends {
            let place = places[end]
            let key = EndKey(place: place, own: place == nil ? end : nil, families: families)
            byEnd[key, default: []].append(.end(end))
        }
        var byFurther: [FurtherKey: [IntentMember]] = [:]
        for (id, addresses) in ends.further {
            byFurther[key(addresses, ofInterface: id), default: []].append(.further(interface: id, addresses))
        }
        let known = byEnd.map { IntentGroup(members: $1.sorted { $0.id < $1.id }, families: $0.families) }
        let further = byFurther.values.map {
            IntentGroup(members: $0.sorted { $0.id < $1.id }, families: [.ipv4, .ipv6])
        }
        // Of public addresses hosts are asked by their public ones too.
        let outside = [
            ends.outside.subtracting(AddressSpace.notPublic), ends.outside.intersection(AddressSpace.notPublic),
        ].filter { !$0.isEmpty }.map { IntentGroup(members: [.outside($0)], families: [.ipv4, .ipv6]) }
        return (known + further).sorted { $0.name < $1.name } + outside
    }

    private func key(_ addresses: AddressSet, ofInterface id: String) -> FurtherKey {
        var atoms: Set<Int> = []
        var isLikeNoOther = false
        let interface = topology.snapshot.networkInterfaces[id]
        for block in addresses.blocks {
            // A block that borders cut has parts that are treated apart.
            let ends = [block.first, IPAddress(family: block.family, bits: block.bounds.upperBound)]
            let both = ends.map { borders.atom(of: $0) * 2 + ($0.family == .ipv4 ? 0 : 1) }
            if both[0] != both[1] { isLikeNoOther = true }
            atoms.formUnion(both)
            if topology.interfaces(holding: block.first).count > 1 { isLikeNoOther = true }
        }
        for entry in interface?.privateAddresses ?? [] where addresses.contains(entry.address) {
            if topology.publicMappings.publicAddress(of: entry.address, inVPC: interface?.vpcID ?? "") != nil {
                isLikeNoOther = true
            }
        }
        return FurtherKey(
            interfaces: places[.interface(id)], atoms: atoms.sorted(), own: isLikeNoOther ? id : nil)
    }
}

extension IntentGroup {
    /// What groups are put in order by.
    fileprivate var name: String { members.first?.id ?? "" }
}
