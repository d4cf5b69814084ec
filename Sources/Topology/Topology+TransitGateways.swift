public import Inventory

extension Topology {
    /// The attachment of a VPC to a transit gateway, in whatever state.
    public func attachment(ofVPC vpcID: String, to gatewayID: String) -> Lookup<TransitGatewayVPCAttachment> {
        let place = ConnectionIndex.Place(vpcID: vpcID, gatewayID: gatewayID)
        if let attachment = connections.attachmentByPlace[place] { return .found(attachment) }
        if connections.attachedPlaces.contains(place) { return .unknown }
        return provesAbsence(\.transitGatewayVPCAttachments, inVPC: vpcID) ? .absent : .unknown
    }

    /// The attachments of a VPC to transit gateways, in order of their id.
    public func attachments(ofVPC vpcID: String) -> [TransitGatewayVPCAttachment] {
        connections.attachmentsByVPC[vpcID] ?? []
    }

    /// The end of an attachment at one transit gateway; nil where the snapshot does not list it.
    public func attachment(_ attachmentID: String, at gatewayID: String) -> TransitGatewayAttachment? {
        snapshot.transitGatewayAttachments["\(attachmentID)@\(gatewayID)"]
    }

    /// The route table for what comes into a transit gateway through an attachment. Absent where there is no association.
    public func transitGatewayTable(of attachmentID: String, at gatewayID: String) -> Lookup<String> {
        let attachment = attachment(attachmentID, at: gatewayID)
        if let table = attachment?.tableID { return .found(table) }
        let named = connections.tablesByAttachment[attachmentID] ?? []
        // Two peered gateways may name their ends alike; then only the table's gateway tells whose it is.
        if let table = named.first(where: { snapshot.transitGatewayRouteTables[$0]?.gatewayID == gatewayID }) {
            return .found(table)
        }
        if named.count == 1, snapshot.transitGatewayRouteTables[named[0]] == nil { return .found(named[0]) }
        guard let attachment else { return .unknown }
        if attachment.associationState != nil { return .absent }
        // Only the owner of the gateway is told of associations; whoever sees its tables is the owner.
        let isOwnersView =
            connections.tablesByGateway[gatewayID] != nil
            || (attachment.gatewayOwnerID != nil && attachment.gatewayOwnerID == attachment.resourceOwnerID)
        return isOwnersView ? .absent : .unknown
    }

    /// The peering of transit gateways that an attachment is an end of.
    public func transitGatewayPeering(of attachmentID: String) -> TransitGatewayPeering? {
        connections.peeringByAttachment[attachmentID]
    }

    /// The route tables of a transit gateway, as far as the snapshot lists them.
    public func transitGatewayTables(of gatewayID: String) -> [String] {
        connections.tablesByGateway[gatewayID] ?? []
    }

    /// Whether two subnets are in one zone; nil where that is not known. The names of zones mean other zones in other
    /// accounts, their ids do not.
    public func shareZone(_ one: Subnet, _ other: Subnet) -> Bool? {
        if let oneID = one.availabilityZoneID, let otherID = other.availabilityZoneID { return oneID == otherID }
        guard let oneZone = one.availabilityZone, let otherZone = other.availabilityZone else { return nil }
        let owners = [one, other].map { snapshot.vpcs[$0.vpcID]?.ownerID }
        if let oneOwner = owners[0], let otherOwner = owners[1], oneOwner != otherOwner { return nil }
        return oneZone == otherZone
    }
}
