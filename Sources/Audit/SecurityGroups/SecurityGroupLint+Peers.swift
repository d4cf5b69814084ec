import Findings
import Inventory
import NetworkSets
import Topology

/// Rules whose peer is nobody.
extension SecurityGroupLint {
    func emptyPeers(_ rules: [GroupRule], _ group: SecurityGroup) -> [Finding] {
        rules.compactMap { rule in
            // A group without members refers to itself in vain, but has nobody to let in either.
            guard rule.token != group.id, let why = emptiness(of: rule.rule.peer, group) else { return nil }
            return Finding(
                code: .groupPeerEmpty, severity: .warning, direction: nil, component: group.id,
                message:
                    "\(rule.isEgress ? "Outbound" : "Inbound") rule \(rule.text) of \(group.id) matches nobody: \(why).",
                evidence: [why, "meaning: \(Redundancy.Meaning.snapshot.rawValue)"])
        }
    }

    /// Why a peer is nobody; nil where it is somebody, or may be.
    private func emptiness(of peer: SecurityGroupRule.Peer, _ group: SecurityGroup) -> String? {
        let snapshot = topology.snapshot
        switch peer {
        case .block: return nil
        case .prefixList(let id):
            return snapshot.prefixLists[id]?.blocks?.isEmpty == true ? "\(id) has no entries" : nil
        case .group(let reference):
            let isElsewhere =
                reference.peeringConnectionID != nil || reference.vpcID.map { snapshot.vpcs[$0] == nil } == true
            if isElsewhere { return nil }
            guard snapshot.securityGroups[reference.groupID] != nil else {
                let isGone =
                    (reference.vpcID ?? group.vpcID).map { topology.provesAbsence(\.securityGroups, inVPC: $0) }
                    ?? snapshot.securityGroups.provesAbsence
                return isGone ? "\(reference.groupID) does not exist (any more)" : nil
            }
            guard topology.knowsMembers(ofGroup: reference.groupID),
                topology.interfaces(inGroup: reference.groupID).isEmpty
            else { return nil }
            return "no interface is in \(reference.groupID)"
        }
    }
}
