import JSONText

/// One more endpoint of a Network Firewall (`network-firewall describe-vpc-endpoint-association`).
public struct FirewallEndpointAssociation: SnapshotResource, Hashable {
    static let idKey: StaticString = "VpcEndpointAssociationArn"

    /// The ARN.
    public let id: String
    /// The ARN of the firewall.
    public let firewallARN: String
    /// The VPC it stands in.
    public let vpcID: String
    /// The endpoints, as a rule one.
    public let endpoints: [NetworkFirewall.Endpoint]

    /// Reads a whole answer: the association and its state stand beside each other.
    init(from fields: Fields) throws(ElementError) {
        guard let association = try fields.object("VpcEndpointAssociation") else {
            throw fields.error("VpcEndpointAssociation", "missing, an object is required")
        }
        id = try association.text("VpcEndpointAssociationArn")
        firewallARN = try association.text("FirewallArn")
        vpcID = try association.text("VpcId")
        var endpoints: [NetworkFirewall.Endpoint] = []
        let states = try fields.object("VpcEndpointAssociationStatus")?.object("AssociationSyncState")?.objects() ?? []
        for (_, entry) in states {
            guard let attachment = try entry.object("Attachment"), let id = try attachment.optionalText("EndpointId")
            else { continue }
            endpoints.append(
                NetworkFirewall.Endpoint(
                    id: id, subnetID: try attachment.optionalText("SubnetId"),
                    status: try attachment.optionalText("Status"), configuration: [:]))
        }
        self.endpoints = endpoints
    }
}
