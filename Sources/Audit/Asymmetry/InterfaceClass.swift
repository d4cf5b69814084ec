import Inventory
import NetworkSets
import Topology

/// Interfaces of one subnet that every rule treats alike: the same groups, and addresses that no rule tells apart.
struct InterfaceClass: Hashable {
    let subnetID: String
    let groups: [String]
    /// The stretch between two borders of blocks that rules name in which the address lies, of each family it has.
    let atoms: [Int?]
    /// Whether the instance's system is Windows, which decides over the client's ports; nil where there is no instance.
    let isWindows: Bool?
    /// Whether connections start or end there.
    let role: InterfaceRole

    /// The classes of every subnet with their members, the first of them standing for all.
    static func classes(of topology: Topology) -> [String: [(class: InterfaceClass, members: [NetworkInterface])]] {
        let borders = borders(topology)
        var members: [InterfaceClass: [NetworkInterface]] = [:]
        for interface in topology.snapshot.networkInterfaces.byID.values {
            let addresses = AddressFamily.allCases.map { interface.address($0) }
            guard addresses.contains(where: { $0 != nil }) else { continue }
            let role = InterfaceRole(interface, topology)
            guard role.isClient || role.isServer else { continue }
            let key = InterfaceClass(
                subnetID: interface.subnetID, groups: interface.groupIDs.sorted(),
                atoms: addresses.map { $0.map { address in borders.partitioningIndex { $0 > address.bits } } },
                isWindows: topology.instance(of: interface)?.isWindows, role: role)
            members[key, default: []].append(interface)
        }
        var bySubnet: [String: [(class: InterfaceClass, members: [NetworkInterface])]] = [:]
        for (key, interfaces) in members {
            bySubnet[key.subnetID, default: []].append((key, interfaces.sorted { $0.id < $1.id }))
        }
        return bySubnet.mapValues { $0.sorted { $0.members[0].id < $1.members[0].id } }
    }

    /// The first address of every block that a rule of a filter names, and the first behind it.
    private static func borders(_ topology: Topology) -> [UInt128] {
        var borders: Set<UInt128> = []
        func add(_ block: CIDRBlock) {
            borders.insert(block.bounds.lowerBound)
            if block.bounds.upperBound < .max { borders.insert(block.bounds.upperBound + 1) }
        }
        for acl in topology.snapshot.networkACLs.byID.values { acl.entries.forEach { add($0.block) } }
        for group in topology.snapshot.securityGroups.byID.values {
            for rule in group.ingress + group.egress {
                switch rule.peer {
                case .block(let block): add(block)
                case .prefixList(let id): topology.snapshot.prefixLists[id]?.blocks?.forEach(add)
                case .group: break
                }
            }
        }
        for table in topology.snapshot.routeTables.byID.values {
            for route in table.routes {
                if case .block(let block) = route.destination { add(block) }
            }
        }
        return borders.sorted()
    }
}

extension [UInt128] {
    /// The index of the first element for which the predicate holds; the array is sorted so that it holds for all after it.
    fileprivate func partitioningIndex(where predicate: (UInt128) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if predicate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
