import Findings
import Inventory
import NetworkSets
import Topology

/// What a subnet's route table should do with packets, seen from where their destination is: another VPC of the snapshot that
/// peering connections or transit gateways lead to.
struct RouteWanted {
    let table: RouteTable
    let subnet: Subnet
    let selection: RouteSelection
    let topology: Topology

    /// A row that leads to the destination's VPC and covers other addresses only; nil where there is none.
    func routeForOthers(_ packets: FlowSet) -> RouteCandidate? {
        guard let targets = targets(for: packets) else { return nil }
        return selection.candidates.first { leads($0, to: targets) && !covers($0, packets) }
    }

    /// The loss of packets by a row that wins over one to their VPC, and leads to where they certainly cannot be; nil where the
    /// row may deliver them.
    func misrouted(_ packets: FlowSet, _ winner: RouteCandidate) -> Blocker? {
        guard case .resource(let id) = winner.route.target, !winner.route.isDead, strands(packets, id),
            let targets = targets(for: packets), !targets.contains(id),
            let loser = selection.candidates.first(where: { leads($0, to: targets) && covers($0, packets) })
        else { return nil }
        let isNarrower = loser.block != winner.block
        return Blocker(
            code: isNarrower ? .moreSpecificRoute : .higherPriorityRoute, component: table.id,
            message: "In \(table.id) the \(winner.text) wins over the \(loser.text), and leads to where "
                + "\(FlowText.addresses(packets.destinations)) is not.",
            evidence: [
                "\(table.id): \(winner.text) wins, by \(isNarrower ? "the longer prefix" : "its higher rank")",
                "\(table.id): \(loser.text) loses",
            ],
            fixes: [
                Fix(
                    "Remove the route that wins.",
                    command: "aws ec2 delete-route --route-table-id \(table.id) \(winner.route.destinationOption)")
            ])
    }

    /// The components that lead to the VPC that holds all destinations; nil where no single other VPC holds them.
    private func targets(for packets: FlowSet) -> Set<String>? {
        guard let address = packets.destinations.blocks.first?.first else { return nil }
        let holders = topology.interfaces(holding: address).map(\.vpcID)
        let far = topology.vpcs(containing: address).filter { holders.isEmpty || holders.contains($0.id) }
        guard far.count == 1, far[0].id != subnet.vpcID,
            packets.destinations.isSubset(of: AddressSet(far[0].blocks))
        else { return nil }
        let peerings = topology.snapshot.peeringConnections.byID.values.filter {
            $0.status == "active" && $0.farSide(from: subnet.vpcID)?.vpcID == far[0].id
        }
        let own = Set(topology.attachments(ofVPC: subnet.vpcID).map(\.gatewayID))
        let shared = topology.attachments(ofVPC: far[0].id).map(\.gatewayID).filter(own.contains)
        return Set(peerings.map(\.id) + shared)
    }

    private func leads(_ candidate: RouteCandidate, to targets: Set<String>) -> Bool {
        guard case .resource(let id) = candidate.route.target else { return false }
        return candidate.route.state == "active" && targets.contains(id)
    }

    private func covers(_ candidate: RouteCandidate, _ packets: FlowSet) -> Bool {
        !packets.restricted(toDestination: IntervalSet(candidate.block.bounds)).isEmpty
    }

    /// Whether a component certainly does not deliver packets: a peering with a VPC that has none of the destinations, and an
    /// internet gateway for private ones.
    private func strands(_ packets: FlowSet, _ id: String) -> Bool {
        switch id.prefix(while: { $0 != "-" }) {
        case "igw": return packets.destinations.isSubset(of: AddressSpace.notPublic)
        case "pcx":
            guard let side = topology.snapshot.peeringConnections[id]?.farSide(from: subnet.vpcID),
                let vpc = topology.snapshot.vpcs[side.vpcID]
            else { return false }
            return packets.destinations.isDisjoint(with: AddressSet(vpc.blocks))
        default: return false
        }
    }
}
