import Findings
import Inventory
import NetworkSets
import Topology

/// What a transit gateway route table should do with packets, seen from where their destination is: the attachment of the
/// VPC that holds it, and the words and fixes for a table that leads elsewhere.
struct TransitGatewayWanted {
    let gatewayID: String
    let tableID: String
    let traffic: Traffic

    /// The attachment of the VPC that has the destination.
    func attachment(for packets: FlowSet) -> TransitGatewayVPCAttachment? {
        guard let address = packets.destinations.blocks.first?.first else { return nil }
        let topology = traffic.topology
        let holders = topology.interfaces(holding: address).map(\.vpcID)
        let vpcs = holders + topology.vpcs(containing: address).map(\.id)
        return vpcs.lazy.compactMap { vpcID -> TransitGatewayVPCAttachment? in
            guard case .found(let attachment) = topology.attachment(ofVPC: vpcID, to: gatewayID) else { return nil }
            return attachment
        }.first
    }

    /// Past a blocker the walk goes on through the attachment that leads to the destination.
    func exit(of packets: FlowSet, fromSubnet subnet: Subnet?) -> Judgement.Exit {
        guard packets.destinations.singleAddress != nil, let attachment = attachment(for: packets) else {
            return .deadEnd(packets)
        }
        return .next(
            TransitGatewayExit(gatewayID: gatewayID, attachmentID: attachment.id, origin: subnet), packets)
    }

    func noRoute(_ packets: FlowSet, _ selection: TransitGatewaySelection) -> Blocker {
        let addresses = FlowText.addresses(packets.destinations)
        let wanted = attachment(for: packets)
        let missesBlock = wanted.map { attachment in
            selection.candidates.contains { $0.route.attachmentIDs.contains(attachment.id) }
        }
        return Blocker(
            code: missesBlock == true ? .transitGatewayCannotRoute : .transitGatewayNoRoute,
            message: missesBlock == true
                ? "The routes of \(tableID) to \(wanted?.id ?? "") do not cover \(addresses)."
                : "\(tableID) of \(gatewayID) has no route to \(addresses).",
            evidence: rows(selection), fixes: fixes(for: packets, wanted))
    }

    func blackhole(
        _ packets: FlowSet, _ candidate: TransitGatewayCandidate, _ selection: TransitGatewaySelection
    ) -> Blocker {
        let loser = losingRow(to: attachment(for: packets), candidate, selection, packets)
        let delete = Fix(
            loser.map { "Remove the blackhole: the \($0.text) takes over." }
                ?? "Remove the blackhole, and add a route.",
            command: "aws ec2 delete-transit-gateway-route --transit-gateway-route-table-id \(tableID) "
                + "--destination-cidr-block \(candidate.block)")
        let route = loser == nil ? fixes(for: packets, attachment(for: packets)) : []
        return Blocker(
            code: .transitGatewayBadStateRoute,
            message: "In \(tableID) the \(candidate.text) is a blackhole: packets to "
                + "\(FlowText.addresses(packets.destinations)) are dropped.",
            evidence: ["\(tableID): \(candidate.text) is blackhole"]
                + (loser.map { ["\(tableID): \($0.text) loses"] } ?? []),
            fixes: (candidate.route.type == "propagated" ? [] : [delete]) + route)
    }

    /// The loss of packets by a row that wins over the one to their VPC, and leads to a VPC from which they get nowhere.
    func misrouted(
        _ packets: FlowSet, _ candidate: TransitGatewayCandidate, _ selection: TransitGatewaySelection
    ) -> Blocker? {
        guard let wanted = attachment(for: packets), !candidate.route.attachmentIDs.contains(wanted.id),
            let loser = losingRow(to: wanted, candidate, selection, packets),
            candidate.route.attachmentIDs.allSatisfy({ isStranded(packets, at: $0) })
        else { return nil }
        let isNarrower = loser.block != candidate.block
        return Blocker(
            code: isNarrower ? .transitGatewayMoreSpecificRoute : .transitGatewayHigherPriorityRoute,
            message: "In \(tableID) the \(candidate.text) wins over the \(loser.text), and leads to where "
                + "\(FlowText.addresses(packets.destinations)) is not.",
            evidence: [
                "\(tableID): \(candidate.text) wins, by \(isNarrower ? "the longer prefix" : "its higher rank")",
                "\(tableID): \(loser.text) loses",
            ],
            fixes: [
                Fix(
                    "Remove the route that wins.",
                    command: "aws ec2 delete-transit-gateway-route --transit-gateway-route-table-id \(tableID) "
                        + "--destination-cidr-block \(candidate.block)")
            ])
    }

    /// The row to the wanted attachment that loses: one of the table, or what the attachment propagates. Of rows for one
    /// block only the winning one is listed.
    private func losingRow(
        to wanted: TransitGatewayVPCAttachment?, _ winner: TransitGatewayCandidate,
        _ selection: TransitGatewaySelection, _ packets: FlowSet
    ) -> TransitGatewayCandidate? {
        guard let wanted, let address = packets.destinations.blocks.first?.first else { return nil }
        let listed = selection.candidates.first {
            $0.route.attachmentIDs.contains(wanted.id) && $0.block.contains(address) && $0.route.state == "active"
        }
        if let listed { return listed }
        let propagates = traffic.topology.snapshot.transitGatewayPropagations[tableID]?.attachmentIDs.contains(
            wanted.id)
        let block = traffic.topology.snapshot.vpcs[wanted.vpcID]?.blocks.first { $0.contains(address) }
        guard propagates == true, let block, block == winner.block else { return nil }
        return TransitGatewayCandidate(
            block: block, route: TransitGatewayRoute(propagated: block, to: wanted.id))
    }

    /// Whether packets get nowhere in a VPC: they are for none of its addresses, and no table there leads them on.
    private func isStranded(_ packets: FlowSet, at attachmentID: String) -> Bool {
        let topology = traffic.topology
        guard let attachment = topology.snapshot.transitGatewayVPCAttachments[attachmentID],
            let vpc = topology.snapshot.vpcs[attachment.vpcID],
            packets.restricted(toDestination: AddressSet(vpc.blocks)).isEmpty
        else { return false }
        let subnets = attachment.subnetIDs.map { topology.snapshot.subnets[$0] }
        return subnets.allSatisfy { subnet in
            guard let subnet, let table = topology.routeTable(of: subnet) else { return false }
            let selection = RouteSelection(table, topology, traffic.question.family)
            return selection.unresolved.isEmpty
                && !selection.candidates.contains { candidate in
                    !packets.restricted(toDestination: IntervalSet(candidate.block.bounds)).isEmpty
                }
        }
    }
}
