/// A VPC route table with its rows and associations (`DescribeRouteTables`).
public struct RouteTable: SnapshotResource, Hashable {
    static let idKey: StaticString = "RouteTableId"

    /// `rtb-…`.
    public let id: String
    /// The Name tag.
    public let name: String?
    /// The VPC it is part of.
    public let vpcID: String
    /// The rows, in the order of the output, which carries no meaning.
    public internal(set) var routes: [Route]
    /// The subnets explicitly associated with it.
    public internal(set) var subnetIDs: [String]
    /// The subnets by the ids of their associations.
    let associations: [String: String]
    /// The gateways whose incoming traffic it routes (edge association).
    public internal(set) var gatewayIDs: [String]
    /// The virtual private gateways that put the routes they know into it.
    public internal(set) var propagatingGatewayIDs: [String]
    /// Whether subnets without a table of their own use this one.
    public internal(set) var isMain: Bool

    init(from fields: Fields) throws(ElementError) {
        id = try fields.text("RouteTableId")
        name = fields.nameTag()
        vpcID = try fields.text("VpcId")
        routes = try fields.list("Routes", Route.init(from:))
        var subnets: [String] = []
        var gateways: [String] = []
        var main = false
        var associations: [String: String] = [:]
        _ = try fields.list("Associations") { item throws(ElementError) in
            if let state = try item.object("AssociationState")?.optionalText("State"), state != "associated" { return }
            if try item.optionalFlag("Main") == true { main = true }
            if let subnet = try item.optionalText("SubnetId") {
                subnets.append(subnet)
                if let id = try item.optionalText("RouteTableAssociationId") { associations[id] = subnet }
            }
            if let gateway = try item.optionalText("GatewayId") { gateways.append(gateway) }
        }
        propagatingGatewayIDs = try fields.list("PropagatingVgws") { item throws(ElementError) in
            try item.text("GatewayId")
        }
        subnetIDs = subnets
        self.associations = associations
        gatewayIDs = gateways
        isMain = main
    }
}
