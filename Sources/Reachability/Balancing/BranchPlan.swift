import Findings
import Inventory
import NetworkSets
import Topology

/// Finds what may become of packets that a listener has taken at one node.
struct BranchPlan {
    let balancer: Balancer
    let node: Balancer.Node
    let listener: BalancerListener
    let traffic: Traffic

    /// What becomes of the packets.
    func arrival(of packets: FlowSet) -> BalancerArrival {
        BalancerArrival(
            balancer: balancer, node: node, listener: listener, branches: branches(packets), excluded: excluded)
    }

    private var excluded: [(use: TargetUse, why: TargetChoice.Exclusion)] {
        let options = traffic.question.options
        let choice = TargetChoice(balancer: balancer, node: node, traffic: traffic)
        return ListenerRouting(listener, host: options.httpHost, path: options.httpPath).forwards
            .compactMap { traffic.topology.targetPool($0.poolID) }
            .flatMap { choice.targets(of: $0) ?? [] }
            .compactMap { use, exclusion in exclusion.map { (use, $0) } }
    }

    private func branches(_ packets: FlowSet) -> [BalancerArrival.Branch] {
        let options = traffic.question.options
        let routing = ListenerRouting(listener, host: options.httpHost, path: options.httpPath)
        var branches = routing.forwards.flatMap { onward(to: $0, packets) }
        if !listener.knowsRules {
            let gap = traffic.gap(
                "elasticloadbalancing:DescribeRules", "the rules of \(listenerText) are not in the snapshot")
            branches.append(.refused(nil, id: listener.id, .unknown(packets, gap.why, gap)))
        }
        if branches.isEmpty, routing.answers.isEmpty {
            branches.append(nothingTakes(packets, routing.weightless.first?.poolID))
        }
        return branches + routing.answers.map { .answered($0) }
    }

    private var listenerText: String {
        "\(listener.protocolName ?? "") \(listener.port.map { "\($0)" } ?? "") of \(balancer.name)"
    }

    private func onward(to forward: ListenerRouting.Forward, _ packets: FlowSet) -> [BalancerArrival.Branch] {
        guard let pool = traffic.topology.targetPool(forward.poolID) else {
            let gap = traffic.gap(
                "elasticloadbalancing:DescribeTargetGroups", "the target group \(forward.poolID) is not in the snapshot"
            )
            return [.refused(nil, id: forward.poolID, .unknown(packets, gap.why, gap))]
        }
        let choice = TargetChoice(balancer: balancer, node: node, traffic: traffic)
        guard let targets = choice.targets(of: pool) else {
            let gap = traffic.gap(
                "elasticloadbalancing:DescribeTargetHealth", "the targets of \(pool.name) are not in the snapshot")
            return [.refused(pool, id: pool.id, .unknown(packets, gap.why, gap))]
        }
        let used = targets.filter { $0.exclusion == nil }.map(\.use)
        let exclusions = targets.compactMap(\.exclusion)
        guard let last = used.last else {
            return [.refused(pool, id: pool.id, refusal(of: pool, exclusions, packets))]
        }
        var branches = used.map { BalancerArrival.Branch.target($0) }
        if used.allSatisfy({ $0.doubt != nil }) {
            // All are in other zones, and it is not known whether the node uses those: it may have no target at all.
            let alternative = refusal(of: pool, [.otherZone("other zones")] + exclusions, packets)
            branches.append(.refused(pool, id: pool.id, alternative, doubt: last.doubt))
        }
        return branches
    }

    private func nothingTakes(_ packets: FlowSet, _ weightless: String?) -> BalancerArrival.Branch {
        let pool = weightless.flatMap(traffic.topology.targetPool)
        let text = "\(listenerText) forwards to no target group" + (pool == nil ? "" : " whose weight is above 0")
        let blocker = Blocker(
            code: .listenerRequiresAcceptingTargetGroup, component: listener.id, message: "\(text).",
            evidence: [pool.map { "the weight of \($0.name) is 0" } ?? "no rule or default action forwards"],
            fixes: [
                Fix(
                    "Give a target group a weight above 0.",
                    command: "aws elbv2 modify-listener --listener-arn \(listener.id) "
                        + "--default-actions Type=forward,TargetGroupArn=\(pool?.id ?? "<target-group-arn>")")
            ])
        return .refused(pool, id: pool?.id ?? listener.id, .denied(packets, text, blocker))
    }

    /// Why no target of a group takes anything from the node.
    private func refusal(of pool: TargetPool, _ exclusions: [TargetChoice.Exclusion], _ packets: FlowSet) -> Decision {
        let answer =
            balancer.kind == .application ? "The load balancer answers 503." : "Connections are closed or reset."
        if exclusions.isEmpty { return .denied(packets, "\(pool.name) has no targets", empty(pool, answer)) }
        if exclusions.allSatisfy({ $0 == .draining }) {
            let text = "every target of \(pool.name) is being taken out"
            return .denied(
                packets, text,
                Blocker(
                    code: .listenerRequiresAcceptingTargetGroup, component: pool.id,
                    message: "New connections get no target: \(text). \(answer)",
                    evidence: ["\(exclusions.count) registered, all draining"], fixes: [register(pool)]))
        }
        for case .otherZone(let zone) in exclusions {
            let own = node.zone ?? node.interface.subnetID
            let text = "\(pool.name) has no target in \(own), and cross-zone balancing is off"
            return .denied(
                packets, text,
                Blocker(
                    code: balancer.kind == .classic ? .classicNotCrossZone : .noTargetsInZone, component: pool.id,
                    message: "The node of \(balancer.name) in \(own) has no target to send to: \(text). \(answer)",
                    evidence: ["its targets are in other zones, such as \(zone)"], fixes: [crossZone(pool)]))
        }
        let zones = Set(exclusions.compactMap { if case .zoneNotInstalled(let zone) = $0 { zone } else { nil } })
        let list = zones.sorted().joined(separator: ", ")
        let text = "the targets of \(pool.name) are in \(list), where \(balancer.name) is not switched on"
        return .denied(packets, text, BalancerBlockers.zoneNotInstalled(balancer, pool.id, text, list))
    }

    private func empty(_ pool: TargetPool, _ answer: String) -> Blocker {
        Blocker(
            code: balancer.kind == .classic ? .classicWithoutInstances : .listenerHasNoTargets, component: pool.id,
            message: "\(pool.name) behind \(listenerText) has no registered targets. \(answer)",
            evidence: ["no target is registered"], fixes: [register(pool)])
    }

    private func register(_ pool: TargetPool) -> Fix {
        balancer.kind == .classic
            ? Fix(
                "Register an instance.",
                command: "aws elb register-instances-with-load-balancer --load-balancer-name \(balancer.name) "
                    + "--instances <instance-id>")
            : Fix(
                "Register a target.",
                command: "aws elbv2 register-targets --target-group-arn \(pool.id) --targets Id=<target>")
    }

    private func crossZone(_ pool: TargetPool) -> Fix {
        balancer.kind == .classic
            ? Fix(
                "Balance across zones, or register an instance in the zone.",
                command: "aws elb modify-load-balancer-attributes --load-balancer-name \(balancer.name) "
                    + "--load-balancer-attributes '{\"CrossZoneLoadBalancing\":{\"Enabled\":true}}'")
            : Fix(
                "Balance across zones (traffic between zones is charged), or register a target in the zone.",
                command: "aws elbv2 modify-target-group-attributes --target-group-arn \(pool.id) "
                    + "--attributes Key=\(Balancer.crossZoneKey),Value=true")
    }
}
