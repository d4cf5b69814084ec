"""Which calls a collection makes, and for which ids: what each file of a snapshot is the answer to."""
import json
import pathlib
import re

from botocore import xform_name

OPERATIONS = pathlib.Path(__file__).resolve().parents[4] / "Scripts" / "api-operations.txt"
# Known to the program, but no part of a collection.
NOT_COLLECTED = {
    "ec2 DescribeRegions", "sts AssumeRole", "sts AssumeRoleWithWebIdentity", "sts GetCallerIdentity",
    "sso GetRoleCredentials", "sso-oidc CreateToken", "ec2 CreateNetworkInsightsPath",
    "ec2 DeleteNetworkInsightsAnalysis", "ec2 DeleteNetworkInsightsPath", "ec2 DescribeNetworkInsightsAnalyses",
    "ec2 StartNetworkInsightsAnalysis",
}
# Services that `flows --engine` asks, and a collection does not.
ENGINES = {"athena", "logs"}
TABLE = ("ec2 DescribeTransitGatewayRouteTables", "TransitGatewayRouteTableId")
POLICY_TABLE = ("ec2 DescribeTransitGatewayPolicyTables", "TransitGatewayPolicyTableId")
ROUTE_SERVER = ("ec2 DescribeRouteServers", "RouteServerId")
LOAD_BALANCER = ("elbv2 DescribeLoadBalancers", "LoadBalancerArn")
LISTENER = ("elbv2 DescribeListeners", "ListenerArn")
TARGET_GROUP = ("elbv2 DescribeTargetGroups", "TargetGroupArn")
CLASSIC = ("elb DescribeLoadBalancers", "LoadBalancerName")
FIREWALL = ("network-firewall ListFirewalls", "FirewallArn")
CORE_NETWORK = ("networkmanager ListCoreNetworks", "CoreNetworkId")
# Asked per id, one file each: the listing, and the member of its elements that is the id (none where they are ids).
FILES_BY_ID = {
    "ec2 SearchTransitGatewayRoutes": TABLE, "ec2 GetTransitGatewayRouteTableAssociations": TABLE,
    "ec2 GetTransitGatewayRouteTablePropagations": TABLE, "ec2 GetTransitGatewayPolicyTableEntries": POLICY_TABLE,
    "ec2 GetRouteServerRoutingDatabase": ROUTE_SERVER,
    "elbv2 DescribeLoadBalancerAttributes": LOAD_BALANCER, "elbv2 DescribeListenerAttributes": LISTENER,
    "elbv2 DescribeRules": LISTENER, "elbv2 DescribeTargetGroupAttributes": TARGET_GROUP,
    "elbv2 DescribeTargetHealth": TARGET_GROUP,
    "elb DescribeLoadBalancerAttributes": CLASSIC, "elb DescribeInstanceHealth": CLASSIC,
    "network-firewall DescribeFirewall": FIREWALL, "network-firewall DescribeLoggingConfiguration": FIREWALL,
    "network-firewall DescribeFirewallPolicy": ("network-firewall ListFirewallPolicies", "Arn"),
    "network-firewall DescribeRuleGroup": ("network-firewall ListRuleGroups", "Arn"),
    "network-firewall DescribeVpcEndpointAssociation": (
        "network-firewall ListVpcEndpointAssociations", "VpcEndpointAssociationArn"),
    "networkmanager GetCoreNetwork": CORE_NETWORK, "networkmanager GetCoreNetworkPolicy": CORE_NETWORK,
    "ec2 GetManagedPrefixListEntries": ("ec2 DescribeManagedPrefixLists", "PrefixListId"),
    "ec2 DescribeVpcAttribute": ("ec2 DescribeVpcs", "VpcId"),
    "ec2 GetVpcResourcesBlockingEncryptionEnforcement": ("ec2 DescribeVpcEncryptionControls", "VpcId"),
    "networkmanager GetNetworkRoutes": ("networkmanager GetCoreNetwork", "CoreNetworkId"),
    "networkmanager GetVpcAttachment": ("networkmanager ListAttachments", "AttachmentId"),
    "networkmanager GetTransitGatewayPeering": ("networkmanager ListPeerings", "PeeringId"),
    "globalaccelerator ListListeners": ("globalaccelerator ListAccelerators", "AcceleratorArn"),
    "globalaccelerator ListEndpointGroups": ("globalaccelerator ListListeners", "ListenerArn"),
    "ecs ListTasks": ("ecs ListClusters", None), "eks DescribeCluster": ("eks ListClusters", None),
}
# Asked per id, but one file: the listing, its id's member, and the member of the answer's elements that repeats it.
MERGED_BY_ID = {
    "ec2 DescribeStaleSecurityGroups": ("ec2 DescribeVpcs", "VpcId", "VpcId"),
    "ec2 DescribeInstanceTypes": ("ec2 DescribeInstances", "InstanceType", "InstanceType"),
    "ec2 DescribeSecurityGroupReferences": ("ec2 DescribeSecurityGroups", "GroupId", "GroupId"),
    "ec2 SearchLocalGatewayRoutes": (
        "ec2 DescribeLocalGatewayRouteTables", "LocalGatewayRouteTableId", "LocalGatewayRouteTableId"),
    "ec2 GetRouteServerAssociations": (*ROUTE_SERVER, "RouteServerId"),
    "ec2 GetRouteServerPropagations": (*ROUTE_SERVER, "RouteServerId"),
    "ec2 GetTransitGatewayPrefixListReferences": (*TABLE, "TransitGatewayRouteTableId"),
    "ec2 GetTransitGatewayPolicyTableAssociations": (*POLICY_TABLE, "TransitGatewayPolicyTableId"),
    "ec2 DescribeClientVpnRoutes": ("ec2 DescribeClientVpnEndpoints", "ClientVpnEndpointId", "ClientVpnEndpointId"),
    "ec2 DescribeClientVpnAuthorizationRules": (
        "ec2 DescribeClientVpnEndpoints", "ClientVpnEndpointId", "ClientVpnEndpointId"),
    "elbv2 DescribeListeners": (*LOAD_BALANCER, "LoadBalancerArn"),
    "directconnect DescribeDirectConnectGatewayAssociations": (
        "directconnect DescribeDirectConnectGateways", "directConnectGatewayId", "directConnectGatewayId"),
    "directconnect DescribeDirectConnectGatewayAttachments": (
        "directconnect DescribeDirectConnectGateways", "directConnectGatewayId", "directConnectGatewayId"),
}
# The parameter that takes the id, where it is not named as the member of the listing is.
PARAMETERS = {
    "network-firewall DescribeFirewallPolicy": "FirewallPolicyArn",
    "network-firewall DescribeRuleGroup": "RuleGroupArn", "ecs ListTasks": "cluster", "eks DescribeCluster": "name",
}
# Asked for many ids in one call: the parameter.
BATCHES = {"ec2 DescribeInstanceTypes": "InstanceTypes", "ec2 DescribeSecurityGroupReferences": "GroupId"}
# The attributes of a VPC that are asked one by one, and the member of the answer.
VPC_ATTRIBUTES = {"enableDnsSupport": "EnableDnsSupport", "enableDnsHostnames": "EnableDnsHostnames"}
# Listed things that these are not asked for have another protocol or type.
CONDITIONAL = {"elbv2 DescribeRules", "networkmanager GetVpcAttachment"}
MORE = {
    "ec2 SearchTransitGatewayRoutes": {"Filters": [{"Name": "state", "Values": ["active", "blackhole"]}]},
    "ram ListResources": {"resourceOwner": "OTHER-ACCOUNTS"},
}


class Region:
    """The files of one account and region of a snapshot."""

    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        """The file of an operation, or the folder of its files by id, without suffix."""
        service, operation = name.split()
        file = xform_name(operation, "-")
        return self.folder / (file if service == "ec2" else f"{service}/{file}")

    def ids(self, listing, member):
        path = self.path(listing)
        files = [path.with_suffix(".json")] if path.with_suffix(".json").exists() else sorted(path.glob("*.json"))
        return [each for file in files for each in ids_of(json.loads(file.read_text()), member)]

    def calls(self, name):
        """What an operation is asked: pairs of the file that the answer is, or is a part of, and the parameters."""
        path, more = self.path(name), MORE.get(name, {})
        whole = path.with_suffix(".json")
        if name == "ecs DescribeTasks":
            return [(whole, {"cluster": cluster, "tasks": self.ids_in(path.with_name("list-tasks"), cluster)})
                    for cluster in self.ids("ecs ListClusters", None)]
        if name in BATCHES:
            return [(whole, {BATCHES[name]: self.ids(*MERGED_BY_ID[name][:2])})]
        if name == "ec2 DescribeVpcAttribute":
            return [(file_of(path, f"{vpc}_{attribute}"), {"VpcId": vpc, "Attribute": attribute})
                    for vpc in self.ids(*FILES_BY_ID[name]) for attribute in VPC_ATTRIBUTES]
        if name == "networkmanager GetNetworkRoutes":
            return [(file_of(path, own_id), parameters)
                    for core in self.ids("networkmanager ListCoreNetworks", "CoreNetworkId")
                    for own_id, parameters in route_tables(core, self.content("networkmanager GetCoreNetwork", core))]
        if name in MERGED_BY_ID:
            listing, member, _ = MERGED_BY_ID[name]
            return [(whole, {member: each, **more}) for each in self.ids(listing, member)]
        if name not in FILES_BY_ID:
            return [(whole, more)]
        listing, member = FILES_BY_ID[name]
        files = [(file_of(path, each), {PARAMETERS.get(name, member): each, **more})
                 for each in self.ids(listing, member)]
        return [each for each in files if each[0].exists() or name not in CONDITIONAL]

    def content(self, name, own_id):
        return json.loads(file_of(self.path(name), own_id).read_text())

    def ids_in(self, folder, owner):
        return ids_of(json.loads(file_of(folder, owner).read_text()), None)


def file_of(folder, own_id):
    """The file of an answer that was asked for an id."""
    return folder / f"{re.sub('[/:]', '_', own_id)}.json"


def route_tables(core, content):
    """The route tables of a core network: pairs of the file's id and the parameters that name the table."""
    network, found = content["CoreNetwork"], []
    for kind, listed, member, name in (
            ("segment", "Segments", "CoreNetworkSegmentEdge", "SegmentName"),
            ("group", "NetworkFunctionGroups", "CoreNetworkNetworkFunctionGroup", "NetworkFunctionGroupName")):
        for each in network.get(listed, []):
            for edge in each.get("EdgeLocations", []):
                found.append((f"{core}_{kind}_{each['Name']}_{edge}", {
                    "GlobalNetworkId": network["GlobalNetworkId"], "RouteTableIdentifier": {
                        member: {"CoreNetworkId": core, name: each["Name"], "EdgeLocation": edge}}}))
    return found


def merged(answers):
    """Several answers as one: lists go on, other members stay as they came first."""
    whole = dict(answers[0])
    for answer in answers[1:]:
        for name, value in answer.items():
            if isinstance(value, list):
                whole[name] = whole.get(name, []) + value
    return whole


def ids_of(content, member):
    """The ids anywhere in a listing, in order, each once."""
    found = []
    if isinstance(content, dict):
        for name, value in content.items():
            found += [value] if name == member and isinstance(value, str) else ids_of(value, member)
    elif isinstance(content, list):
        for each in content:
            found += [each] if member is None and isinstance(each, str) else ids_of(each, member)
    return list(dict.fromkeys(found))


def collected_names():
    """All operations of a collection."""
    lines = OPERATIONS.read_text().splitlines()
    names = [" ".join(line.split()[:2]) for line in lines if line and not line.startswith("#")]
    return [name for name in names if name not in NOT_COLLECTED and name.split()[0] not in ENGINES]
