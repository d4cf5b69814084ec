import Inventory
public import Topology

/// Ends that everything treats alike, so that one of them stands for all: hosts of one subnet with the same groups and settings,
/// whose addresses nothing tells apart. Every other end is a class of its own.
public struct EndClass: Sendable, Hashable {
    /// The members, in order of their ids.
    public let members: [NetworkEnd]

    private struct MarkedKeys: Hashable {
        let keys: [EndKeys.Key?]
        let mark: String?
    }

    /// The classes of the ends of several snapshots, such as an older and a newer one: alike in each of them.
    ///
    /// - Parameters:
    ///   - apart: Ends that have a class of their own whatever they are like.
    ///   - marks: Ends that are alike only those with the same mark.
    public static func classes(
        of topologies: [Topology], apart: Set<NetworkEnd> = [], marks: [NetworkEnd: String] = [:]
    ) -> [EndClass] {
        let borders = AddressBorders(topologies)
        let keys = topologies.map { EndKeys($0, borders) }
        var ends: [NetworkEnd] = []
        var seen: Set<NetworkEnd> = []
        for topology in topologies {
            for end in NetworkEnd.all(of: topology) where seen.insert(end).inserted { ends.append(end) }
        }
        var places: [MarkedKeys: Int] = [:]
        var classes: [[NetworkEnd]] = []
        for end in ends {
            guard case .interface(let id) = end, !apart.contains(end) else {
                classes.append([end])
                continue
            }
            let key = MarkedKeys(keys: keys.map { $0.key(ofInterface: id) }, mark: marks[end])
            if let place = places[key] {
                classes[place].append(end)
            } else {
                places[key] = classes.count
                classes.append([end])
            }
        }
        return classes.map { EndClass(members: $0.sorted { $0.id < $1.id }) }
    }
}
