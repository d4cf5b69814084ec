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
    private let parties: RuleParties
    private let vpcAddresses: AddressSet
    private let ways: FarWays

    init(_ topology: Topology, _ classes: [String: [(class: InterfaceClass, members: [NetworkInterface])]]) {
        self.topology = topology
        rules = GroupRules(topology)
        services = PairServices(topology, rules)
        parties = RuleParties(classes)
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
        let owners = parties.members(ofGroup: group).filter { rule.isEgress ? $0.opens : $0.takes }
        if owners.isEmpty { return nil }
        let vpcs = Set(owners.map(\.interface.vpcID))
        let all = ServiceSet(rule.services)
        var use = Use()
        var isMet = false
        var openers: [Int: Bool] = [:]
        for family in AddressFamily.allCases {
            let holders = owners.filter { $0.interface.address(family) != nil }.map(\.interface)
            for peer in parties.peers(of: rule, family) where rule.isEgress ? peer.takes : peer.opens {
                let others = holders.filter { $0.id != peer.interface.id }
                if others.isEmpty { continue }
                isMet = true
                use.peers.formUnion(peer.interface.groupIDs)
                let mayOpen = openers[peer.groupSet] ?? mayOpen(peer.interface, rule)
                openers[peer.groupSet] = mayOpen
                // Whoever of them asks, it changes nothing any more.
                if !mayOpen, use.byACLs == all, use.isConnected, vpcs == [peer.interface.vpcID] { continue }
                for owner in others {
                    if use.byBoth == all, use.byACLs == all { return use }
                    add(rule, all, owner, peer.interface, mayOpen, family, to: &use)
                }
            }
        }
        return isMet ? use : nil
    }

    /// Whether the groups of a peer have a rule that may meet a rule of the other end.
    private func mayOpen(_ peer: NetworkInterface, _ rule: GroupRule) -> Bool {
        if !peer.listsGroups || peer.groupIDs.isEmpty { return true }
        return peer.groupIDs.contains { id in
            topology.snapshot.securityGroups[id] == nil
                || rules.rules(of: id, isEgress: !rule.isEgress).contains { $0.services.overlaps(rule.services) }
        }
    }

    private func add(
        _ rule: GroupRule, _ all: ServiceSet, _ owner: NetworkInterface, _ peer: NetworkInterface, _ mayOpen: Bool,
        _ family: AddressFamily, to use: inout Use
    ) {
        let (from, to) = rule.isEgress ? (owner, peer) : (peer, owner)
        switch ways.existence(from: from, to: to, family, .tcp) {
        case .open: use.isConnected = true
        case .none: return
        case .unknown:
            // It may be of full use there.
            (use.byGroups, use.byACLs, use.byBoth, use.isConnected) = (all, all, all, true)
            return
        }
        if !mayOpen, use.byACLs == all { return }
        let groups =
            mayOpen
            ? services.groups(of: peer, isEgress: !rule.isEgress, peer: owner, family).intersection(all) : ServiceSet()
        let acls = services.networkACLs(from: from, to: to, family).intersection(all)
        use.byGroups = use.byGroups.union(groups)
        use.byACLs = use.byACLs.union(acls)
        use.byBoth = use.byBoth.union(groups.intersection(acls))
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
}
