import JSONText

extension CollectionPlan {
    /// Load balancers of all kinds.
    static let loadBalancers: [CollectedOperation] = [
        one("elbv2", "DescribeLoadBalancers", isEvaluated: true),
        each(
            "elbv2", "DescribeLoadBalancerAttributes", "LoadBalancerArn", of: "DescribeLoadBalancers", "LoadBalancers",
            "LoadBalancerArn", isEvaluated: true),
        each(
            "elbv2", "DescribeListeners", "LoadBalancerArn", of: "DescribeLoadBalancers", "LoadBalancers",
            "LoadBalancerArn", carriesID: true, isEvaluated: true),
        each(
            "elbv2", "DescribeListenerAttributes", "ListenerArn", of: "DescribeListeners", "Listeners", "ListenerArn",
            isEvaluated: true),
        // Gateway and network load balancers have no rules to list.
        each(
            "elbv2", "DescribeRules", "ListenerArn", of: "DescribeListeners", "Listeners", "ListenerArn",
            isEvaluated: true, where: ("Protocol", ["HTTP", "HTTPS"])),
        one("elbv2", "DescribeTargetGroups", isEvaluated: true),
        each(
            "elbv2", "DescribeTargetGroupAttributes", "TargetGroupArn", of: "DescribeTargetGroups", "TargetGroups",
            "TargetGroupArn", isEvaluated: true),
        each(
            "elbv2", "DescribeTargetHealth", "TargetGroupArn", of: "DescribeTargetGroups", "TargetGroups",
            "TargetGroupArn", isEvaluated: true),
        one("elb", "DescribeLoadBalancers", isEvaluated: true),
        each(
            "elb", "DescribeLoadBalancerAttributes", "LoadBalancerName", of: "DescribeLoadBalancers",
            "LoadBalancerDescriptions", "LoadBalancerName", isEvaluated: true),
        each(
            "elb", "DescribeInstanceHealth", "LoadBalancerName", of: "DescribeLoadBalancers",
            "LoadBalancerDescriptions", "LoadBalancerName", isEvaluated: true),
    ]

    /// Firewalls, Direct Connect, Cloud WAN, and the services whose interfaces need a name.
    static let others: [CollectedOperation] = [
        one("network-firewall", "ListFirewalls", isEvaluated: true),
        each(
            "network-firewall", "DescribeFirewall", "FirewallArn", of: "ListFirewalls", "Firewalls", "FirewallArn",
            isEvaluated: true),
        each(
            "network-firewall", "DescribeLoggingConfiguration", "FirewallArn", of: "ListFirewalls", "Firewalls",
            "FirewallArn"),
        one("network-firewall", "ListFirewallPolicies", isEvaluated: true),
        each(
            "network-firewall", "DescribeFirewallPolicy", "FirewallPolicyArn", of: "ListFirewallPolicies",
            "FirewallPolicies", "Arn", isEvaluated: true),
        one("network-firewall", "ListRuleGroups", isEvaluated: true),
        each(
            "network-firewall", "DescribeRuleGroup", "RuleGroupArn", of: "ListRuleGroups", "RuleGroups", "Arn",
            isEvaluated: true),
        one("network-firewall", "ListVpcEndpointAssociations", isEvaluated: true),
        each(
            "network-firewall", "DescribeVpcEndpointAssociation", "VpcEndpointAssociationArn",
            of: "ListVpcEndpointAssociations", "VpcEndpointAssociations", "VpcEndpointAssociationArn",
            isEvaluated: true),
        one("directconnect", "DescribeConnections"),
        one("directconnect", "DescribeVirtualInterfaces", isEvaluated: true),
        one("directconnect", "DescribeVirtualGateways"),
        one("directconnect", "DescribeDirectConnectGateways", isEvaluated: true),
        each(
            "directconnect", "DescribeDirectConnectGatewayAssociations", "directConnectGatewayId",
            of: "DescribeDirectConnectGateways", "directConnectGateways", "directConnectGatewayId", carriesID: true,
            isEvaluated: true),
        each(
            "directconnect", "DescribeDirectConnectGatewayAttachments", "directConnectGatewayId",
            of: "DescribeDirectConnectGateways", "directConnectGateways", "directConnectGatewayId", carriesID: true),
        one("networkmanager", "ListCoreNetworks", scope: .account, isEvaluated: true),
        each(
            "networkmanager", "GetCoreNetwork", "CoreNetworkId", of: "ListCoreNetworks", "CoreNetworks",
            "CoreNetworkId", isEvaluated: true),
        each(
            "networkmanager", "GetCoreNetworkPolicy", "CoreNetworkId", of: "ListCoreNetworks", "CoreNetworks",
            "CoreNetworkId", isEvaluated: true),
        one(
            "networkmanager", "GetNetworkRoutes",
            scope: .derived(.init(operation: "GetCoreNetwork", requests: CoreNetworkTables.requests)),
            carriesID: false, isEvaluated: true),
        one("networkmanager", "ListAttachments", scope: .account, isEvaluated: true),
        each(
            "networkmanager", "GetVpcAttachment", "AttachmentId", of: "ListAttachments", "Attachments", "AttachmentId",
            isEvaluated: true, where: ("AttachmentType", ["VPC"])),
        one("networkmanager", "ListPeerings", scope: .account),
        each(
            "networkmanager", "GetTransitGatewayPeering", "PeeringId", of: "ListPeerings", "Peerings", "PeeringId",
            where: ("PeeringType", ["TRANSIT_GATEWAY"])),
        one("route53resolver", "ListFirewallRuleGroupAssociations"),
        one("globalaccelerator", "ListAccelerators", scope: .account),
        each(
            "globalaccelerator", "ListListeners", "AcceleratorArn", of: "ListAccelerators", "Accelerators",
            "AcceleratorArn"),
        each(
            "globalaccelerator", "ListEndpointGroups", "ListenerArn", of: "ListListeners", "Listeners", "ListenerArn"),
        one("lambda", "ListFunctions", isEvaluated: true),
        one("rds", "DescribeDBInstances", isEvaluated: true),
        one("rds", "DescribeDBClusters", isEvaluated: true),
        one("redshift", "DescribeClusters", isEvaluated: true),
        one("ecs", "ListClusters", isEvaluated: true),
        each("ecs", "ListTasks", "cluster", of: "ListClusters", "clusterArns", isEvaluated: true),
        each(
            "ecs", "DescribeTasks", "tasks", of: "ListTasks", "taskArns", carriesID: true, isEvaluated: true,
            batch: 100,
            outer: "cluster"),
        one("eks", "ListClusters"),
        each("eks", "DescribeCluster", "name", of: "ListClusters", "clusters"),
        one("ram", "ListResources", ["resourceOwner": "OTHER-ACCOUNTS"]),
    ]
}
