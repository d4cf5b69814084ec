import Findings
import Inventory
import NetworkSets
import Topology

/// The way on from a regional NAT gateway, which stands in no subnet and has a route table of its own (VPC guide, regional NAT
/// gateways).
struct RegionalNATRouting: Component {
    let gateway: NATGateway
    /// The subnet the packets come from, whose settings hold at the internet gateway.
    let from: Subnet

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        guard let id = gateway.routeTableID, let table = traffic.topology.snapshot.routeTables[id] else {
            let gap = traffic.gap("ec2:DescribeRouteTables", "the route table of \(gateway.id) is not in the snapshot")
            return Judgement(
                head: .init(component: gateway.id, kind: .routeTable, direction: nil),
                decisions: [.unknown(packets, gap.why, gap)], exits: [.deadEnd(packets)])
        }
        var rest = packets
        var decisions: [Decision] = []
        var exits: [Judgement.Exit] = []
        for candidate in RouteSelection(table, traffic.topology, traffic.question.family).candidates {
            let matched = rest.restricted(toDestination: IntervalSet(candidate.block.bounds))
            if matched.isEmpty { continue }
            rest = rest.subtracting(matched)
            decisions.append(decision(candidate, table, matched))
            exits.append(exit(candidate, matched))
        }
        if !rest.isEmpty {
            let destinations = FlowText.addresses(rest.destinations)
            decisions.append(
                .denied(
                    rest, "no route to \(destinations)",
                    Blocker(
                        code: .noRouteToDestination,
                        message: "\(table.id), the table of \(gateway.id), has no route to \(destinations).",
                        evidence: ["\(table.id): no row matches"],
                        fixes: [
                            Fix(
                                "Route it to the internet gateway.",
                                command: "aws ec2 create-route --route-table-id \(table.id) --destination-cidr-block "
                                    + "0.0.0.0/0 --gateway-id <internet-gateway-id>")
                        ])))
            exits.append(.deadEnd(rest))
        }
        return Judgement(
            head: .init(component: table.id, kind: .routeTable, direction: nil), decisions: decisions, exits: exits)
    }

    private func decision(_ candidate: RouteCandidate, _ table: RouteTable, _ packets: FlowSet) -> Decision {
        guard candidate.route.isDead else { return .allowed(packets, candidate.text) }
        let text = "\(candidate.text) is \(candidate.route.state ?? "dead")"
        return .denied(
            packets, text,
            Blocker(
                code: .badStateRoute, message: "In \(table.id), the table of \(gateway.id), \(text): packets vanish.",
                evidence: ["\(table.id): \(text)"]))
    }

    private func exit(_ candidate: RouteCandidate, _ packets: FlowSet) -> Judgement.Exit {
        switch candidate.route.target {
        case _ where candidate.route.isDead: .deadEnd(packets)
        case .local: .next(VPCDelivery(vpcID: gateway.vpcID, fromSubnet: nil), packets)
        case .resource(let id) where id.hasPrefix("igw-"):
            .next(InternetGatewayDeparture(gatewayID: id, subnet: from), packets)
        case .resource(let id):
            .next(NotModelled(id: id, reason: "the way from \(gateway.id) through \(id) is not modelled"), packets)
        case .none: .deadEnd(packets)
        }
    }
}
