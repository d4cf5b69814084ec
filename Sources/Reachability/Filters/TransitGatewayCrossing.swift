import Findings
import Inventory
import NetworkSets
import Topology

/// The transit gateways that packets came through, as inbound rules with a group as peer see them: such rules match across
/// one gateway, where the gateway and both attachments allow it (transit gateway guide, security group referencing).
struct TransitGatewayCrossing {
    /// Why group references are lost on the way.
    struct Loss {
        let code: FindingCode
        let reason: String
        var fixes: [Fix] = []
    }

    private let attachments: [String]
    private let topology: Topology

    /// Nil where the packets came through no transit gateway.
    init?(_ traffic: Traffic) {
        let hops = traffic.direction == .forward ? traffic.way.forwardHops : traffic.way.returnHops
        attachments = hops.filter { $0.kind == .transitGatewayAttachment }.map(\.component)
        topology = traffic.topology
        if attachments.isEmpty { return nil }
    }

    /// The transit gateway whose options are not in the snapshot; nil where they are.
    var unknownGateway: String? {
        guard let gatewayID = ends?.first?.gatewayID else { return nil }
        return topology.snapshot.transitGateways[gatewayID] == nil ? gatewayID : nil
    }

    /// Why references do not match; nil where they do.
    var loss: Loss? {
        guard let ends, let gatewayID = ends.first?.gatewayID else {
            return Loss(
                code: .securityGroupReferencesNotPreserved,
                reason: "cannot match: the packets cross \(attachments.joined(separator: ", ")), and groups are known "
                    + "across one transit gateway between two VPCs only")
        }
        if topology.snapshot.transitGateways[gatewayID]?.supportsGroupReferences == false {
            return off(
                gatewayID, "aws ec2 modify-transit-gateway --transit-gateway-id \(gatewayID)")
        }
        if let end = ends.first(where: { !$0.supportsGroupReferences }) {
            return off(
                end.id,
                "aws ec2 modify-transit-gateway-vpc-attachment --transit-gateway-attachment-id \(end.id)")
        }
        return nil
    }

    private func off(_ id: String, _ command: String) -> Loss {
        Loss(
            code: .securityGroupReferencingSupport, reason: "cannot match: security group referencing is off at \(id)",
            fixes: [
                Fix(
                    "Switch security group referencing on; every group rule across the transit gateway then matches.",
                    command: "\(command) --options SecurityGroupReferencingSupport=enable")
            ])
    }

    /// The two VPC attachments of one gateway; nil for any other way.
    private var ends: [TransitGatewayVPCAttachment]? {
        let ends = attachments.compactMap { topology.snapshot.transitGatewayVPCAttachments[$0] }
        guard attachments.count == 2, ends.count == 2, ends[0].gatewayID == ends[1].gatewayID else { return nil }
        return ends
    }
}
