import Findings
import Inventory
import NetworkSets
import Topology

extension SecurityGroupEvaluation {
    /// A rule that names the sender's group and cannot match, because something on the way hides who the sender is.
    func lostReference(_ packets: FlowSet) -> (loss: TransitGatewayCrossing.Loss, evidence: String)? {
        guard !isEgress, traffic.direction == .forward, case .interface(let sender, _) = traffic.way.origin,
            let loss = loss(of: sender, packets)
        else { return nil }
        for groupID in interface.groupIDs {
            for rule in traffic.topology.snapshot.securityGroups[groupID]?.ingress ?? [] {
                guard case .group(let reference) = rule.peer, sender.groupIDs.contains(reference.groupID),
                    !packets.isDisjoint(with: rule.box(traffic.question.family, farEnd: nil, isEgress: false))
                else { continue }
                return (loss, "\(groupID): \(rule.text(isEgress: false)) cannot match: \(loss.reason)")
            }
        }
        return nil
    }

    /// What hides the sender's groups: a translation of its address, a transit gateway, or a peering across regions.
    private func loss(of sender: NetworkInterface, _ packets: FlowSet) -> TransitGatewayCrossing.Loss? {
        if traffic.way.depth > 0 {
            return .init(
                code: .securityGroupReferencesNotPreserved,
                reason: "groups match private addresses only, and here the source is "
                    + FlowText.addresses(packets.sources))
        }
        if let crossing = TransitGatewayCrossing(traffic) { return crossing.loss }
        let peering = traffic.way.forwardHops.last { $0.kind == .vpcPeeringConnection }
            .flatMap { traffic.topology.snapshot.peeringConnections[$0.component] }
        guard let peering, peering.isWithinOneRegion == false else { return nil }
        return .init(
            code: .securityGroupReferencesNotPreserved,
            reason: "\(peering.id) joins two regions, and groups are known within one region only")
    }
}
