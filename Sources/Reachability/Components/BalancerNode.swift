import Findings
import Inventory
import NetworkSets
import Topology

/// A node of a load balancer as the packets of clients reach it: it takes what a listener takes.
struct BalancerNode: Component {
    let balancer: Balancer
    let node: Balancer.Node
    /// By what replies start, where packets come through an endpoint of a service.
    var reply: (any Component)?

    func judge(_ traffic: Traffic) -> Judgement {
        let packets = traffic.packets
        let head = Judgement.Head(component: balancer.id, kind: .loadBalancer, direction: .ingress)
        if let stop = stateDecision(traffic) ?? protocolDecision(traffic) {
            return Judgement(head: head, decisions: [stop], exits: [.deadEnd(packets)])
        }
        var rest = packets
        var decisions: [Decision] = []
        var exits: [Judgement.Exit] = []
        for listener in listeners(for: traffic.question.options.protocol) {
            guard let port = listener.port else { continue }
            let box = FlowBox(family: traffic.question.family, destinationPorts: PortSet(port))
            let part = rest.intersection(box)
            if part.isEmpty { continue }
            rest = rest.subtracting(part)
            let plan = BranchPlan(balancer: balancer, node: node, listener: listener, traffic: traffic)
            var arrival = plan.arrival(of: part)
            arrival.reply = reply
            decisions.append(.allowed(part, text(of: arrival)))
            exits.append(.arrived(.balancer(arrival), part))
        }
        if !rest.isEmpty {
            decisions.append(mismatch(rest, traffic))
            exits.append(.deadEnd(rest))
        }
        return Judgement(head: head, decisions: decisions, exits: exits)
    }

    private func listeners(for name: InternetProtocol) -> [BalancerListener] {
        balancer.listeners.filter { $0.protocols.contains(name) }
    }

    /// `listener HTTPS 443: 3 targets of tg-web`.
    private func text(of arrival: BalancerArrival) -> String {
        var counts: [(pool: String, count: Int)] = []
        var others: [String] = []
        for branch in arrival.branches {
            switch branch {
            case .target(let use):
                if let index = counts.firstIndex(where: { $0.pool == use.pool.name }) {
                    counts[index].count += 1
                } else {
                    counts.append((use.pool.name, 1))
                }
            case .answered(let text): others.append(text)
            case .refused(let pool, let id, _, _): others.append("none of \(pool?.name ?? id)")
            }
        }
        let targets = counts.map { "\($0.count) target\($0.count == 1 ? "" : "s") of \($0.pool)" }
        let listener = arrival.listener
        return "listener \(listener.protocolName ?? "") \(listener.port.map { "\($0)" } ?? ""): "
            + (targets + others).joined(separator: ", ")
    }

    private func stateDecision(_ traffic: Traffic) -> Decision? {
        let packets = traffic.packets
        if balancer.kind == .gateway {
            let gap = traffic.gap(balancer.id, "a gateway load balancer is reached through its endpoints only")
            return .unknown(packets, gap.why, gap)
        }
        if balancer.kind == .classic { return nil }
        guard let state = balancer.state else {
            let gap = traffic.gap(balancer.id, "the state of \(balancer.name) is not in the snapshot")
            return .unknown(packets, gap.why, gap)
        }
        if ["active", "active_impaired"].contains(state) { return nil }
        return .denied(
            packets, "\(balancer.name) is \(state)",
            Blocker(
                code: .badState, message: "The load balancer \(balancer.name) is \(state): it serves nobody.",
                evidence: ["load balancer state: \(state)"]))
    }

    /// Load balancers take TCP, and network ones UDP; a network load balancer drops every request of ICMP (NLB guide,
    /// listeners). What the others do with it is not documented.
    private func protocolDecision(_ traffic: Traffic) -> Decision? {
        let name = traffic.question.options.protocol
        if name == .tcp || (name == .udp && balancer.kind == .network) { return nil }
        if name.isICMP, balancer.kind != .network {
            let gap = traffic.gap(balancer.id, "whether nodes of \(balancer.name) answer ICMP is not documented")
            return .unknown(traffic.packets, gap.why, gap)
        }
        let text = "\(balancer.name) takes \(balancer.kind == .network ? "TCP and UDP" : "TCP") only"
        return .denied(
            traffic.packets, text,
            Blocker(
                code: .protocolRestriction, message: "\(text), and no \(FlowText.service(traffic.packets)).",
                evidence: ["protocol \(name.rawValue)"]))
    }

    private func mismatch(_ packets: FlowSet, _ traffic: Traffic) -> Decision {
        let name = traffic.question.options.protocol
        guard balancer.kind == .classic || traffic.topology.snapshot.listeners.provesAbsence else {
            let gap = traffic.gap(
                "elasticloadbalancing:DescribeListeners", "the listeners of \(balancer.name) are not in the snapshot")
            return .unknown(packets, gap.why, gap)
        }
        let all = balancer.listeners.map { "\($0.protocolName ?? "") \($0.port.map { "\($0)" } ?? "")" }
        let list = all.isEmpty ? "nothing" : all.joined(separator: ", ")
        let isOnly = listeners(for: name).count == 1
        let code: FindingCode =
            switch (balancer.kind == .classic, isOnly) {
            case (true, true): .classicListenerPortRestriction
            case (true, false): .classicListenersMismatch
            case (false, true): .listenerPortRestriction
            case (false, false): .listenersMismatch
            }
        return .denied(
            packets, "listens on \(list)",
            Blocker(
                code: code, message: "\(balancer.name) listens on \(list), and not on \(FlowText.service(packets)).",
                evidence: ["listeners: \(list)"], fixes: [listenFix(packets, name)]))
    }

    private func listenFix(_ packets: FlowSet, _ name: InternetProtocol) -> Fix {
        let port = packets.destinationPorts.first.map { "\($0)" } ?? "<port>"
        let words = "Ask for a port it listens on, or add a listener."
        switch balancer.kind {
        case .classic:
            return Fix(
                words,
                command: "aws elb create-load-balancer-listeners --load-balancer-name \(balancer.name) --listeners "
                    + "Protocol=TCP,LoadBalancerPort=\(port),InstanceProtocol=TCP,InstancePort=<instance-port>")
        case .application, .network, .gateway:
            let spoken = balancer.kind == .application ? "HTTP" : name.name.uppercased()
            return Fix(
                words,
                command: "aws elbv2 create-listener --load-balancer-arn \(balancer.id) --protocol \(spoken) "
                    + "--port \(port) --default-actions Type=forward,TargetGroupArn=<target-group-arn>")
        }
    }
}
