import Findings
import Inventory
import NetworkSets
import Topology

/// Routes that would lead packets to their destination.
struct RouteFix {
    let table: RouteTable
    let subnet: Subnet
    let traffic: Traffic

    /// More routes than this are no fix; the widest route serves instead.
    private static let mostBlocks = 4

    /// Commands that add a route for packets no row matches.
    func adding(_ packets: FlowSet) -> [Fix] {
        fixes("create-route", blocks(of: packets), packets)
    }

    /// Commands that give a dead row a working target.
    func replacing(_ candidate: RouteCandidate, _ packets: FlowSet) -> [Fix] {
        guard case .block(let block) = candidate.route.destination else {
            return [Fix("Replace the target of the route for \(candidate.route.destinationText) in \(table.id).")]
        }
        let fixes = fixes("replace-route", [block], packets)
        return fixes.isEmpty
            ? [
                Fix(
                    "Remove the dead route, so that a wider one takes over.",
                    command: "aws ec2 delete-route --route-table-id \(table.id) \(block.destinationOption)")
            ] : fixes
    }

    private func fixes(_ verb: String, _ blocks: [CIDRBlock], _ packets: FlowSet) -> [Fix] {
        guard let target = target(for: packets) else {
            return verb == "create-route"
                ? [
                    Fix(
                        "Add a route to \(FlowText.addresses(packets.destinations)) once a gateway leads there.",
                        command: blocks.first.map {
                            "aws ec2 create-route --route-table-id \(table.id) \($0.destinationOption) --gateway-id <gateway-id>"
                        })
                ] : []
        }
        return blocks.map { block in
            Fix(
                "Route \(block) to \(target.id).",
                command:
                    "aws ec2 \(verb) --route-table-id \(table.id) \(block.destinationOption) \(target.option) \(target.id)"
            )
        }
    }

    private func blocks(of packets: FlowSet) -> [CIDRBlock] {
        let family = traffic.question.family
        if let far = farVPC(of: packets) {
            return far.blocks.filter { block in
                block.family == family && !packets.restricted(toDestination: IntervalSet(block.bounds)).isEmpty
            }
        }
        let blocks = packets.destinations.blocks
        guard blocks.count > Self.mostBlocks else { return blocks }
        return [CIDRBlock(address: IPAddress(family: family, bits: 0), prefixLength: 0)].compactMap(\.self)
    }

    /// The VPC of the snapshot where the destination is, if it is another one.
    private func farVPC(of packets: FlowSet) -> Vpc? {
        guard let address = packets.destinations.blocks.first?.first else { return nil }
        return traffic.topology.vpcs(containing: address).first { $0.id != subnet.vpcID }
    }

    /// An existing component that leads to the destination.
    private func target(for packets: FlowSet) -> (id: String, option: String)? {
        let snapshot = traffic.topology.snapshot
        if let far = farVPC(of: packets) {
            let peering = snapshot.peeringConnections.byID.values.sorted { $0.id < $1.id }
                .first { $0.status == "active" && $0.farSide(from: subnet.vpcID)?.vpcID == far.id }
            if let peering { return (peering.id, "--vpc-peering-connection-id") }
            let farGateways = traffic.topology.attachments(ofVPC: far.id).map(\.gatewayID)
            return traffic.topology.attachments(ofVPC: subnet.vpcID).first { farGateways.contains($0.gatewayID) }
                .map { ($0.gatewayID, "--transit-gateway-id") }
        }
        guard let address = packets.destinations.blocks.first?.first, !EndpointResolver.isPrivate(address) else {
            return nil
        }
        if traffic.question.family == .ipv4, !hasPublicAddress(packets) {
            let gateway = snapshot.natGateways.byID.values.sorted { $0.id < $1.id }
                .first {
                    $0.vpcID == subnet.vpcID && $0.isPublic && $0.state == "available" && $0.subnetID != subnet.id
                }
            if let gateway { return (gateway.id, "--nat-gateway-id") }
        }
        guard case .found(let gateway) = traffic.topology.internetGateway(ofVPC: subnet.vpcID) else { return nil }
        return (gateway.id, "--gateway-id")
    }

    private func hasPublicAddress(_ packets: FlowSet) -> Bool {
        guard let source = packets.sources.singleAddress else { return false }
        return traffic.topology.publicMappings.publicAddress(of: source, inVPC: subnet.vpcID) != nil
    }
}
