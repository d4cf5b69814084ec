import Inventory
import NetworkSets
import Topology

/// What groups and ACLs let pass between two interfaces, as sets of services: each filter by itself.
///
/// Where a list of addresses is not known, its rule counts as matching everybody: what is said to be refused is refused.
final class PairServices {
    private let topology: Topology
    private let rules: GroupRules
    private var byGroups: [GroupKey: ServiceSet] = [:]
    private var byACL: [ACLKey: ServiceSet] = [:]
    private var rowsByACL: [String: [NetworkACLRow]] = [:]

    private struct GroupKey: Hashable {
        let groups: [String]
        let isEgress: Bool
        let peer: String
        let family: AddressFamily
    }

    private struct ACLKey: Hashable {
        let acl: String
        let isEgress: Bool
        let address: IPAddress
    }

    init(_ topology: Topology, _ rules: GroupRules) {
        self.topology = topology
        self.rules = rules
    }

    /// What the groups of an interface let out to, or in from, another one.
    func groups(
        of interface: NetworkInterface, isEgress: Bool, peer: NetworkInterface, _ family: AddressFamily
    ) -> ServiceSet {
        // Without groups, as the interface of a NAT gateway, it filters nothing.
        guard interface.listsGroups, !interface.groupIDs.isEmpty else { return .everything }
        let key = GroupKey(groups: interface.groupIDs.sorted(), isEgress: isEgress, peer: peer.id, family: family)
        if let known = byGroups[key] { return known }
        guard let address = peer.address(family) else { return ServiceSet() }
        var ranges: [ClosedRange<UInt32>] = []
        for group in key.groups {
            if topology.snapshot.securityGroups[group] == nil { return .everything }
            for rule in rules.rules(of: group, isEgress: isEgress) where Self.matches(rule, peer, address) {
                ranges.append(rule.services)
            }
        }
        let services = ServiceSet(ranges)
        byGroups[key] = services
        return services
    }

    /// Whether a rule is about an interface at an address.
    static func matches(_ rule: GroupRule, _ peer: NetworkInterface, _ address: IPAddress) -> Bool {
        if case .group(let reference) = rule.rule.peer { return peer.groupIDs.contains(reference.groupID) }
        guard let boxes = rule.current else { return true }
        return boxes.contains { $0.family == address.family && $0.addresses.contains(address.bits) }
    }

    /// What the ACLs between two interfaces let pass from one to the other; everything inside a subnet.
    func networkACLs(from source: NetworkInterface, to destination: NetworkInterface, _ family: AddressFamily)
        -> ServiceSet
    {
        guard source.subnetID != destination.subnetID, let from = source.address(family),
            let to = destination.address(family)
        else { return .everything }
        return acl(ofSubnet: source.subnetID, isEgress: true, to).intersection(
            acl(ofSubnet: destination.subnetID, isEgress: false, from))
    }

    private func acl(ofSubnet id: String, isEgress: Bool, _ address: IPAddress) -> ServiceSet {
        guard let acl = topology.networkACL(ofSubnet: id) else { return .everything }
        let key = ACLKey(acl: acl.id, isEgress: isEgress, address: address)
        if let known = byACL[key] { return known }
        let place = "\(acl.id) \(isEgress) \(address.family)"
        let rows =
            rowsByACL[place] ?? NetworkACLRow.rows(of: acl, isEgress: isEgress, family: address.family)
        rowsByACL[place] = rows
        let boxes = NetworkACLRow.allowed(by: rows).filter { $0.addresses.contains(address.bits) }
        let services = ServiceSet(boxes.map(\.services))
        byACL[key] = services
        return services
    }
}

extension NetworkInterface {
    /// The address by which an interface stands for itself in a family.
    func address(_ family: AddressFamily) -> IPAddress? {
        let primary = primaryAddress.flatMap { $0.family == family ? $0 : nil }
        return primary ?? (family == .ipv6 ? ipv6Addresses.first : nil)
    }
}
