extension Snapshot {
    /// The accounts and regions whose lists tell of the resources in a VPC.
    ///
    /// A VPC lies in one region. Its owner may share its subnets, and then other accounts have resources in it: those are
    /// the accounts that were shown the VPC, and where that is not known, any account.
    public func places(ofVPC id: String) -> Set<Origin> {
        guard let origin = vpcOrigins[id] else { return [Origin()] }
        var places = vpcSightings[id] ?? []
        places.insert(origin)
        for refused in vpcs.incompleteFor where Origin(region: origin.region).mayBe(refused) { places.insert(refused) }
        return Set(places.map { Origin(account: $0.account, region: $0.region ?? origin.region) })
    }
}
