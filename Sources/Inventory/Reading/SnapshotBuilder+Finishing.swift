import JSONText

extension SnapshotBuilder {
    /// The finished snapshot: rule ids joined to their rules, interfaces that only instances list added, the place of each
    /// VPC, and what the refused calls leave incomplete.
    public consuming func finish() -> Snapshot {
        joinRuleRecords()
        for instance in snapshot.instances.byID.values {
            for interface in instance.interfaces where snapshot.networkInterfaces[interface.id] == nil {
                snapshot.networkInterfaces.byID[interface.id] = interface
            }
        }
        completeOrigins()
        for action in snapshot.refusals.keys { markIncomplete(action) }
        return snapshot
    }

    private mutating func joinRuleRecords() {
        var byGroup: [String: [SecurityGroupRuleRecord]] = [:]
        for record in ruleRecords.byID.values { byGroup[record.groupID, default: []].append(record) }
        for (groupID, records) in byGroup {
            let sorted = records.sorted { $0.id < $1.id }
            if let group = snapshot.securityGroups[groupID] {
                snapshot.securityGroups.byID[groupID] = group.withRuleIDs(of: sorted)
            } else if ruleRecords.isComplete {
                // All rules of a group tell what an evaluation needs of it; with some missing they would read as a denial.
                snapshot.securityGroups.byID[groupID] = SecurityGroup(
                    id: groupID, vpcID: nil, ingress: sorted.filter { !$0.isEgress }.map(\.rule),
                    egress: sorted.filter(\.isEgress).map(\.rule))
                snapshot.securityGroups.isPresent = true
            }
        }
    }

    /// What folders do not say of a VPC's account and region, its owner and the ARNs and zones of its subnets do.
    private mutating func completeOrigins() {
        for vpc in snapshot.vpcs.byID.values where snapshot.vpcOrigins[vpc.id]?.account == nil {
            snapshot.vpcOrigins[vpc.id, default: Snapshot.Origin()].account = vpc.ownerID
        }
        for subnet in snapshot.subnets.byID.values where snapshot.vpcOrigins[subnet.vpcID]?.region == nil {
            guard let region = subnet.region, snapshot.vpcs[subnet.vpcID] != nil else { continue }
            snapshot.vpcOrigins[subnet.vpcID, default: Snapshot.Origin()].region = region
        }
    }

    /// A list that was refused in one account or region is not all there is, though another one's list is present.
    private mutating func markIncomplete(_ action: String) {
        switch action {
        case "ec2:DescribeVpcs": snapshot.vpcs.isComplete = false
        case "ec2:DescribeSubnets": snapshot.subnets.isComplete = false
        case "ec2:DescribeRouteTables": snapshot.routeTables.isComplete = false
        case "ec2:DescribeNetworkAcls": snapshot.networkACLs.isComplete = false
        case "ec2:DescribeSecurityGroups": snapshot.securityGroups.isComplete = false
        case "ec2:DescribeNetworkInterfaces": snapshot.networkInterfaces.isComplete = false
        case "ec2:DescribeInstances": snapshot.instances.isComplete = false
        case "ec2:DescribeInternetGateways": snapshot.internetGateways.isComplete = false
        case "ec2:DescribeEgressOnlyInternetGateways": snapshot.egressOnlyInternetGateways.isComplete = false
        case "ec2:DescribeNatGateways": snapshot.natGateways.isComplete = false
        case "ec2:DescribeVpcPeeringConnections": snapshot.peeringConnections.isComplete = false
        case "ec2:DescribeAddresses": snapshot.addresses.isComplete = false
        case "ec2:DescribePrefixLists", "ec2:DescribeManagedPrefixLists": snapshot.prefixLists.isComplete = false
        case "ec2:SearchTransitGatewayRoutes": snapshot.transitGatewayRoutes.isComplete = false
        default: break
        }
    }
}
