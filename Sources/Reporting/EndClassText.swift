import Audit
import Inventory
import NetworkSets
import Topology

/// A class of ends in words, with names from the first snapshot that knows them.
struct EndClassText {
    let topologies: [Topology]

    /// The most members named one by one.
    private static let mostMembers = 4

    func text(_ ends: EndClass) -> String {
        let names = ends.members.prefix(Self.mostMembers).map(name).joined(separator: ", ")
        let rest = ends.members.count - Self.mostMembers
        return rest > 0 ? "\(names) and \(rest) more like these" : names
    }

    func name(_ end: NetworkEnd) -> String {
        if case .interface(let id) = end,
            let topology = topologies.last(where: { $0.snapshot.networkInterfaces[id] != nil }),
            let interface = topology.snapshot.networkInterfaces[id]
        {
            return SafeText.printable(topology.label(of: interface))
        }
        guard let topology = topologies.last(where: { $0.name(of: end.id) != nil || $0.balancer(end.id) != nil })
        else { return SafeText.printable(end.id) }
        return ComponentText(topology: topology).text(end.id)
    }
}
