"""Firewalls, Direct Connect, Cloud WAN, and the services that put interfaces into subnets."""
from company.elements import EPOCH, TIME, lower_tags, secret, tags

GATEWAY = "0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f"
CORE = "core-network-0a1b2c3d4e5f60718"


def add(a):
    firewall(a)
    firewall_rules(a)
    direct_connect(a)
    cloud_wan(a)
    functions(a)
    databases(a)
    containers(a)
    clusters(a)
    a.list("ram/list-resources", "resources", {
        "arn": f"arn:aws:ec2:{a.region}:222233334444:prefix-list/pl-0f1e2d3c4b5a69788", "type": "ec2:PrefixList",
        "resourceShareArn": f"arn:aws:ram:{a.region}:222233334444:resource-share/partner", "status": "AVAILABLE",
        "creationTime": EPOCH, "lastUpdatedTime": EPOCH, "resourceRegionScope": "REGIONAL"})


def firewall(a):
    arn = a.service_arn("network-firewall", "firewall/inspection")
    subnet = a.subnets["inspection-firewall-a"]["SubnetId"]
    endpoint = a.id("vpce", "firewall")
    a.interface("firewall", a.subnets["inspection-firewall-a"], "10.2.10.10", [],
                kind="gateway_load_balancer_endpoint", requester="amazon-aws", check=False, show_name=False,
                description=f"VPC Endpoint Interface {endpoint}")
    a.list("network-firewall/list-firewalls", "Firewalls", {"FirewallName": "inspection", "FirewallArn": arn})
    a.put("network-firewall/describe-firewall", {
        "UpdateToken": "1d8a7f2e-0000-4000-8000-0a1b2c3d4e5f", "Firewall": {
            "FirewallName": "inspection", "FirewallArn": arn,
            "FirewallPolicyArn": a.service_arn("network-firewall", "firewall-policy/strict"),
            "VpcId": a.vpcs["inspection"]["VpcId"], "SubnetMappings": [{"SubnetId": subnet, "IPAddressType": "IPV4"}],
            "DeleteProtection": True, "SubnetChangeProtection": False, "FirewallPolicyChangeProtection": False,
            "FirewallId": "5c9d3f1e-0000-4000-8000-0a1b2c3d4e5f", "Tags": [],
            "EncryptionConfiguration": {"KeyId": "AWS_OWNED_KMS_KEY", "Type": "AWS_OWNED_KMS_KEY"},
            "NumberOfAssociations": 1},
        "FirewallStatus": {
            "Status": "READY", "ConfigurationSyncStateSummary": "IN_SYNC", "SyncStates": {a.zone("a"): {
                "Attachment": {"SubnetId": subnet, "EndpointId": endpoint, "Status": "READY"},
                "Config": {a.service_arn("network-firewall", "stateful-rulegroup/web"): {"SyncStatus": "IN_SYNC"}}}},
            "CapacityUsageSummary": {"CIDRs": {"AvailableCIDRCount": 1000000, "UtilizedCIDRCount": 3}}}}, arn)
    a.put("network-firewall/describe-logging-configuration", {
        "FirewallArn": arn, "LoggingConfiguration": {"LogDestinationConfigs": [{
            "LogType": "ALERT", "LogDestinationType": "CloudWatchLogs",
            "LogDestination": {"logGroup": "/firewall/alert"}}]}}, arn)
    association = a.service_arn("network-firewall", "vpc-endpoint-association/5c9d3f1e")
    a.list("network-firewall/list-vpc-endpoint-associations", "VpcEndpointAssociations",
           {"VpcEndpointAssociationArn": association})
    mapping = {"SubnetId": a.subnets["legacy-a-a"]["SubnetId"], "IPAddressType": "IPV4"}
    a.put("network-firewall/describe-vpc-endpoint-association", {
        "VpcEndpointAssociation": {
            "VpcEndpointAssociationId": "5c9d3f1e", "VpcEndpointAssociationArn": association, "FirewallArn": arn,
            "VpcId": a.vpcs["legacy"]["VpcId"], "SubnetMapping": mapping, "Tags": []},
        "VpcEndpointAssociationStatus": {"Status": "READY", "AssociationSyncState": {a.zone("a"): {"Attachment": {
            "SubnetId": mapping["SubnetId"], "EndpointId": a.id("vpce", "firewall-legacy"), "Status": "READY"}}}}},
        association)


def firewall_rules(a):
    policy = a.service_arn("network-firewall", "firewall-policy/strict")
    stateless = a.service_arn("network-firewall", "stateless-rulegroup/ping")
    stateful = a.service_arn("network-firewall", "stateful-rulegroup/web")
    a.list("network-firewall/list-firewall-policies", "FirewallPolicies", {"Name": "strict", "Arn": policy})
    a.list("network-firewall/list-rule-groups", "RuleGroups", {"Name": "ping", "Arn": stateless},
           {"Name": "web", "Arn": stateful})
    a.put("network-firewall/describe-firewall-policy", {
        "UpdateToken": "2d8a7f2e", "FirewallPolicyResponse": {
            "FirewallPolicyName": "strict", "FirewallPolicyArn": policy, "FirewallPolicyId": "6c9d3f1e",
            "FirewallPolicyStatus": "ACTIVE", "Tags": tags("strict"), "ConsumedStatelessRuleCapacity": 10,
            "ConsumedStatefulRuleCapacity": 100, "NumberOfAssociations": 1, "LastModifiedTime": EPOCH},
        "FirewallPolicy": {
            "StatelessRuleGroupReferences": [{"ResourceArn": stateless, "Priority": 1}],
            "StatelessDefaultActions": ["aws:forward_to_sfe"],
            "StatelessFragmentDefaultActions": ["aws:drop"],
            "StatefulRuleGroupReferences": [{"ResourceArn": stateful, "Priority": 1}],
            "StatefulDefaultActions": ["aws:drop_established"],
            "StatefulEngineOptions": {"RuleOrder": "STRICT_ORDER", "StreamExceptionPolicy": "DROP",
                                      "FlowTimeouts": {"TcpIdleTimeoutSeconds": 350}},
            "PolicyVariables": {"RuleVariables": {"HOME_NET": {"Definition": ["10.0.0.0/8"]}}}}}, policy)

    def group(arn, name, kind, source):
        a.put("network-firewall/describe-rule-group", {
            "UpdateToken": "3d8a7f2e", "RuleGroup": source, "RuleGroupResponse": {
                "RuleGroupArn": arn, "RuleGroupName": name, "RuleGroupId": "7c9d3f1e", "Type": kind, "Capacity": 100,
                "RuleGroupStatus": "ACTIVE", "Tags": [], "ConsumedCapacity": 2, "NumberOfAssociations": 1,
                "LastModifiedTime": EPOCH}}, arn)

    group(stateless, "ping", "STATELESS", {"RulesSource": {"StatelessRulesAndCustomActions": {"StatelessRules": [{
        "RuleDefinition": {"MatchAttributes": {
            "Sources": [{"AddressDefinition": "10.0.0.0/8"}], "Destinations": [{"AddressDefinition": "0.0.0.0/0"}],
            "Protocols": [1]}, "Actions": ["aws:pass"]}, "Priority": 1}], "CustomActions": []}}})
    group(stateful, "web", "STATEFUL", {
        "RuleVariables": {"PortSets": {"WEB": {"Definition": ["80", "443"]}}},
        "RulesSource": {"RulesString": 'pass tcp $HOME_NET any -> any $WEB (msg:"web \\"only\\""; sid:1;)\n'
                                       "drop ip any any -> any any (sid:2;)\n"},
        "StatefulRuleOptions": {"RuleOrder": "STRICT_ORDER"}})


def direct_connect(a):
    a.list("directconnect/describe-connections", "connections", {
        "ownerAccount": a.account, "connectionId": "dxcon-fh6ayh1d", "connectionName": "dublin",
        "connectionState": "available", "region": a.region, "location": "EqDB3", "bandwidth": "1Gbps", "vlan": 0,
        "loaIssueTime": EPOCH, "jumboFrameCapable": True, "awsDeviceV2": "EqDB3-1a2b3c", "hasLogicalRedundancy": "no",
        "tags": lower_tags("dublin"), "macSecCapable": False})

    def interface(identifier, kind, vlan, target):
        key = secret(f"bgp.{kind}")
        session = {"asn": 65000, "authKey": key, "amazonAddress": f"169.254.{vlan}.1/30",
                   "customerAddress": f"169.254.{vlan}.2/30", "addressFamily": "ipv4"}
        return {
            "ownerAccount": a.account, "virtualInterfaceId": identifier, "location": "EqDB3",
            "connectionId": "dxcon-fh6ayh1d", "virtualInterfaceType": kind, "virtualInterfaceName": kind, "vlan": vlan,
            "amazonSideAsn": 64512, **session, "virtualInterfaceState": "available",
            "customerRouterConfig": f"<?xml version=\"1.0\"?>\n<logical_connection id=\"{identifier}\">"
                                    f"<bgp_auth_key>{key}</bgp_auth_key></logical_connection>\n",
            "mtu": 8500 if kind == "transit" else 1500, "jumboFrameCapable": kind == "transit", **target,
            "routeFilterPrefixes": [],
            "bgpPeers": [{"bgpPeerId": f"dxpeer-{vlan}", **session, "bgpPeerState": "available", "bgpStatus": "up"}],
            "region": a.region, "tags": lower_tags(kind), "siteLinkEnabled": False}

    vgw = a.id("vgw", "legacy")
    a.list("directconnect/describe-virtual-interfaces", "virtualInterfaces",
           interface("dxvif-fg7uaaaa", "transit", 101, {"virtualGatewayId": "", "directConnectGatewayId": GATEWAY}),
           interface("dxvif-fg7ubbbb", "private", 102, {"virtualGatewayId": vgw, "directConnectGatewayId": ""}))
    a.list("directconnect/describe-virtual-gateways", "virtualGateways",
           {"virtualGatewayId": vgw, "virtualGatewayState": "available"})
    a.list("directconnect/describe-direct-connect-gateways", "directConnectGateways", {
        "directConnectGatewayId": GATEWAY, "directConnectGatewayName": "dublin", "amazonSideAsn": 64512,
        "ownerAccount": a.account, "directConnectGatewayState": "available"})
    a.list("directconnect/describe-direct-connect-gateway-associations", "directConnectGatewayAssociations", {
        "directConnectGatewayId": GATEWAY, "directConnectGatewayOwnerAccount": a.account,
        "associationState": "associated", "associatedGateway": {
            "id": a.tgw, "type": "transitGateway", "ownerAccount": a.account, "region": a.region},
        "associationId": "be85116d-46eb-4b43-a27a-da0c2ad648de",
        "allowedPrefixesToDirectConnectGateway": [{"cidr": "10.0.0.0/16"}, {"cidr": "10.1.0.0/16"}]})
    a.list("directconnect/describe-direct-connect-gateway-attachments", "directConnectGatewayAttachments", {
        "directConnectGatewayId": GATEWAY, "virtualInterfaceId": "dxvif-fg7uaaaa",
        "virtualInterfaceRegion": a.region, "virtualInterfaceOwnerAccount": a.account, "attachmentState": "attached",
        "attachmentType": "TransitVirtualInterface"})


def cloud_wan(a):
    arn = f"arn:aws:networkmanager::{a.account}:core-network/{CORE}"
    core = {"CoreNetworkId": CORE, "CoreNetworkArn": arn}
    a.list("networkmanager/list-core-networks", "CoreNetworks", {
        **core, "GlobalNetworkId": "global-network-0a1b2c3d4e5f60718", "OwnerAccountId": a.account,
        "State": "AVAILABLE", "Description": "wan", "Tags": []})
    a.put("networkmanager/get-core-network", {"CoreNetwork": {
        "GlobalNetworkId": "global-network-0a1b2c3d4e5f60718", **core, "Description": "wan", "CreatedAt": EPOCH,
        "State": "AVAILABLE", "Segments": [{"Name": "production", "EdgeLocations": [a.region], "SharedSegments": []}],
        "NetworkFunctionGroups": [], "Edges": [{
            "EdgeLocation": a.region, "Asn": 64520, "InsideCidrBlocks": ["10.98.0.0/24"]}], "Tags": []}}, CORE)
    a.put("networkmanager/get-core-network-policy", {"CoreNetworkPolicy": {
        "CoreNetworkId": CORE, "PolicyVersionId": 2, "Alias": "LIVE", "CreatedAt": EPOCH,
        "ChangeSetState": "EXECUTION_SUCCEEDED",
        "PolicyDocument": '{"version": "2021.12", "segments": [{"name": "production"}]}'}}, CORE)
    edge = {"CoreNetworkId": CORE, "SegmentName": "production", "EdgeLocation": a.region}
    a.put("networkmanager/get-network-routes", {
        "CoreNetworkSegmentEdge": edge, "RouteTableType": "CORE_NETWORK_SEGMENT", "RouteTableTimestamp": EPOCH,
        "NetworkRoutes": [{
            "DestinationCidrBlock": "10.2.0.0/16", "State": "ACTIVE", "Type": "PROPAGATED", "Destinations": [{
                "CoreNetworkAttachmentId": "attachment-0a1b2c3d4e5f60718", "SegmentName": "production",
                "EdgeLocation": a.region, "ResourceType": "vpc", "ResourceId": a.vpcs["legacy"]["VpcId"]}]}],
    }, f"{CORE}_segment_production_{a.region}")
    common = {**core, "OwnerAccountId": a.account, "State": "AVAILABLE", "EdgeLocation": a.region, "Tags": tags("far"),
              "CreatedAt": EPOCH}
    attachment = {
        **common, "AttachmentId": "attachment-0a1b2c3d4e5f60718", "AttachmentType": "VPC",
        "ResourceArn": a.arn("vpc", a.vpcs["legacy"]["VpcId"]), "AttachmentPolicyRuleNumber": 100,
        "SegmentName": "production", "UpdatedAt": EPOCH}
    a.list("networkmanager/list-attachments", "Attachments", attachment)
    a.put("networkmanager/get-vpc-attachment", {"VpcAttachment": {
        "Attachment": attachment, "SubnetArns": [a.arn("subnet", each["SubnetId"]) for name, each in a.subnets.items()
                                                 if name.startswith("legacy")],
        "Options": {"Ipv6Support": False, "ApplianceModeSupport": False, "DnsSupport": True,
                    "SecurityGroupReferencingSupport": True}}}, attachment["AttachmentId"])
    peering = {
        **common, "PeeringId": "peering-0a1b2c3d4e5f60718", "PeeringType": "TRANSIT_GATEWAY",
        "ResourceArn": a.arn("transit-gateway", a.tgw)}
    a.list("networkmanager/list-peerings", "Peerings", peering)
    a.put("networkmanager/get-transit-gateway-peering", {"TransitGatewayPeering": {
        "Peering": peering, "TransitGatewayArn": a.arn("transit-gateway", a.tgw),
        "TransitGatewayPeeringAttachmentId": a.id("tgw-attach", "core network")}}, peering["PeeringId"])


def functions(a):
    a.list("lambda/list-functions", "Functions", {
        "FunctionName": "orders", "FunctionArn": a.service_arn("lambda", "function:orders"), "Runtime": "python3.13",
        "Role": f"arn:aws:iam::{a.account}:role/orders", "Handler": "orders.handler", "CodeSize": 1024,
        "Description": "", "Timeout": 30, "MemorySize": 256, "LastModified": "2025-03-04T09:12:31.000+0000",
        "CodeSha256": "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", "Version": "$LATEST", "VpcConfig": {
            "SubnetIds": [a.subnets["prod-app-a"]["SubnetId"]], "SecurityGroupIds": [a.groups["app"]["GroupId"]],
            "VpcId": a.vpcs["prod"]["VpcId"], "Ipv6AllowedForDualStack": False},
        "Environment": {"Variables": {"DATABASE_PASSWORD": secret("lambda")}},
        "TracingConfig": {"Mode": "PassThrough"}, "RevisionId": "5c9d3f1e", "PackageType": "Zip",
        "Architectures": ["arm64"], "EphemeralStorage": {"Size": 512},
        "SnapStart": {"ApplyOn": "None", "OptimizationStatus": "Off"},
        "LoggingConfig": {"LogFormat": "Text", "LogGroup": "/aws/lambda/orders"}})
    a.interface("orders", a.subnets["prod-app-a"], "10.0.10.60", [a.groups["app"]], kind="lambda",
                description="AWS Lambda VPC ENI-orders-0a1b2c3d", requester="AROAEXAMPLE:orders", show_name=False)


def databases(a):
    group = [{"VpcSecurityGroupId": a.groups["db"]["GroupId"], "Status": "active"}]
    a.list("rds/describe-db-instances", "DBInstances", {
        "DBInstanceIdentifier": "orders-1", "DBInstanceClass": "db.r6g.large", "Engine": "aurora-postgresql",
        "DBInstanceStatus": "available", "MasterUsername": "orders", "Endpoint": {
            "Address": f"orders-1.cabcdefghijk.{a.region}.rds.amazonaws.com", "Port": 5432,
            "HostedZoneId": "Z29XKXDKYMONMX"},
        "AllocatedStorage": 1, "InstanceCreateTime": TIME, "DBSecurityGroups": [], "VpcSecurityGroups": group,
        "AvailabilityZone": a.zone("a"), "DBSubnetGroup": {
            "DBSubnetGroupName": "prod", "DBSubnetGroupDescription": "prod", "VpcId": a.vpcs["prod"]["VpcId"],
            "SubnetGroupStatus": "Complete", "Subnets": [{
                "SubnetIdentifier": a.subnets[f"prod-db-{zone}"]["SubnetId"],
                "SubnetAvailabilityZone": {"Name": a.zone(zone)}, "SubnetOutpost": {}, "SubnetStatus": "Active"}
                for zone in "ab"]},
        "PendingModifiedValues": {"MasterUserPassword": secret("rds")}, "MultiAZ": False, "EngineVersion": "16.4",
        "PubliclyAccessible": False, "DBClusterIdentifier": "orders", "StorageEncrypted": True,
        "DbiResourceId": "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ", "TagList": [],
        "DBInstanceArn": a.service_arn("rds", "db:orders-1"), "NetworkType": "IPV4"})
    a.list("rds/describe-db-clusters", "DBClusters", {
        "AllocatedStorage": 1, "AvailabilityZones": [a.zone("a"), a.zone("b")], "DatabaseName": "orders",
        "DBClusterIdentifier": "orders", "DBSubnetGroup": "prod", "Status": "available",
        "Endpoint": f"orders.cluster-cabcdefghijk.{a.region}.rds.amazonaws.com", "MultiAZ": False,
        "Engine": "aurora-postgresql", "EngineVersion": "16.4", "Port": 5432, "MasterUsername": "orders",
        "DBClusterMembers": [{"DBInstanceIdentifier": "orders-1", "IsClusterWriter": True,
                              "DBClusterParameterGroupStatus": "in-sync", "PromotionTier": 1}],
        "VpcSecurityGroups": group, "StorageEncrypted": True, "ClusterCreateTime": TIME, "TagList": [],
        "ServerlessV2ScalingConfiguration": {"MinCapacity": 0.5, "MaxCapacity": 8.0},
        "DBClusterArn": a.service_arn("rds", "cluster:orders")})
    a.interface("orders-1", a.subnets["prod-db-a"], "10.0.20.60", [a.groups["db"]],
                description="RDSNetworkInterface", requester="amazon-rds", show_name=False)
    a.list("redshift/describe-clusters", "Clusters", {
        "ClusterIdentifier": "facts", "NodeType": "ra3.large", "ClusterStatus": "available", "MasterUsername": "facts",
        "DBName": "facts", "Endpoint": {
            "Address": f"facts.cabcdefghijk.{a.region}.redshift.amazonaws.com", "Port": 5439},
        "ClusterCreateTime": TIME, "VpcSecurityGroups": [
            {"VpcSecurityGroupId": a.groups["db"]["GroupId"], "Status": "active"}],
        "ClusterSubnetGroupName": "prod", "VpcId": a.vpcs["prod"]["VpcId"], "AvailabilityZone": a.zone("a"),
        "PendingModifiedValues": {"MasterUserPassword": secret("redshift")}, "ClusterVersion": "1.0",
        "NumberOfNodes": 1, "PubliclyAccessible": False, "Encrypted": True, "ClusterNodes": [
            {"NodeRole": "SHARED", "PrivateIPAddress": "10.0.20.70"}],
        "ClusterNamespaceArn": a.service_arn("redshift", "namespace:0a1b2c3d-0000-4000-8000-a1b2c3d4e5f6")})
    a.interface("facts", a.subnets["prod-db-a"], "10.0.20.70", [a.groups["db"]],
                description="RedshiftNetworkInterface", requester="amazon-redshift", show_name=False)


def containers(a):
    cluster = a.service_arn("ecs", "cluster/shop")
    task = a.service_arn("ecs", "task/shop/1d8a7f2e000040008000a1b2c3d4e5f6")
    interface = a.interface("cart", a.subnets["prod-app-b"], "10.0.11.60", [a.groups["app"]], requester="amazon-ecs",
                            description=f"arn:aws:ecs:{a.region}:{a.account}:attachment/9c9d3f1e", show_name=False)
    a.list("ecs/list-clusters", "clusterArns", cluster)
    a.list("ecs/list-tasks", "taskArns", task, id=cluster)
    a.put("ecs/describe-tasks", {"tasks": [{
        "attachments": [{"id": "9c9d3f1e", "type": "ElasticNetworkInterface", "status": "ATTACHED", "details": [
            {"name": "networkInterfaceId", "value": interface["NetworkInterfaceId"]},
            {"name": "privateIPv4Address", "value": "10.0.11.60"}]}],
        "attributes": [{"name": "ecs.cpu-architecture", "value": "arm64"}], "availabilityZone": a.zone("b"),
        "clusterArn": cluster, "connectivity": "CONNECTED", "connectivityAt": EPOCH, "containers": [{
            "containerArn": a.service_arn("ecs", "container/shop/1d8a7f2e/5c9d3f1e"), "taskArn": task, "name": "cart",
            "image": "cart:17", "lastStatus": "RUNNING", "networkBindings": [], "networkInterfaces": [
                {"attachmentId": "9c9d3f1e", "privateIpv4Address": "10.0.11.60"}], "cpu": "0"}],
        "cpu": "256", "createdAt": EPOCH, "desiredStatus": "RUNNING", "enableExecuteCommand": False,
        "group": "service:cart", "healthStatus": "UNKNOWN", "lastStatus": "RUNNING", "launchType": "FARGATE",
        "memory": "512", "overrides": {"containerOverrides": [{
            "name": "cart", "environment": [{"name": "TOKEN", "value": secret("ecs")}]}]},
        "platformVersion": "1.4.0", "tags": [], "taskArn": task,
        "taskDefinitionArn": a.service_arn("ecs", "task-definition/cart:17"), "version": 4}], "failures": []})


def clusters(a):
    a.list("eks/list-clusters", "clusters", "shop", "on-premises")
    a.put("eks/describe-cluster", {"cluster": {
        "name": "shop", "arn": a.service_arn("eks", "cluster/shop"), "createdAt": EPOCH, "version": "1.33",
        "roleArn": f"arn:aws:iam::{a.account}:role/eks", "resourcesVpcConfig": {
            "subnetIds": [a.subnets["prod-app-a"]["SubnetId"]], "securityGroupIds": [],
            "clusterSecurityGroupId": a.groups["app"]["GroupId"], "vpcId": a.vpcs["prod"]["VpcId"],
            "endpointPublicAccess": False, "endpointPrivateAccess": True, "publicAccessCidrs": []},
        "kubernetesNetworkConfig": {"serviceIpv4Cidr": "172.21.0.0/16", "ipFamily": "ipv4"}, "status": "ACTIVE",
        "tags": {"team": "shop"}, "platformVersion": "eks.3"}}, "shop")
    a.put("eks/describe-cluster", {"cluster": {
        "name": "on-premises", "arn": a.service_arn("eks", "cluster/on-premises"), "createdAt": EPOCH,
        "status": "PENDING", "tags": {}, "connectorConfig": {
            "activationId": "mi-0a1b2c3d4e5f60718", "activationCode": secret("eks"), "activationExpiry": EPOCH,
            "provider": "OTHER"}}}, "on-premises")
