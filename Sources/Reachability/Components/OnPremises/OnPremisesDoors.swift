import Inventory
import NetworkSets
import Topology

/// The doors by which hosts at the customer's site may get in: those that routes lead back out through. Which one their
/// routers take AWS does not show, so each is a way of its own.
struct OnPremisesDoors {
    let topology: Topology
    let family: AddressFamily

    /// The doors to a VPC: its virtual private gateways, and the VPN and Direct Connect attachments of the transit gateways
    /// it is attached to, or that are peered with these.
    func doors(toVPC vpcID: String) -> [OnPremisesDoor] {
        let gateways = topology.vpnGateways(ofVPC: vpcID).flatMap { gateway in
            VPNGatewayRoutes(gatewayID: gateway.id, vpcID: vpcID, topology).doors(vpcID: vpcID)
        }
        let near = topology.attachments(ofVPC: vpcID).map(\.gatewayID)
        let transit = unique(near + near.flatMap(peers))
        return gateways + transit.flatMap(doors(ofTransitGateway:))
    }

    /// The doors an id names: a VPN connection, a virtual private gateway, or an attachment.
    func doors(named id: String) -> [OnPremisesDoor] {
        let gateways = topology.snapshot.vpnGateways.byID.values.sorted { $0.id < $1.id }.flatMap { gateway in
            gateway.attachments.filter { $0.state != "detached" }.flatMap { attachment in
                VPNGatewayRoutes(gatewayID: gateway.id, vpcID: attachment.vpcID, topology)
                    .doors(vpcID: attachment.vpcID)
            }
        }
        let transit = unique(topology.snapshot.transitGatewayAttachments.byID.values.map(\.gatewayID).sorted())
        return (gateways + transit.flatMap(doors(ofTransitGateway:))).filter { $0.isNamed(id) }
    }

    private func doors(ofTransitGateway gatewayID: String) -> [OnPremisesDoor] {
        let outward = topology.snapshot.transitGatewayAttachments.byID.values
            .filter { $0.gatewayID == gatewayID && ($0.kind == .vpn || $0.kind == .directConnectGateway) }
        return outward.sorted { $0.id < $1.id }.compactMap { attachment in
            guard let resource = attachment.resourceID else { return nil }
            let kind: Carrier.Kind = attachment.kind == .vpn ? .vpn : .directConnectGateway
            let blocks = topology.blocksRouted(toAttachment: attachment.attachmentID, of: gatewayID)
            return OnPremisesDoor(
                carrier: Carrier(kind: kind, id: resource, gatewayID: gatewayID),
                place: .attachment(attachment.attachmentID),
                addresses: AddressSet(blocks.filter { $0.family == family }))
        }
    }

    private func peers(of gatewayID: String) -> [String] {
        topology.snapshot.transitGatewayPeerings.byID.values.compactMap { $0.farEnd(from: gatewayID)?.side.gatewayID }
            .sorted()
    }

    private func unique(_ ids: [String]) -> [String] {
        ids.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
