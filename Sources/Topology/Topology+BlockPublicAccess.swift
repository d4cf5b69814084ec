public import Inventory

extension Topology {
    /// The mode of VPC block public access that holds in a subnet, or in its VPC where the subnet is not known: what they
    /// say themselves, else the setting of the VPC's account and region. Nil where nothing says that there is any.
    public func blockPublicAccessMode(ofSubnet subnetID: String?, inVPC vpcID: String) -> String? {
        let stated =
            subnetID.flatMap { snapshot.subnets[$0]?.blockPublicAccessMode }
            ?? snapshot.vpcs[vpcID]?.blockPublicAccessMode
        if stated != nil || snapshot.blockPublicAccessModes.isEmpty { return stated }
        guard let origin = snapshot.vpcOrigins[vpcID] else { return nil }
        return snapshot.blockPublicAccessModes.first { $0.key.mayBe(origin) }?.value
    }

    /// The exclusion of a subnet, or of its VPC, from block public access, unless it is certainly not in force.
    public func blockPublicAccessExclusion(
        ofSubnet subnetID: String?, inVPC vpcID: String
    ) -> BlockPublicAccessExclusion? {
        let exclusions = snapshot.blockPublicAccessExclusions.byID.values.filter { $0.isInForce != false }
        return exclusions.first { $0.resourceID == subnetID } ?? exclusions.first { $0.resourceID == vpcID }
    }
}
