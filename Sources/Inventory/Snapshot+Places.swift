extension Snapshot {
    /// The account and region that a VPC belongs to, as far as the snapshot tells; its flow logs are listed there alone.
    ///
    /// A shared VPC is described in other accounts too, and the file it was read from may be of one of those.
    public func home(ofVPC id: String) -> Origin {
        let origin = vpcOrigins[id] ?? Origin()
        return Origin(account: vpcs[id]?.ownerID ?? origin.account, region: origin.region)
    }

    /// The accounts and regions whose lists tell of the resources in a VPC.
    ///
    /// A VPC lies in one region. Its owner may share its subnets, and then other accounts have resources in it: those are
    /// the accounts that were shown the VPC, and where that is not known, any account.
    public func places(ofVPC id: String) -> Set<Origin> {
        guard let origin = vpcOrigins[id] else { return [Origin()] }
        var places = vpcSightings[id] ?? []
        places.insert(origin)
        places.insert(home(ofVPC: id))
        for refused in vpcs.incompleteFor where Origin(region: origin.region).mayBe(refused) { places.insert(refused) }
        return Set(places.map { Origin(account: $0.account, region: $0.region ?? origin.region) })
    }
}
