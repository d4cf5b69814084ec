import Findings
import Inventory
import NetworkSets
import Reachability
import Topology

/// Rules of groups that open half a way: the other end does not (ASY-5), or the ACLs between do not (ASY-6, SG-DEADL).
///
/// Only rules whose peers all are in the snapshot are judged: of others it cannot be known.
struct OneSidedRules {
    let topology: Topology
    let rules: GroupRules
    let services: PairServices
    private let classes: [NetworkInterface]
    private let vpcAddresses: AddressSet
    private let ways: FarWays

    init(_ topology: Topology) {
        self.topology = topology
        rules = GroupRules(topology)
        services = PairServices(topology, rules)
        classes = InterfaceClass.classes(of: topology).sorted { $0.key < $1.key }.flatMap { $0.value }.flatMap {
            entry in
            // Two of a kind, so that hosts of one kind are asked about each other.
            entry.members.prefix(2)
        }
        vpcAddresses = topology.addressesOfAllVPCs
        ways = FarWays(topology)
    }

    /// What is left of a rule's services at each filter.
    struct Use {
        /// What the groups of the other end let pass too.
        var byGroups = ServiceSet()
        /// What the ACLs between let pass, whatever the groups say.
        var byACLs = ServiceSet()
        /// What both let pass.
        var byBoth = ServiceSet()
        /// The ACLs that drop something of what the groups let pass.
        var acls: Set<String> = []
        /// Groups of the ends that were looked at.
        var peers: Set<String> = []
        /// Whether a way leads to some of the ends.
        var isConnected = false
    }

    /// A finding for each rule that opens less than it says.
    func findings() -> [Finding] {
        topology.snapshot.securityGroups.byID.keys.sorted().flatMap { id in
            [false, true].flatMap { isEgress in
                rules.rules(of: id, isEgress: isEgress).flatMap { rule -> [Finding] in
                    use(of: rule, group: id).map { findings(rule, id, $0) } ?? []
                }
            }
        }
    }

    /// The use of a rule; nil where nobody is there to use it, or its peers may be elsewhere or were not all read.
    func use(of rule: GroupRule, group: String) -> Use? {
        guard isInside(rule), topology.knowsMembers(ofGroup: group) else { return nil }
        let owners = classes.filter { interface in
            interface.groupIDs.contains(group) && (rule.isEgress ? opens(interface) : takes(interface))
        }
        if owners.isEmpty { return nil }
        var use = Use()
        var isMet = false
        let all = ServiceSet(rule.services)
        for family in AddressFamily.allCases {
            let peers = classes.filter { peer in
                guard rule.isEgress ? takes(peer) : opens(peer), let address = peer.address(family) else {
                    return false
                }
                return PairServices.matches(rule, peer, address)
            }
            for owner in owners where owner.address(family) != nil {
                for peer in peers where peer.id != owner.id {
                    isMet = true
                    if use.byBoth == all, use.byACLs == all { return use }
                    add(rule, all, owner, peer, family, to: &use)
                }
            }
        }
        return isMet ? use : nil
    }

    private func add(
        _ rule: GroupRule, _ all: ServiceSet, _ owner: NetworkInterface, _ peer: NetworkInterface,
        _ family: AddressFamily, to use: inout Use
    ) {
        let (from, to) = rule.isEgress ? (owner, peer) : (peer, owner)
        switch ways.existence(from: from, to: to, family) {
        case .open: use.isConnected = true
        case .none: return
        case .unknown:
            // It may be of full use there.
            (use.byGroups, use.byACLs, use.byBoth, use.isConnected) = (all, all, all, true)
            return
        }
        let groups = services.groups(of: peer, isEgress: !rule.isEgress, peer: owner, family).intersection(all)
        let acls = services.networkACLs(from: from, to: to, family).intersection(all)
        use.byGroups = use.byGroups.union(groups)
        use.byACLs = use.byACLs.union(acls)
        use.byBoth = use.byBoth.union(groups.intersection(acls))
        use.peers.formUnion(peer.groupIDs)
        if !groups.isSubset(of: acls) {
            use.acls.formUnion([from, to].compactMap { topology.networkACL(ofSubnet: $0.subnetID)?.id })
        }
    }

    /// Whether every peer of a rule is in the snapshot.
    private func isInside(_ rule: GroupRule) -> Bool {
        switch rule.rule.peer {
        case .group(let reference):
            return topology.snapshot.securityGroups[reference.groupID] != nil
                && topology.knowsMembers(ofGroup: reference.groupID)
        case .block(let block): return isInside(AddressSet(block))
        case .prefixList:
            return rule.current?.allSatisfy { box in
                isInside(AddressSet(family: box.family, ranges: IntervalSet(box.addresses)))
            } ?? false
        }
    }

    private func isInside(_ addresses: AddressSet) -> Bool {
        addresses.isSubset(of: vpcAddresses) && topology.knowsHolders(of: addresses)
    }

    /// Nodes of load balancers open connections too: to their targets.
    private func opens(_ interface: NetworkInterface) -> Bool {
        if case .node = SenderKind(interface) { return true }
        return InterfaceRole(interface, topology).isClient
    }

    private func takes(_ interface: NetworkInterface) -> Bool { InterfaceRole(interface, topology).isServer }
}
