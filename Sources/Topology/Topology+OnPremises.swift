public import Inventory
public import NetworkSets

extension Topology {
    /// The virtual private gateways attached to a VPC, in whatever state, in order of their id.
    public func vpnGateways(ofVPC id: String) -> [VPNGateway] { connections.vpnGatewaysByVPC[id] ?? [] }

    /// The blocks that route tables of a transit gateway lead to an attachment.
    public func blocksRouted(toAttachment attachmentID: String, of gatewayID: String) -> [CIDRBlock] {
        let rows = snapshot.transitGatewayRoutes.byID.values.filter { table in
            snapshot.transitGatewayRouteTables[table.id].map { $0.gatewayID == gatewayID } ?? true
        }.flatMap(\.routes)
        let blocks = rows.filter { $0.state == "active" && $0.attachmentIDs.contains(attachmentID) }
            .flatMap { row in
                row.block.map { [$0] } ?? row.prefixListID.flatMap { snapshot.prefixLists[$0]?.blocks } ?? []
            }
        return Array(Set(blocks)).sorted()
    }

    /// The blocks behind a VPN connection, a virtual private gateway or an attachment of a transit gateway; nil for an id
    /// that is none of these, or is not in the snapshot. A default route says nothing of what is behind, and is left out.
    func blocksBehind(_ id: String) -> [CIDRBlock]? {
        let blocks: [CIDRBlock]
        if let connection = snapshot.vpnConnections[id] {
            let attachments = snapshot.transitGatewayAttachments.byID.values.filter { $0.resourceID == id }
            let learned =
                connection.usesStaticRoutes ? [] : connection.vpnGatewayID.map(blocksRouted(toVPNGateway:)) ?? []
            blocks =
                connection.staticBlocks + learned
                + attachments.flatMap { blocksRouted(toAttachment: $0.attachmentID, of: $0.gatewayID) }
        } else if snapshot.vpnGateways[id] != nil {
            let connections = snapshot.vpnConnections.byID.values.filter { $0.vpnGatewayID == id }
            blocks = connections.flatMap(\.staticBlocks) + blocksRouted(toVPNGateway: id)
        } else {
            let ends = snapshot.transitGatewayAttachments.byID.values.filter { $0.attachmentID == id }
            let vpc = snapshot.transitGatewayVPCAttachments[id]?.vpcID
            if ends.isEmpty, vpc == nil { return nil }
            blocks =
                vpc.flatMap { snapshot.vpcs[$0]?.blocks }
                ?? ends.flatMap { blocksRouted(toAttachment: id, of: $0.gatewayID) }
        }
        return Array(Set(blocks.filter { $0.prefixLength > 0 })).sorted()
    }

    /// The blocks that route tables of VPCs lead to a virtual private gateway.
    private func blocksRouted(toVPNGateway id: String) -> [CIDRBlock] {
        snapshot.routeTables.byID.values.flatMap(\.routes).filter { $0.target == .resource(id) }.compactMap { route in
            if case .block(let block) = route.destination { block } else { nil }
        }
    }
}
