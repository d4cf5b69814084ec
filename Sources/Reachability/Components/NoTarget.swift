import NetworkSets

/// A target group, or a listener, that has nobody to give packets to.
struct NoTarget: Component {
    let id: String
    let decision: Decision

    func judge(_ traffic: Traffic) -> Judgement {
        var decision = decision
        decision.packets = traffic.packets
        return Judgement(
            head: .init(component: id, kind: .targetGroup, direction: .egress), decisions: [decision],
            exits: [.deadEnd(traffic.packets)])
    }
}
