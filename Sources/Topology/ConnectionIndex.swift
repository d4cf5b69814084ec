import Inventory

/// Who is attached to which transit gateway and virtual private gateway.
struct ConnectionIndex: Sendable {
    /// A VPC and a transit gateway.
    struct Place: Hashable {
        let vpcID: String
        let gatewayID: String
    }

    /// VPC attachments by place, the best of several: a given-up one stays in the list for a while.
    let attachmentByPlace: [Place: TransitGatewayVPCAttachment]
    /// VPC attachments by VPC, in order of their id.
    let attachmentsByVPC: [String: [TransitGatewayVPCAttachment]]
    /// Places known only from the list of all kinds, where the subnets are not told.
    let attachedPlaces: Set<Place>
    /// The table that an attachment's packets use, as the table's own list of associations tells it.
    let tablesByAttachment: [String: [String]]
    /// The tables of each transit gateway, in order of their id.
    let tablesByGateway: [String: [String]]
    /// Peerings by both their ids.
    let peeringByAttachment: [String: TransitGatewayPeering]
    /// Virtual private gateways by VPC, in order of their id.
    let vpnGatewaysByVPC: [String: [VPNGateway]]

    private static let givenUp: Set = ["deleted", "rejected", "failed"]

    init(_ snapshot: Snapshot) {
        var byPlace: [Place: TransitGatewayVPCAttachment] = [:]
        for attachment in snapshot.transitGatewayVPCAttachments.byID.values {
            if Self.givenUp.contains(attachment.state ?? "") { continue }
            let place = Place(vpcID: attachment.vpcID, gatewayID: attachment.gatewayID)
            if let other = byPlace[place], Self.order(other) < Self.order(attachment) { continue }
            byPlace[place] = attachment
        }
        attachmentByPlace = byPlace
        attachmentsByVPC = Dictionary(grouping: byPlace.values.sorted { $0.id < $1.id }, by: \.vpcID)
        attachedPlaces = Set(
            snapshot.transitGatewayAttachments.byID.values.compactMap { attachment in
                guard attachment.kind == .vpc, let vpcID = attachment.resourceID,
                    !Self.givenUp.contains(attachment.state ?? "")
                else { return nil }
                return Place(vpcID: vpcID, gatewayID: attachment.gatewayID)
            })
        var tables: [String: [String]] = [:]
        for list in snapshot.transitGatewayAssociations.byID.values.sorted(by: { $0.id < $1.id }) {
            for attachment in list.attachmentIDs { tables[attachment, default: []].append(list.id) }
        }
        tablesByAttachment = tables
        tablesByGateway = Dictionary(
            grouping: snapshot.transitGatewayRouteTables.byID.values.sorted { $0.id < $1.id }, by: \.gatewayID
        ).mapValues { $0.map(\.id) }
        var peerings: [String: TransitGatewayPeering] = [:]
        for peering in snapshot.transitGatewayPeerings.byID.values {
            peerings[peering.id] = peering
            if let other = peering.accepterAttachmentID { peerings[other] = peering }
        }
        peeringByAttachment = peerings
        var gateways: [String: [VPNGateway]] = [:]
        for gateway in snapshot.vpnGateways.byID.values.sorted(by: { $0.id < $1.id }) where gateway.state != "deleted" {
            for attachment in gateway.attachments where attachment.state != "detached" {
                gateways[attachment.vpcID, default: []].append(gateway)
            }
        }
        vpnGatewaysByVPC = gateways
    }

    /// The working one first, then by id.
    private static func order(_ attachment: TransitGatewayVPCAttachment) -> (Int, String) {
        (attachment.state == "available" ? 0 : 1, attachment.id)
    }
}
