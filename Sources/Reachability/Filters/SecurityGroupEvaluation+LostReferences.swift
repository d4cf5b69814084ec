import Findings
import Inventory
import NetworkSets
import Topology

extension SecurityGroupEvaluation {
    /// A rule that names the sender's group and cannot match, because something on the way hides who the sender is.
    func lostReference(_ packets: FlowSet) -> (loss: TransitGatewayCrossing.Loss, evidence: String)? {
        guard let (groupIDs, loss) = lostGroups(packets) else { return nil }
        for groupID in interface.groupIDs {
            for rule in traffic.topology.snapshot.securityGroups[groupID]?.ingress ?? [] {
                guard case .group(let reference) = rule.peer, groupIDs.contains(reference.groupID),
                    !packets.isDisjoint(with: rule.box(traffic.question.family, farEnd: nil, isEgress: false))
                else { continue }
                return (loss, "\(groupID): \(rule.text(isEgress: false)) \(loss.reason)")
            }
        }
        return nil
    }

    /// The groups of whoever the packets were first sent by, and what hides them: a translation of its address, a load
    /// balancer, an endpoint that inspects, a transit gateway, or a peering across regions.
    private func lostGroups(_ packets: FlowSet) -> (groupIDs: [String], loss: TransitGatewayCrossing.Loss)? {
        guard !isEgress, traffic.direction == .forward else { return nil }
        let replaced = TransitGatewayCrossing.Loss(
            code: .securityGroupReferencesNotPreserved,
            reason: "matches private addresses only; here the source is \(FlowText.addresses(packets.sources))")
        if let leg = traffic.question.leg { return (leg.clientGroupIDs, replaced) }
        guard case .interface(let sender, _) = traffic.way.origin else { return nil }
        if traffic.way.depth > 0 { return (sender.groupIDs, replaced) }
        if let endpoint = traffic.inspectingEndpoint {
            return (
                sender.groupIDs,
                .init(
                    code: .securityGroupReferencesNotPreserved, reason: "does not match what comes through \(endpoint)")
            )
        }
        if let crossing = TransitGatewayCrossing(traffic) { return crossing.loss.map { (sender.groupIDs, $0) } }
        let peering = traffic.way.forwardHops.last { $0.kind == .vpcPeeringConnection }
            .flatMap { traffic.topology.snapshot.peeringConnections[$0.component] }
        guard let peering, peering.isWithinOneRegion == false else { return nil }
        return (
            sender.groupIDs,
            .init(
                code: .securityGroupReferencesNotPreserved,
                reason: "cannot match: \(peering.id) joins two regions, and groups are known within one region only")
        )
    }
}
