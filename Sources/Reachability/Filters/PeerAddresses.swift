import Findings
import Inventory
import NetworkSets
import Topology

/// The addresses the peer of a group rule stands for.
struct PeerAddresses {
    /// Addresses that are certainly meant.
    var known: IntervalSet<UInt128>
    /// Addresses that may be meant.
    var unknown = IntervalSet<UInt128>()
    /// Why they are not known.
    var gap: Gap?
    /// The name of what is not known, where it has one.
    var code: FindingCode?
}

/// Resolves the peers of group rules for one interface.
struct PeerResolver {
    let traffic: Traffic
    let interface: NetworkInterface

    private var topology: Topology { traffic.topology }
    private var family: AddressFamily { traffic.question.family }
    /// The transit gateways the packets came through.
    private let crossing: TransitGatewayCrossing?
    /// The core network they came through.
    private let coreNetwork: CoreNetworkCrossing?

    init(traffic: Traffic, interface: NetworkInterface) {
        self.traffic = traffic
        self.interface = interface
        crossing = TransitGatewayCrossing(traffic)
        coreNetwork = CoreNetworkCrossing(traffic)
    }

    /// The addresses of a peer.
    ///
    /// - Parameter farEnd: The far addresses of the packets judged: a single one needs no list of all members of a group.
    func addresses(of peer: SecurityGroupRule.Peer, farEnd: AddressSet) -> PeerAddresses {
        switch peer {
        case .block(let block):
            PeerAddresses(known: block.family == family ? IntervalSet(block.bounds) : IntervalSet())
        case .prefixList(let id): prefixList(id)
        // What comes through an inspecting endpoint has lost the groups of its sender (VPC guide, security group rules).
        case .group where traffic.inspectingEndpoint != nil: PeerAddresses(known: IntervalSet())
        case .group(let reference): members(of: reference, farEnd: farEnd)
        }
    }

    private func prefixList(_ id: String) -> PeerAddresses {
        guard let blocks = topology.snapshot.prefixLists[id]?.blocks else {
            let gap =
                traffic.plannedGap(id)
                ?? traffic.gap(
                    "ec2:GetManagedPrefixListEntries", "the entries of prefix list \(id) are not in the snapshot")
            return PeerAddresses(known: IntervalSet(), unknown: .full, gap: gap)
        }
        return PeerAddresses(known: AddressSet(blocks)[family])
    }

    private func members(of reference: GroupReference, farEnd: AddressSet) -> PeerAddresses {
        if let leg = traffic.question.leg, leg.keepsClient, interface.id != leg.node.interface.id {
            // Through a network load balancer that keeps the client's address, the load balancer's own groups count and the
            // client's do not (NLB guide, security groups).
            let isOwn = leg.node.interface.groupIDs.contains(reference.groupID)
            return PeerAddresses(known: isOwn ? .full : IntervalSet())
        }
        let known: IntervalSet<UInt128>
        if let single = farEnd.singleAddress {
            let holders = topology.interfaces(holding: single)
            known = holders.contains { isMember($0, of: reference) } ? farEnd[family] : IntervalSet()
        } else {
            let members = topology.interfaces(inGroup: reference.groupID).filter { isMember($0, of: reference) }
            known = IntervalSet(members.flatMap { $0.heldAddresses[family].ranges })
        }
        guard let doubt = doubt(about: reference, farEnd) else { return PeerAddresses(known: known) }
        return PeerAddresses(
            known: known, unknown: doubt.addresses.subtracting(known), gap: doubt.gap, code: doubt.code)
    }

    /// Whether an interface carries the group and the reference reaches its VPC: the same one, or one peered in the same
    /// region (security-group guide, referencing; VPC peering guide).
    private func isMember(_ member: NetworkInterface, of reference: GroupReference) -> Bool {
        guard member.groupIDs.contains(reference.groupID) else { return false }
        if member.vpcID == interface.vpcID { return true }
        if let crossing { return crossing.unknownGateway == nil && crossing.loss == nil }
        if let coreNetwork { return coreNetwork.keepsReferences == true }
        return topology.snapshot.peeringConnections.byID.values.contains { connection in
            connection.farSide(from: interface.vpcID)?.vpcID == member.vpcID && connection.status == "active"
                && connection.isWithinOneRegion != false
        }
    }

    /// Members that the snapshot does not show: those of a VPC that is not in it, or of an incomplete list of interfaces.
    private func doubt(
        about reference: GroupReference, _ farEnd: AddressSet
    ) -> (addresses: IntervalSet<UInt128>, gap: Gap, code: FindingCode?)? {
        let snapshot = topology.snapshot
        let connection = reference.peeringConnectionID.flatMap { snapshot.peeringConnections[$0] }
        let vpcID =
            snapshot.securityGroups[reference.groupID]?.vpcID ?? reference.vpcID
            ?? connection?.farSide(from: interface.vpcID)?.vpcID
        if let vpcID, vpcID != interface.vpcID, snapshot.vpcs[vpcID] == nil {
            let side = snapshot.peeringConnections.byID.values
                .compactMap { $0.farSide(from: interface.vpcID) }.first { $0.vpcID == vpcID }
            // Of a connection that is not active yet the blocks of the other side are not told.
            let blocks = side?.blocks ?? []
            let addresses = blocks.isEmpty ? AddressSet.all(family) : AddressSet(blocks)
            let gap = traffic.gap(
                vpcID, "the members of \(reference.groupID) are in \(vpcID), which is not in the snapshot")
            return (addresses[family].intersection(addressesOfUnknownHolders(farEnd)), gap, .unknownPeeredGroups)
        }
        // The members of a group are in its VPC's region.
        let knowsMembers =
            vpcID.map { topology.provesAbsence(\.networkInterfaces, inVPC: $0) }
            ?? snapshot.networkInterfaces.provesAbsence
        if !knowsMembers {
            let gap = traffic.gap(
                "ec2:DescribeNetworkInterfaces", "who is in \(reference.groupID) is not known without all interfaces")
            return (addressesOfUnknownHolders(farEnd), gap, nil)
        }
        if let gatewayID = crossing?.unknownGateway {
            let gap = traffic.gap(
                "ec2:DescribeTransitGateways", "whether \(gatewayID) lets group rules match across it is not known")
            return (membersBeyond(reference), gap, nil)
        }
        if let coreNetwork {
            guard coreNetwork.keepsReferences == nil else { return nil }
            let gap = traffic.gap(
                "networkmanager:GetCoreNetworkPolicy",
                "whether group rules match across the core network is not known")
            return (membersBeyond(reference), gap, nil)
        }
        if crossing == nil, !topology.provesAbsence(\.peeringConnections, inVPC: interface.vpcID) {
            let beyond = membersBeyond(reference)
            if beyond.isEmpty { return nil }
            let gap = traffic.gap(
                "ec2:DescribeVpcPeeringConnections",
                "whether \(interface.vpcID) is peered with the VPC of members of \(reference.groupID) is not known")
            return (beyond, gap, nil)
        }
        return nil
    }

    /// The addresses of members in other VPCs that the reference is not known to reach.
    private func membersBeyond(_ reference: GroupReference) -> IntervalSet<UInt128> {
        let beyond = topology.interfaces(inGroup: reference.groupID).filter {
            $0.vpcID != interface.vpcID && !isMember($0, of: reference)
        }
        return IntervalSet(beyond.flatMap { $0.heldAddresses[family].ranges })
    }

    /// Addresses whose holder is not known: those of interfaces that are, are in no other group than these say.
    private func addressesOfUnknownHolders(_ farEnd: AddressSet) -> IntervalSet<UInt128> {
        if let single = farEnd.singleAddress, topology.interface(holding: single, inVPC: interface.vpcID) != nil {
            return IntervalSet()
        }
        let known = topology.snapshot.networkInterfaces.byID.values.lazy
            .filter { $0.vpcID == interface.vpcID }.flatMap { $0.heldAddresses[family].ranges }
        return AddressSet.all(family)[family].subtracting(IntervalSet(known))
    }
}
