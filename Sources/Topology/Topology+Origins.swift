public import Inventory

extension Topology {
    /// Whether the snapshot holds VPCs of more than one account or region: commands then need to be told which is meant.
    public var spansOrigins: Bool {
        Set(snapshot.vpcOrigins.values).count > 1
    }

    /// The account and region of the VPC that a component is part of, as far as they are known.
    public func origin(of id: String) -> Snapshot.Origin? {
        vpcID(of: id).flatMap { snapshot.vpcOrigins[$0] }
    }

    private func vpcID(of id: String) -> String? {
        if let balancer = balancer(id) { return balancer.vpcID }
        if let pool = targetPool(id) { return pool.vpcID }
        return switch id.prefix(while: { $0 != "-" }) {
        case "vpc": id
        case "subnet": snapshot.subnets[id]?.vpcID
        case "eni": snapshot.networkInterfaces[id]?.vpcID
        case "i": interfacesByInstance[id]?.first?.vpcID
        case "sg": snapshot.securityGroups[id]?.vpcID
        case "acl": snapshot.networkACLs[id]?.vpcID
        case "rtb": snapshot.routeTables[id]?.vpcID
        case "igw": snapshot.internetGateways[id]?.attachments.first?.vpcID
        case "eigw": snapshot.egressOnlyInternetGateways[id]?.attachments.first?.vpcID
        case "vpce": snapshot.vpcEndpoints[id]?.vpcID
        case "nat": snapshot.natGateways[id]?.vpcID
        default: nil
        }
    }
}
