"""The account of the data, in two regions."""
from snapshot_elements import ANYWHERE, everything
from snapshot_services import ServiceAccount

from company_network.common import INSIDE, instance_types, open_acl, ping, subnet, tcp


def home():
    a = ServiceAccount("333344445555", "eu-west-1")
    a.vpcs["data"] = a.vpc("data", "10.20.0.0/16")
    for index, zone in enumerate("ab"):
        subnet(a, "data", "data-hosts", zone, f"10.20.{index}.0/24")
        subnet(a, "data", "data-join", zone, f"10.20.40.{16 * index}/28")
    open_acl(a, "data")
    return a


def far():
    a = ServiceAccount("333344445555", "us-east-1")
    a.vpcs["analytics"] = a.vpc("analytics", "10.30.0.0/16")
    subnet(a, "analytics", "analytics-hosts", "a", "10.30.0.0/24")
    subnet(a, "analytics", "analytics-join", "a", "10.30.40.0/28")
    open_acl(a, "analytics")
    return a


def fill(a, network, shop):
    """Everything leaves by the hub, what goes to the shop too: the peering is for what the shop's databases begin."""
    hub = {"TransitGatewayId": network.hub["TransitGatewayId"]}
    a.add("describe-vpc-peering-connections", "VpcPeeringConnections",
          shop.files["describe-vpc-peering-connections.json"]["VpcPeeringConnections"][0])
    a.route_table(a.vpcs["data"], "data-main", [], [(ANYWHERE, hub)], main=True)
    a.groups["report"] = a.group(a.vpcs["data"], "report", "Reports", [tcp(5432, INSIDE, "172.16.0.0/16"), ping(INSIDE)],
                                 everything())
    a.instance("report-1", a.subnets["data-hosts-a"], "10.20.0.10", [a.groups["report"]])
    a.instance("report-2", a.subnets["data-hosts-b"], "10.20.1.10", [a.groups["report"]])
    instance_types(a)


def fill_far(a, network):
    a.route_table(a.vpcs["analytics"], "analytics-main", [], [
        (INSIDE, {"TransitGatewayId": network.gateway["TransitGatewayId"]})], main=True)
    a.groups["analyst"] = a.group(a.vpcs["analytics"], "analyst", "Analysts", [tcp(22, "10.10.0.0/16")], everything())
    a.instance("analyst-1", a.subnets["analytics-hosts-a"], "10.30.0.10", [a.groups["analyst"]])
    instance_types(a)
