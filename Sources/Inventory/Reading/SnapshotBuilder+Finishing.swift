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
        for (action, mark) in Self.markingIncomplete {
            var places = refusedFor[action] ?? []
            if collectionWasCutShort { places.insert(Snapshot.Origin()) }
            mark(&snapshot, places)
        }
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

    /// What each call fills. A list that was refused in one account or region is not all there is, though another one's
    /// list is present.
    private static let markingIncomplete: [String: @Sendable (inout Snapshot, Set<Snapshot.Origin>) -> Void] = [
        "ec2:DescribeVpcs": { $0.vpcs.incompleteFor.formUnion($1) },
        "ec2:DescribeSubnets": { $0.subnets.incompleteFor.formUnion($1) },
        "ec2:DescribeRouteTables": { $0.routeTables.incompleteFor.formUnion($1) },
        "ec2:DescribeNetworkAcls": { $0.networkACLs.incompleteFor.formUnion($1) },
        "ec2:DescribeSecurityGroups": { $0.securityGroups.incompleteFor.formUnion($1) },
        "ec2:DescribeNetworkInterfaces": { $0.networkInterfaces.incompleteFor.formUnion($1) },
        "ec2:DescribeInstances": { $0.instances.incompleteFor.formUnion($1) },
        "ec2:DescribeInternetGateways": { $0.internetGateways.incompleteFor.formUnion($1) },
        "ec2:DescribeEgressOnlyInternetGateways": { $0.egressOnlyInternetGateways.incompleteFor.formUnion($1) },
        "ec2:DescribeNatGateways": { $0.natGateways.incompleteFor.formUnion($1) },
        "ec2:DescribeVpcPeeringConnections": { $0.peeringConnections.incompleteFor.formUnion($1) },
        "ec2:DescribeAddresses": { $0.addresses.incompleteFor.formUnion($1) },
        "ec2:DescribePrefixLists": { $0.prefixLists.incompleteFor.formUnion($1) },
        "ec2:DescribeManagedPrefixLists": { $0.prefixLists.incompleteFor.formUnion($1) },
        "ec2:DescribeVpcEndpoints": { $0.vpcEndpoints.incompleteFor.formUnion($1) },
        "ec2:DescribeVpcEndpointServices": { $0.endpointServices.incompleteFor.formUnion($1) },
        "ec2:DescribeVpcEndpointServiceConfigurations": {
            $0.endpointServiceConfigurations.incompleteFor.formUnion($1)
        },
        "ec2:DescribeVpcEncryptionControls": { $0.encryptionControls.incompleteFor.formUnion($1) },
        "network-firewall:DescribeFirewall": { $0.firewalls.incompleteFor.formUnion($1) },
        "network-firewall:DescribeVpcEndpointAssociation": { $0.firewallAssociations.incompleteFor.formUnion($1) },
        "network-firewall:DescribeFirewallPolicy": { $0.firewallPolicies.incompleteFor.formUnion($1) },
        "network-firewall:DescribeRuleGroup": { $0.firewallRuleGroups.incompleteFor.formUnion($1) },
        "elasticloadbalancing:DescribeLoadBalancers": {
            $0.loadBalancers.incompleteFor.formUnion($1)
            $0.classicLoadBalancers.incompleteFor.formUnion($1)
        },
        "elasticloadbalancing:DescribeListeners": { $0.listeners.incompleteFor.formUnion($1) },
        "elasticloadbalancing:DescribeRules": { $0.listenerRules.incompleteFor.formUnion($1) },
        "elasticloadbalancing:DescribeTargetGroups": { $0.targetGroups.incompleteFor.formUnion($1) },
        "ec2:DescribeTransitGateways": { $0.transitGateways.incompleteFor.formUnion($1) },
        "ec2:DescribeTransitGatewayAttachments": { $0.transitGatewayAttachments.incompleteFor.formUnion($1) },
        "ec2:DescribeTransitGatewayVpcAttachments": { $0.transitGatewayVPCAttachments.incompleteFor.formUnion($1) },
        "ec2:DescribeTransitGatewayPeeringAttachments": { $0.transitGatewayPeerings.incompleteFor.formUnion($1) },
        "ec2:DescribeTransitGatewayConnectPeers": { $0.transitGatewayConnectPeers.incompleteFor.formUnion($1) },
        "ec2:DescribeTransitGatewayRouteTables": { $0.transitGatewayRouteTables.incompleteFor.formUnion($1) },
        "ec2:GetTransitGatewayRouteTableAssociations": { $0.transitGatewayAssociations.incompleteFor.formUnion($1) },
        "ec2:GetTransitGatewayRouteTablePropagations": { $0.transitGatewayPropagations.incompleteFor.formUnion($1) },
        "ec2:DescribeFlowLogs": { $0.flowLogs.incompleteFor.formUnion($1) },
        "networkmanager:ListAttachments": { $0.coreNetworkAttachments.incompleteFor.formUnion($1) },
        "ec2:DescribeVpnGateways": { $0.vpnGateways.incompleteFor.formUnion($1) },
        "ec2:DescribeVpnConnections": { $0.vpnConnections.incompleteFor.formUnion($1) },
        "directconnect:DescribeVirtualInterfaces": { $0.virtualInterfaces.incompleteFor.formUnion($1) },
        "directconnect:DescribeDirectConnectGateways": { $0.directConnectGateways.incompleteFor.formUnion($1) },
        "directconnect:DescribeDirectConnectGatewayAssociations": {
            $0.directConnectAssociations.incompleteFor.formUnion($1)
        },
        "ec2:SearchTransitGatewayRoutes": { $0.transitGatewayRoutes.incompleteFor.formUnion($1) },
    ]
}
