import NetworkSets
import Topology

/// What a set of an intent stands for in a snapshot.
struct IntentEnds {
    /// Ends, each in the address families that the set means. Hosts by their primary addresses.
    var ends: [NetworkEnd: Set<AddressFamily>] = [:]
    /// Further addresses of hosts: secondary ones and those of delegated blocks, by interface.
    var further: [String: AddressSet] = [:]
    /// Addresses that no host of the snapshot holds.
    var outside = AddressSet()

    var isEmpty: Bool { ends.isEmpty && further.isEmpty && outside.isEmpty }

    mutating func add(_ end: NetworkEnd, _ families: Set<AddressFamily> = [.ipv4, .ipv6]) {
        ends[end, default: []].formUnion(families)
    }

    mutating func add(_ addresses: AddressSet, ofInterface id: String) {
        if !addresses.isEmpty { further[id] = (further[id] ?? AddressSet()).union(addresses) }
    }

    mutating func add(_ other: IntentEnds) {
        for (end, families) in other.ends { add(end, families) }
        for (id, addresses) in other.further { add(addresses, ofInterface: id) }
        outside = outside.union(other.outside)
    }

    /// Takes away what another set has.
    mutating func remove(_ other: IntentEnds, in topology: Topology) {
        if !other.outside.isEmpty, let families = ends[.internet] {
            // The rest of the internet is a set of addresses like any other.
            ends[.internet] = nil
            for family in families {
                let all = AddressSpace.publicAddresses(family).subtracting(topology.addressesOfAllVPCs)
                outside = outside.union(all)
            }
        }
        if let families = other.ends[.internet] {
            for family in families { outside = outside.subtracting(AddressSpace.publicAddresses(family)) }
        }
        for (end, families) in other.ends {
            ends[end]?.subtract(families)
            if ends[end]?.isEmpty == true { ends[end] = nil }
        }
        for (id, addresses) in other.further {
            further[id] = further[id]?.subtracting(addresses)
            if further[id]?.isEmpty == true { further[id] = nil }
        }
        outside = outside.subtracting(other.outside)
    }
}
