import JSONText

extension CollectionPlan {
    /// VPCs and what filters and routes within them.
    static let network: [CollectedOperation] = [
        one("ec2", "DescribeVpcs", isEvaluated: true),
        // Each attribute has a call of its own.
        each(
            "ec2", "DescribeVpcAttribute", "VpcId", of: "DescribeVpcs", "Vpcs", "VpcId",
            choice: ("Attribute", ["enableDnsSupport", "enableDnsHostnames"])),
        one("ec2", "DescribeSubnets", isEvaluated: true),
        one("ec2", "DescribeRouteTables", isEvaluated: true),
        one("ec2", "DescribeNetworkAcls", isEvaluated: true),
        one("ec2", "DescribeSecurityGroups", isEvaluated: true),
        each(
            "ec2", "DescribeSecurityGroupReferences", "GroupId", of: "DescribeSecurityGroups", "SecurityGroups",
            "GroupId", carriesID: true, batch: 100),
        one("ec2", "DescribeSecurityGroupRules", isEvaluated: true),
        one("ec2", "DescribeSecurityGroupVpcAssociations"),
        each(
            "ec2", "DescribeStaleSecurityGroups", "VpcId", of: "DescribeVpcs", "Vpcs", "VpcId", carriesID: true),
        one("ec2", "DescribeNetworkInterfaces", isEvaluated: true),
        one("ec2", "DescribeInstances", isEvaluated: true),
        each(
            "ec2", "DescribeInstanceTypes", "InstanceTypes", of: "DescribeInstances", "Reservations", "Instances",
            "InstanceType", carriesID: true, isEvaluated: true, batch: 100),
        one("ec2", "DescribeManagedPrefixLists", isEvaluated: true),
        each(
            "ec2", "GetManagedPrefixListEntries", "PrefixListId", of: "DescribeManagedPrefixLists", "PrefixLists",
            "PrefixListId", isEvaluated: true),
        one("ec2", "DescribePrefixLists", isEvaluated: true),
        one("ec2", "DescribeAvailabilityZones"),
        one("ec2", "DescribeDhcpOptions"),
        one("ec2", "DescribeFlowLogs"),
        one("ec2", "DescribeVpcBlockPublicAccessOptions"),
        one("ec2", "DescribeVpcBlockPublicAccessExclusions"),
    ]

    /// Ways out of a VPC, and VPC route servers.
    static let gateways: [CollectedOperation] = [
        one("ec2", "DescribeInternetGateways", isEvaluated: true),
        one("ec2", "DescribeEgressOnlyInternetGateways", isEvaluated: true),
        one("ec2", "DescribeNatGateways", isEvaluated: true),
        one("ec2", "DescribeAddresses", isEvaluated: true),
        one("ec2", "DescribeVpcPeeringConnections", isEvaluated: true),
        one("ec2", "DescribeCarrierGateways"),
        one("ec2", "DescribeLocalGateways"),
        one("ec2", "DescribeLocalGatewayVirtualInterfaces"),
        one("ec2", "DescribeLocalGatewayRouteTables"),
        each(
            "ec2", "SearchLocalGatewayRoutes", "LocalGatewayRouteTableId", of: "DescribeLocalGatewayRouteTables",
            "LocalGatewayRouteTables", "LocalGatewayRouteTableId", carriesID: true),
        one("ec2", "DescribeRouteServers"),
        one("ec2", "DescribeRouteServerEndpoints"),
        one("ec2", "DescribeRouteServerPeers"),
        each(
            "ec2", "GetRouteServerAssociations", "RouteServerId", of: "DescribeRouteServers", "RouteServers",
            "RouteServerId", carriesID: true),
        each(
            "ec2", "GetRouteServerPropagations", "RouteServerId", of: "DescribeRouteServers", "RouteServers",
            "RouteServerId", carriesID: true),
        each(
            "ec2", "GetRouteServerRoutingDatabase", "RouteServerId", of: "DescribeRouteServers", "RouteServers",
            "RouteServerId"),
    ]

    /// Transit gateways.
    static let transitGateways: [CollectedOperation] =
        [
            one("ec2", "DescribeTransitGateways", isEvaluated: true),
            one("ec2", "DescribeTransitGatewayAttachments", isEvaluated: true),
            one("ec2", "DescribeTransitGatewayVpcAttachments", isEvaluated: true),
            one("ec2", "DescribeTransitGatewayPeeringAttachments", isEvaluated: true),
            one("ec2", "DescribeTransitGatewayConnects", isEvaluated: true),
            one("ec2", "DescribeTransitGatewayConnectPeers", isEvaluated: true),
            one("ec2", "DescribeTransitGatewayRouteTables", isEvaluated: true),
            one("ec2", "DescribeTransitGatewayRouteTableAnnouncements"),
            one("ec2", "DescribeTransitGatewayPolicyTables"),
            each(
                "ec2", "SearchTransitGatewayRoutes", "TransitGatewayRouteTableId",
                of: "DescribeTransitGatewayRouteTables", "TransitGatewayRouteTables", "TransitGatewayRouteTableId",
                parameters: ["Filters": [["Name": "state", "Values": ["active", "blackhole"]]]], isEvaluated: true),
        ]
        + [
            ("GetTransitGatewayRouteTableAssociations", true), ("GetTransitGatewayRouteTablePropagations", true),
            ("GetTransitGatewayPrefixListReferences", false),
        ].map { operation, isEvaluated in
            each(
                "ec2", operation, "TransitGatewayRouteTableId", of: "DescribeTransitGatewayRouteTables",
                "TransitGatewayRouteTables", "TransitGatewayRouteTableId", carriesID: !isEvaluated,
                isEvaluated: isEvaluated)
        }
        + [("GetTransitGatewayPolicyTableAssociations", true), ("GetTransitGatewayPolicyTableEntries", false)].map {
            operation, carriesID in
            each(
                "ec2", operation, "TransitGatewayPolicyTableId", of: "DescribeTransitGatewayPolicyTables",
                "TransitGatewayPolicyTables", "TransitGatewayPolicyTableId", carriesID: carriesID)
        }

    /// VPN connections and VPC endpoints.
    static let privateConnections: [CollectedOperation] = [
        one("ec2", "DescribeVpnConnections", isEvaluated: true),
        one("ec2", "DescribeVpnGateways", isEvaluated: true),
        one("ec2", "DescribeCustomerGateways"),
        one("ec2", "DescribeVpnConcentrators"),
        one("ec2", "DescribeClientVpnEndpoints"),
        each(
            "ec2", "DescribeClientVpnRoutes", "ClientVpnEndpointId", of: "DescribeClientVpnEndpoints",
            "ClientVpnEndpoints", "ClientVpnEndpointId", carriesID: true),
        each(
            "ec2", "DescribeClientVpnAuthorizationRules", "ClientVpnEndpointId", of: "DescribeClientVpnEndpoints",
            "ClientVpnEndpoints", "ClientVpnEndpointId", carriesID: true),
        one("ec2", "DescribeVpcEndpoints", isEvaluated: true),
        one("ec2", "DescribeVpcEndpointServices", isEvaluated: true),
        one("ec2", "DescribeVpcEndpointServiceConfigurations", isEvaluated: true),
        one("ec2", "DescribeVpcEncryptionControls", isEvaluated: true),
        each(
            "ec2", "GetVpcResourcesBlockingEncryptionEnforcement", "VpcId", of: "DescribeVpcEncryptionControls",
            "VpcEncryptionControls", "VpcId"),
        one("ec2", "DescribeVpcEndpointConnections"),
        one("ec2", "DescribeVpcEndpointAssociations"),
    ]
}
