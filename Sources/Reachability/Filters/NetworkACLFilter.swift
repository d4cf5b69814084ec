import Findings
public import Inventory
public import NetworkSets
import Topology

/// A subnet's network ACL, which judges every packet that enters or leaves the subnet, replies too.
///
/// Entries in the order of their numbers, the first match decides, nothing matched is denied (VPC guide, network ACLs).
struct NetworkACLFilter: Component {
    let subnet: Subnet
    let isEgress: Bool
    /// Where packets go after it.
    let next: any Component
    /// What a refusal is reported as.
    var code = FindingCode.subnetACLRestriction

    func judge(_ traffic: Traffic) -> Judgement {
        let direction: Hop.Direction = isEgress ? .egress : .ingress
        let exits = [Judgement.Exit.next(next, traffic.packets)]
        guard let acl = traffic.topology.networkACL(ofSubnet: subnet.id) else {
            let gap = traffic.gap("ec2:DescribeNetworkAcls", "the network ACL of \(subnet.id) is not in the snapshot")
            return Judgement(
                head: .init(component: subnet.id, kind: .networkACL, direction: direction),
                decisions: [.unknown(traffic.packets, gap.why, gap)], exits: exits)
        }
        return Judgement(
            head: .init(component: acl.id, kind: .networkACL, direction: direction),
            decisions: decisions(of: acl, traffic), exits: exits)
    }

    private func decisions(of acl: NetworkACL, _ traffic: Traffic) -> [Decision] {
        let direction = traffic.direction
        var rest = traffic.packets
        var decisions: [Decision] = []
        for entry in acl.entries where entry.isEgress == isEgress {
            if rest.isEmpty { break }
            if entry.block.family != traffic.question.family { continue }
            let box = entry.box
            let matched = rest.intersection(box)
            if matched.isEmpty { continue }
            rest = matched == rest ? FlowSet() : rest.subtracting(box)
            if let part = entry.unknownPart {
                let gap = traffic.gap(part, "\(part), a row of \(acl.id), is known after apply only")
                decisions.append(.unknown(matched, gap.why, gap))
                continue
            }
            decisions.append(
                entry.isAllow
                    ? .allowed(matched, entry.row)
                    : .denied(matched, entry.row) { packets in
                        blocker(acl, entry.row, packets, direction, before: entry.ruleNumber)
                    })
        }
        if !rest.isEmpty {
            let row = "rule * deny all \(isEgress ? "to" : "from") anywhere"
            decisions.append(
                .denied(rest, row) { packets in
                    blocker(acl, row, packets, direction, before: NetworkACLEntry.lastRuleNumber)
                })
        }
        return decisions
    }

    private func blocker(
        _ acl: NetworkACL, _ row: String, _ packets: FlowSet, _ direction: WalkDirection, before ruleNumber: Int
    ) -> Blocker {
        let what = direction == .return ? "the reply" : "the request"
        return Blocker(
            code: code,
            message: "\(acl.id) of \(subnet.id) drops \(what) on its way \(isEgress ? "out of" : "into") the subnet: "
                + "\(FlowText.describe(packets)).",
            evidence: ["\(acl.id), \(isEgress ? "outbound" : "inbound"): \(row)"],
            fixes: NetworkACLFix(acl: acl, isEgress: isEgress).fixes(opening: packets, before: ruleNumber))
    }
}

extension NetworkACLEntry {
    /// The packets the entry matches.
    public var box: FlowBox {
        RuleMatch.box(
            block.family, protocol: `protocol`, ports: ports, icmp: icmp, farEnd: IntervalSet(block.bounds),
            isEgress: isEgress)
    }

    /// The entry as the console prints its row.
    public var row: String {
        let number = ruleNumber >= Self.lastRuleNumber ? "*" : "\(ruleNumber)"
        let service = RuleMatch.service(protocol: `protocol`, ports: ports, icmp: icmp)
        return "rule \(number) \(isAllow ? "allow" : "deny") \(service) \(isEgress ? "to" : "from") \(block)"
    }
}
