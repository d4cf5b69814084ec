import Inventory
import NetworkSets
import Topology

/// Where anything in some snapshots tells addresses apart, and which hosts it names.
///
/// Two addresses between the same borders are treated alike by every block that occurs anywhere. Kinds that are few are searched
/// whole, field by field, so that a kind that is added later cannot be forgotten: a cut too many costs time, one too few a
/// wrong answer.
struct AddressBorders {
    private let ipv4: [UInt128]
    private let ipv6: [UInt128]
    /// The ids of instances and interfaces that routes, target groups and the like name.
    let namedIDs: Set<String>

    init(_ topologies: [Topology]) {
        var collector = Collector()
        for topology in topologies { collector.add(topology.snapshot) }
        ipv4 = collector.borders[.ipv4, default: []].sorted()
        ipv6 = collector.borders[.ipv6, default: []].sorted()
        namedIDs = collector.ids
    }

    /// The stretch in which an address lies.
    func atom(of address: IPAddress) -> Int {
        let borders = address.family == .ipv4 ? ipv4 : ipv6
        var (low, high) = (0, borders.count)
        while low < high {
            let middle = low + (high - low) / 2
            if borders[middle] > address.bits { high = middle } else { low = middle + 1 }
        }
        return low
    }

    private struct Collector {
        var borders: [AddressFamily: Set<UInt128>] = [:]
        var ids: Set<String> = []

        /// Lists that are long and read below, or say nothing about packets.
        private static let apart: Set = [
            "vpcs", "subnets", "routeTables", "networkACLs", "securityGroups", "networkInterfaces", "instances",
            "instanceTypes", "addresses", "functions", "databaseInstances", "databaseClusters", "warehouseClusters",
            "containerTasks",
            "vpcOrigins", "vpcSightings", "warnings", "refusals",
        ]

        mutating func add(_ snapshot: Snapshot) {
            snapshot.vpcs.byID.values.forEach { $0.blocks.forEach { add($0) } }
            snapshot.subnets.byID.values.forEach { $0.blocks.forEach { add($0) } }
            for table in snapshot.routeTables.byID.values {
                for route in table.routes {
                    if case .block(let block) = route.destination { add(block) }
                    if case .resource(let id) = route.target { add(id) }
                }
            }
            for acl in snapshot.networkACLs.byID.values { acl.entries.forEach { add($0.block) } }
            for group in snapshot.securityGroups.byID.values {
                for rule in group.ingress + group.egress {
                    if case .block(let block) = rule.peer { add(block) }
                }
            }
            for child in Mirror(reflecting: snapshot).children where !Self.apart.contains(child.label ?? "") {
                search(child.value, depth: 0)
            }
        }

        mutating func add(_ block: CIDRBlock) {
            borders[block.family, default: []].insert(block.bounds.lowerBound)
            if block.bounds.upperBound < .max { borders[block.family, default: []].insert(block.bounds.upperBound + 1) }
        }

        private mutating func search(_ value: Any, depth: Int) {
            // Resources are a few levels deep; more is none of them.
            if depth > 16 { return }
            switch value {
            case let block as CIDRBlock: add(block)
            case let address as IPAddress: add(address)
            case let text as String: add(text)
            default: for child in Mirror(reflecting: value).children { search(child.value, depth: depth + 1) }
            }
        }

        private mutating func add(_ address: IPAddress) {
            add(CIDRBlock(address))
        }

        /// The blocks, addresses and ids in a text, such as a rule of a firewall.
        private mutating func add(_ text: String) {
            for word in text.split(whereSeparator: { !Self.isOfWord($0) }) {
                let word = String(word)
                if word.hasPrefix("i-") || word.hasPrefix("eni-") {
                    ids.insert(word)
                } else if let block = try? CIDRBlock(word) {
                    add(block)
                } else if let address = try? IPAddress(word) {
                    add(address)
                } else {
                    // A range, `10.0.0.1-10.0.0.9`.
                    for part in word.split(separator: "-") {
                        if let address = try? IPAddress(String(part)) { add(address) }
                    }
                }
            }
        }

        private static func isOfWord(_ character: Character) -> Bool {
            character.isASCII && (character.isLetter || character.isNumber || ".:/-".contains(character))
        }
    }
}
