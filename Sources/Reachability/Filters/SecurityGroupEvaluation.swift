import Findings
public import Inventory
public import NetworkSets
import Topology

/// One look at the rules of an interface's groups in one direction.
struct SecurityGroupEvaluation {
    let interface: NetworkInterface
    let isEgress: Bool
    let traffic: Traffic

    private var family: AddressFamily { traffic.question.family }

    func decisions() -> [Decision] {
        var rest = traffic.packets
        var decisions: [Decision] = []
        var doubts: [(box: FlowBox, gap: Gap, code: FindingCode?)] = []
        let farEnd = isEgress ? rest.destinations : rest.sources
        let resolver = PeerResolver(traffic: traffic, interface: interface)
        var ruleCount = 0
        for groupID in interface.groupIDs {
            guard let group = traffic.topology.snapshot.securityGroups[groupID] else {
                let gap =
                    traffic.plannedGap(groupID)
                    ?? traffic.gap(
                        "ec2:DescribeSecurityGroups", "\(groupID) of \(interface.id) is not in the snapshot")
                doubts.append((FlowBox(family: family), gap, nil))
                continue
            }
            for rule in group.rules(egress: isEgress) {
                ruleCount += 1
                if rest.isEmpty { break }
                // Ports and protocol first: they are cheap, and the members of a group are not.
                if rest.isDisjoint(with: rule.box(family, farEnd: nil, isEgress: isEgress)) { continue }
                let peer = resolver.addresses(of: rule.peer, farEnd: farEnd)
                if let gap = peer.gap {
                    doubts.append((rule.box(family, farEnd: peer.unknown, isEgress: isEgress), gap, peer.code))
                }
                let box = rule.box(family, farEnd: peer.known, isEgress: isEgress)
                let matched = rest.intersection(box)
                if matched.isEmpty { continue }
                rest = matched == rest ? FlowSet() : rest.subtracting(box)
                decisions.append(.allowed(matched, text(of: rule, group, matched)))
            }
        }
        for doubt in doubts {
            let part = rest.intersection(doubt.box)
            if part.isEmpty { continue }
            rest = rest.subtracting(part)
            decisions.append(.unknown(part, doubt.gap.why, doubt.gap, code: doubt.code))
        }
        if !rest.isEmpty { decisions.append(refusal(of: rest, ruleCount)) }
        return decisions
    }

    /// The rule, and for a group as peer the member that made it match.
    private func text(of rule: SecurityGroupRule, _ group: SecurityGroup, _ matched: FlowSet) -> String {
        let text = "\(group.id): \(rule.text(isEgress: isEgress))"
        guard case .group = rule.peer else { return text }
        let farEnd = isEgress ? matched.destinations : matched.sources
        guard let address = farEnd.blocks.first?.first,
            let member = traffic.topology.interfaces(holding: address).first
        else { return text }
        return "\(text), member \(traffic.topology.label(of: member))"
    }

    private func refusal(of packets: FlowSet, _ ruleCount: Int) -> Decision {
        let groups = interface.groupIDs.joined(separator: ", ")
        let reason =
            ruleCount == 0
            ? "no rule of \(groups) at all" : "no rule of \(groups) allows \(FlowText.service(packets))"
        return .denied(packets, reason) { blocker(of: $0, groups, ruleCount) }
    }

    private func blocker(of packets: FlowSet, _ groups: String, _ ruleCount: Int) -> Blocker {
        let lostReference = lostReference(packets)
        let code: FindingCode =
            ruleCount == 0
            ? .securityGroupHasNoRules
            : lostReference?.loss.code ?? .securityGroupRulesMismatch
        let subject = traffic.direction == .return ? "the reply" : "the request"
        var evidence = ["\(groups), \(isEgress ? "outbound" : "inbound"): no rule matches"]
        if let lostReference { evidence.append(lostReference.evidence) }
        return Blocker(
            code: code,
            message: "No \(isEgress ? "outbound" : "inbound") rule of \(groups) on \(interface.id) allows \(subject): "
                + "\(FlowText.describe(packets)).",
            evidence: evidence,
            fixes: (lostReference?.loss.fixes ?? [])
                + SecurityGroupFix(groupIDs: interface.groupIDs, isEgress: isEgress, peerGroupID: balancerGroup)
                .fixes(opening: packets))
    }

    /// The group of the load balancer that sends: a rule that names it goes on fitting when nodes change.
    private var balancerGroup: String? {
        guard !isEgress, traffic.direction == .forward, case .interface(let sender, _) = traffic.way.origin,
            sender.vpcID == interface.vpcID, traffic.topology.balancer(ofInterface: sender.id) != nil
        else { return nil }
        return sender.groupIDs.first
    }
}

extension SecurityGroupRule {
    /// The packets the rule matches, given the addresses of its peer.
    public func box(_ family: AddressFamily, farEnd: IntervalSet<UInt128>?, isEgress: Bool) -> FlowBox {
        RuleMatch.box(family, protocol: `protocol`, ports: ports, icmp: icmp, farEnd: farEnd, isEgress: isEgress)
    }

    /// `allow tcp 443 from 0.0.0.0/0`, with the rule's own id where it is known.
    public func text(isEgress: Bool) -> String {
        let service = RuleMatch.service(protocol: `protocol`, ports: ports, icmp: icmp)
        let name: String =
            switch peer {
            case .block(let block): block.description
            case .prefixList(let id): id
            case .group(let reference): reference.groupID
            }
        return "\(ruleID.map { "\($0) " } ?? "")allow \(service) \(isEgress ? "to" : "from") \(name)"
    }
}
