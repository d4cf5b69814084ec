import Inventory
import NetworkSets
import Reachability

/// The rulings of the filters that flows met, each asked for once.
struct RulingBook: Sendable {
    /// A place, and the kind of packets that are ruled about there.
    struct Key: Hashable, Sendable {
        let place: FlowPlace
        let name: InternetProtocol
        let family: AddressFamily

        init(_ place: FlowPlace, _ name: InternetProtocol, _ family: AddressFamily) {
            self.place = place
            self.name = name
            self.family = family
        }

        /// Every packet of the kind.
        fileprivate var all: FlowSet { FlowSet(FlowBox(family: family, protocols: IntervalSet(name.rawValue))) }
    }

    /// What the ACL hangs on: interfaces of one subnet share it.
    private struct SubnetKey: Hashable {
        let subnetID: String
        let isEgress: Bool
        let name: InternetProtocol
        let family: AddressFamily

        init(_ key: Key) {
            subnetID = key.place.interface.subnetID
            isEgress = key.place.isEgress
            name = key.name
            family = key.family
        }
    }

    /// More flows than this at one place are ruled about with all other packets: their union would be dearer.
    private static let mostBoxes = 64

    private let rulings: [Key: FilterRulings]

    /// Asks the filters about the flows of each place.
    init(_ flows: [Key: [FlowBox]], _ filters: InterfaceFilters) {
        let places = flows.map { $0 }
        let groups = places.mappedConcurrently { key, boxes in
            let packets = boxes.count > Self.mostBoxes ? key.all : FlowSet(boxes)
            return filters.groups(of: key.place.interface, isEgress: key.place.isEgress, packets, key.name)
        }
        var networkACLs: [SubnetKey: InterfaceFilters.Filter?] = [:]
        var rulings: [Key: FilterRulings] = [:]
        for ((key, _), groups) in zip(places, groups) {
            let subnet = SubnetKey(key)
            let acl =
                networkACLs[subnet]
                ?? filters.networkACL(of: key.place.interface, isEgress: key.place.isEgress, key.all, key.name)
            networkACLs[subnet] = .some(acl)
            rulings[key] = FilterRulings(acl: acl, groups: groups)
        }
        self.rulings = rulings
    }

    /// The rulings at a place that was asked about; nil for others.
    subscript(key: Key) -> FilterRulings? { rulings[key] }
}
