import Findings
import Inventory
import NetworkSets
import Topology

/// The security groups of an interface: allow rules only, all groups together, and replies of tracked connections pass
/// (EC2 guide, security group connection tracking).
struct SecurityGroupFilter: Component {
    let interface: NetworkInterface
    let isEgress: Bool
    /// Where packets go after it.
    let next: any Component

    func judge(_ traffic: Traffic) -> Judgement {
        Judgement(
            head: .init(
                component: interface.id, kind: .securityGroup, direction: isEgress ? .egress : .ingress,
                groups: interface.groupIDs),
            decisions: decisions(traffic), exits: [.next(next, traffic.packets)], remembersAs: interface.id,
            idleTimeout: idleTimeout(traffic),
            notes: isEgress ? [] : WideRule(interface: interface, traffic: traffic).notes)
    }

    /// How long a tracked connection is remembered. Known on the way back, when it is clear what tracks it.
    private func idleTimeout(_ traffic: Traffic) -> IdleTimeout? {
        guard
            let seconds = TrackingTimeout.seconds(
                of: interface, traffic.question.options.protocol, traffic.topology),
            traffic.answersPackets(seenBy: interface.id), !isUntracked(traffic)
        else { return nil }
        return IdleTimeout(component: interface.id, seconds: seconds, atExpiry: .silent)
    }

    private func decisions(_ traffic: Traffic) -> [Decision] {
        let packets = traffic.packets
        // A NAT gateway, or the attachment of another managed service, may carry no groups: nothing filters there.
        if interface.groupIDs.isEmpty, interface.listsGroups {
            return [.allowed(packets, "no security group filters \(interface.id)")]
        }
        if traffic.answersPackets(seenBy: interface.id) {
            guard isUntracked(traffic) else { return [.allowed(packets, "reply of a tracked connection")] }
            return ruleDecisions(traffic, prefix: "untracked, so judged as new: ")
        }
        guard interface.listsGroups else {
            let gap = traffic.gap(interface.id, "the security groups of \(interface.id) are not in the snapshot")
            return [.unknown(packets, gap.why, gap)]
        }
        return ruleDecisions(traffic, prefix: "")
    }

    private func ruleDecisions(_ traffic: Traffic, prefix: String) -> [Decision] {
        let evaluation = SecurityGroupEvaluation(interface: interface, isEgress: isEgress, traffic: traffic)
        if prefix.isEmpty { return evaluation.decisions() }
        return evaluation.decisions().map { decision in
            var decision = decision
            decision.reason = prefix + decision.reason
            return decision
        }
    }

    /// Whether the connection is not tracked: TCP or UDP let in by a rule for every address, while the other direction is
    /// open to every address on all ports. Such replies are judged by rule, which then always lets them pass.
    ///
    /// What passes a NAT gateway, an egress-only gateway, an interface endpoint, a firewall or a network load balancer is tracked
    /// whatever the rules.
    private func isUntracked(_ traffic: Traffic) -> Bool {
        guard traffic.question.options.protocol.hasPorts, traffic.question.leg?.balancer.kind != .network,
            !traffic.way.seen.keys.contains(where: { tracking in
                ["nat-", "eigw-", "vpce-"].contains(where: tracking.hasPrefix)
            })
        else { return false }
        let requests = traffic.packets.replies
        return SecurityGroupEvaluation.isOpenToAll(interface, isEgress: !isEgress, requests, traffic)
            && SecurityGroupEvaluation.isOpenOnAllPorts(interface, isEgress: isEgress, traffic)
    }
}
