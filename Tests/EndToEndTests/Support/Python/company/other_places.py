"""The far ends of the company's connections: another region, and a partner's account."""
from snapshot_elements import ANYWHERE, allow_all, everything, permission

from company.elements import TIME, CompanyAccount, tags


def accounts():
    return far_region(), partner()


def vpc(a, name, block, instance, address):
    """A VPC with a subnet, a group, an ACL and an instance."""
    network = a.vpcs[name] = a.vpc(name, block)
    subnet = a.subnet(network, f"{name}-a", "a", block.replace(".0.0/16", ".0.0/24"))
    group = a.group(network, name, name, [permission("tcp", 443, cidrs=["10.0.0.0/8"])], everything())
    a.network_acl(network, f"{name}-default", [subnet], allow_all(False), default=True)
    a.instance(instance, subnet, address, [group])
    return network


def far_region():
    a = CompanyAccount("111122223333", "us-west-2")
    network = vpc(a, "far", "10.50.0.0/16", "far-1", "10.50.0.10")
    gateway = a.id("tgw", "far")
    a.route_table(network, "far-main", [], [("10.0.0.0/8", {"TransitGatewayId": gateway})], main=True)
    a.list("describe-transit-gateways", "TransitGateways", {
        "TransitGatewayId": gateway, "TransitGatewayArn": a.arn("transit-gateway", gateway), "State": "available",
        "OwnerId": a.account, "Description": "far", "CreationTime": TIME, "Options": {
            "AmazonSideAsn": 64513, "AutoAcceptSharedAttachments": "disable",
            "DefaultRouteTableAssociation": "disable", "DefaultRouteTablePropagation": "disable",
            "VpnEcmpSupport": "enable", "DnsSupport": "enable", "MulticastSupport": "disable"}, "Tags": tags("far")})
    return a


def partner():
    a = CompanyAccount("222233334444", "eu-west-1")
    network = vpc(a, "partner", "10.60.0.0/16", "partner-1", "10.60.0.10")
    a.route_table(network, "partner-main", [], [(ANYWHERE, a.internet_gateway(network, "partner"))], main=True)
    return a
