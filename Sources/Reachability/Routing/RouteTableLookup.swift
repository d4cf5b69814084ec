import Findings
import Inventory
import NetworkSets
import Topology

/// A subnet's route table: cuts packets by the row that wins for their destination.
struct RouteTableLookup: Component {
    let subnet: Subnet

    func judge(_ traffic: Traffic) -> Judgement {
        guard let table = traffic.topology.routeTable(of: subnet) else {
            let gap = traffic.gap("ec2:DescribeRouteTables", "the route table of \(subnet.id) is not in the snapshot")
            return Judgement(
                head: .init(component: subnet.id, kind: .routeTable, direction: nil),
                decisions: [.unknown(traffic.packets, gap.why, gap)], exits: [.deadEnd(traffic.packets)])
        }
        let selection = RouteSelection(table, traffic.topology, traffic.question.family)
        var rest = traffic.packets
        var decisions: [Decision] = []
        // Rows that lead to one target make one way: a prefix list may have hundreds of entries.
        var parts: [(candidate: RouteCandidate, packets: FlowSet)] = []
        // Where another row may win, nothing is known of what is behind.
        var doubtful = FlowSet()
        var misrouted = FlowSet()
        for candidate in selection.candidates {
            if rest.isEmpty { break }
            let matched = rest.restricted(toDestination: IntervalSet(candidate.block.bounds))
            if matched.isEmpty { continue }
            rest = rest.subtracting(matched)
            if let doubt = doubt(over: matched, candidate, table, selection, traffic) {
                decisions.append(doubt)
                doubtful = doubtful.union(matched)
                continue
            }
            if let blocker = wanted(table, selection, traffic).misrouted(matched, candidate) {
                decisions.append(.denied(matched, "\(candidate.text), where the destination is not", blocker))
                misrouted = misrouted.union(matched)
                continue
            }
            decisions.append(decision(candidate, table, matched, traffic))
            let same = parts.firstIndex {
                $0.candidate.route.target == candidate.route.target && $0.candidate.route.state == candidate.route.state
            }
            if let same {
                parts[same].packets = parts[same].packets.union(matched)
            } else {
                parts.append((candidate, matched))
            }
        }
        var exits = parts.map { exit($0.candidate, $0.packets, traffic) }
        if !misrouted.isEmpty { exits.append(pastBlocker(misrouted, traffic)) }
        if !rest.isEmpty {
            if let route = selection.unresolved.first {
                decisions.append(unresolved(route, rest, traffic))
                doubtful = doubtful.union(rest)
            } else {
                decisions.append(noRoute(rest, table, selection, traffic))
                exits.append(pastBlocker(rest, traffic))
            }
        }
        if !doubtful.isEmpty { exits.append(.deadEnd(doubtful)) }
        return Judgement(
            head: .init(component: table.id, kind: .routeTable, direction: nil), decisions: decisions, exits: exits)
    }

    private func decision(
        _ candidate: RouteCandidate, _ table: RouteTable, _ packets: FlowSet, _ traffic: Traffic
    ) -> Decision {
        guard candidate.route.isDead else { return .allowed(packets, candidate.text) }
        let text = "\(candidate.text) is \(candidate.route.state ?? "dead")"
        return .denied(
            packets, text,
            Blocker(
                code: .badStateRoute, component: table.id,
                message: "In \(table.id), \(text), and no narrower route takes over: packets to "
                    + "\(FlowText.addresses(packets.destinations)) vanish.",
                evidence: ["\(table.id): \(text)"],
                fixes: RouteFix(table: table, subnet: subnet, traffic: traffic).replacing(candidate, packets)))
    }

    private func wanted(_ table: RouteTable, _ selection: RouteSelection, _ traffic: Traffic) -> RouteWanted {
        RouteWanted(table: table, subnet: subnet, selection: selection, topology: traffic.topology)
    }

    private func noRoute(
        _ packets: FlowSet, _ table: RouteTable, _ selection: RouteSelection, _ traffic: Traffic
    ) -> Decision {
        let destinations = FlowText.addresses(packets.destinations)
        let near = wanted(table, selection, traffic).routeForOthers(packets)
        return .denied(
            packets, "no route to \(destinations)",
            Blocker(
                code: near == nil ? .noRouteToDestination : .cannotRoute, component: table.id,
                message: near.map { "In \(table.id) of \(subnet.id) the \($0.text) does not cover \(destinations)." }
                    ?? "\(table.id) of \(subnet.id) has no route to \(destinations).",
                evidence: rows(of: selection).prefix(8).map { "\(table.id): \($0)" },
                fixes: RouteFix(table: table, subnet: subnet, traffic: traffic).adding(packets)))
    }

    /// The rows in words; the entries of a prefix list make one row.
    private func rows(of selection: RouteSelection) -> [String] {
        selection.candidates.reduce(into: []) { rows, candidate in
            if !rows.contains(candidate.text) { rows.append(candidate.text) }
        }
    }

    /// Whether another row may win that the snapshot does not tell enough of.
    private func doubt(
        over packets: FlowSet, _ candidate: RouteCandidate, _ table: RouteTable, _ selection: RouteSelection,
        _ traffic: Traffic
    ) -> Decision? {
        if let what = candidate.route.unknownPart {
            let gap = traffic.gap(table.id, "\(candidate.text) of \(table.id) has \(what)")
            return .unknown(packets, gap.why, gap)
        }
        if candidate.isOfPrefixList, selection.contested.contains(candidate.block) {
            let gap = traffic.gap(
                candidate.route.destinationText,
                "two prefix lists with different targets hold \(candidate.block), and AWS picks one of them")
            return .unknown(packets, gap.why, gap)
        }
        return selection.unresolved.first {
            UnreadList(route: $0, vpcID: subnet.vpcID, topology: traffic.topology).mayBeat(candidate)
        }.map { unresolved($0, packets, traffic) }
    }

    private func unresolved(_ route: Route, _ packets: FlowSet, _ traffic: Traffic) -> Decision {
        let list = route.destinationText
        let gap =
            traffic.plannedGap(list)
            ?? traffic.gap(
                "ec2:GetManagedPrefixListEntries",
                "the entries of \(list) are not in the snapshot, and its route may win")
        return .unknown(packets, gap.why, gap)
    }

    private func exit(_ candidate: RouteCandidate, _ packets: FlowSet, _ traffic: Traffic) -> Judgement.Exit {
        if candidate.route.isDead { return pastBlocker(packets, traffic) }
        switch candidate.route.target {
        case .local: return .next(VPCDelivery(vpcID: subnet.vpcID, fromSubnet: subnet.id), packets)
        case .none: return pastBlocker(packets, traffic)
        case .resource(let id): return .next(RouteTarget.component(id, from: subnet, traffic.topology), packets)
        }
    }

    private func pastBlocker(_ packets: FlowSet, _ traffic: Traffic) -> Judgement.Exit {
        RoutePastBlocker.exit(packets, awayFrom: subnet.vpcID, traffic)
    }
}
