import FlowLogs
import Inventory
import NetworkSets
import Topology

/// Where a flow was judged: at which interface, and which way it went.
struct FlowPlace: Sendable {
    let interface: NetworkInterface
    let isEgress: Bool

    /// Why the place of a flow is not known.
    struct Unknown: Error {
        let reason: String
    }

    /// The place of a flow between two addresses: the interface that the record names, or the one that holds an address.
    init(_ interfaceID: String?, from source: IPAddress, to destination: IPAddress, _ topology: Topology)
        throws(Unknown)
    {
        if let interfaceID {
            guard let interface = topology.snapshot.networkInterfaces[interfaceID] else {
                throw Unknown(
                    reason: "\(interfaceID) is not in the snapshot: deleted since, or of another account or region")
            }
            self.interface = interface
            let held = interface.heldAddresses
            if held.contains(destination) {
                isEgress = false
            } else if held.contains(source) {
                isEgress = true
            } else {
                throw Unknown(reason: "\(interfaceID) holds neither address in the snapshot")
            }
            return
        }
        let (sources, destinations) = (topology.interfaces(holding: source), topology.interfaces(holding: destination))
        switch (sources.count, destinations.count) {
        case (0, 1): (interface, isEgress) = (destinations[0], false)
        case (1, 0): (interface, isEgress) = (sources[0], true)
        case (0, 0): throw Unknown(reason: "no interface of the snapshot holds either address")
        default:
            throw Unknown(
                reason: "the records do not name the interface, and more than one may have judged the packets")
        }
    }

    /// Whether an address is that of a neighbour in the subnet, whose packets no ACL sees (VPC guide, network ACLs).
    func isNeighbour(_ address: IPAddress, _ topology: Topology) -> Bool {
        topology.snapshot.subnets[interface.subnetID]?.blocks.contains { $0.contains(address) } ?? false
    }
}

/// An interface is told by its id alone: its other fields take long to compare, and places are looked up for every flow.
extension FlowPlace: Hashable {
    static func == (left: FlowPlace, right: FlowPlace) -> Bool {
        left.isEgress == right.isEgress && left.interface.id == right.interface.id
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(interface.id)
        hasher.combine(isEgress)
    }
}
