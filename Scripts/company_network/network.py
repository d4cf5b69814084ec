"""The account of the network: transit gateways, inspection, the way out, and the company's sites."""
from snapshot_elements import ANYWHERE, everything
from snapshot_instances import TIME, tags
from snapshot_services import ServiceAccount

from company_network.common import INSIDE, instance_types, open_acl, subnet, tcp
from company_network.firewall import firewall

DUBLIN, CORK, BRANCH = "172.16.0.0/16", "172.17.0.0/16", "172.18.0.0/16"
DIRECT_CONNECT = "0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f"


def vpcs():
    """The home region with its VPCs, before anything is joined."""
    a = ServiceAccount("111122223333", "eu-west-1")
    a.vpcs["inspection"] = a.vpc("inspection", "10.0.0.0/16")
    a.vpcs["old"] = a.vpc("old", "10.40.0.0/16")
    for index, zone in enumerate("ab"):
        for third, name in enumerate(("join", "firewall", "egress")):
            subnet(a, "inspection", name, zone, f"10.0.{third}.{16 * index}/28")
    subnet(a, "old", "old", "a", "10.40.0.0/24")
    open_acl(a, "inspection")
    open_acl(a, "old")
    return a


def far_region():
    return ServiceAccount("111122223333", "us-east-1")


def connect(a, far, shop, data, analytics):
    """Joins everything: the transit gateways of both regions, and what hangs on them."""
    a.hub = a.transit_gateway("hub", 64512)
    far.gateway = far.transit_gateway("far", 64513)
    attached = {
        name: a.attachment(a.hub, name, "vpc", owner.vpcs[name]["VpcId"], owner.account, table)
        for name, owner, table in (("inspection", a, "inspected"), ("shop", shop, "spokes"), ("data", data, "spokes"))}
    a.vpc_attachment(attached["inspection"], a, [a.subnets["join-a"], a.subnets["join-b"]], appliance=True)
    a.vpc_attachment(attached["shop"], shop, [shop.subnets["shop-join-a"], shop.subnets["shop-join-b"]])
    a.vpc_attachment(attached["data"], data, [data.subnets["data-join-a"], data.subnets["data-join-b"]])
    attached["branch"] = a.attachment(a.hub, "branch", "vpn", a.id("vpn", "branch"), a.account, "spokes")
    attached["dublin"] = a.attachment(
        a.hub, "dublin", "direct-connect-gateway", DIRECT_CONNECT, a.account, "spokes")
    peer(a, far, attached)
    a.gateway_table(a.hub, "spokes", [attached[each] for each in ("shop", "data", "branch", "dublin")], [
        (ANYWHERE, "static", attached["inspection"]), ("10.66.0.0/16", "static", None),
        ("10.30.0.0/16", "static", attached["far"])])
    a.gateway_table(a.hub, "inspected", [attached["inspection"]], [
        ("10.10.0.0/16", "propagated", attached["shop"]), ("10.20.0.0/16", "propagated", attached["data"]),
        (DUBLIN, "propagated", attached["dublin"]), (BRANCH, "propagated", attached["branch"])])
    a.gateway_table(a.hub, "peers", [attached["far"]], [("10.10.0.0/16", "propagated", attached["shop"])])
    far_attachment = far.attachment(
        far.gateway, "analytics", "vpc", analytics.vpcs["analytics"]["VpcId"], analytics.account, "far")
    far.vpc_attachment(far_attachment, analytics, [analytics.subnets["analytics-join-a"]])
    back = far.attachment(far.gateway, "far", "peering", a.hub["TransitGatewayId"], a.account, "far")
    far.gateway_table(far.gateway, "far", [far_attachment, back], [
        ("10.30.0.0/16", "propagated", far_attachment), (INSIDE, "static", back)])
    inspection(a)
    sites(a)
    old(a, shop)


def peer(a, far, attached):
    """The peering of the two transit gateways: one attachment with one id, seen from both."""
    def end(account, gateway):
        return {"TransitGatewayId": gateway["TransitGatewayId"], "OwnerId": account.account, "Region": account.region}

    attached["far"] = a.attachment(a.hub, "far", "peering", far.gateway["TransitGatewayId"], a.account, "peers")
    for side in (a, far):
        side.add("describe-transit-gateway-peering-attachments", "TransitGatewayPeeringAttachments", {
            "TransitGatewayAttachmentId": attached["far"]["TransitGatewayAttachmentId"],
            "RequesterTgwInfo": end(a, a.hub), "AccepterTgwInfo": end(far, far.gateway),
            "Status": {"Code": "available", "Message": "Available"}, "State": "available", "CreationTime": TIME,
            "Tags": tags("far")})


def inspection(a):
    """What comes from the hub is inspected in its zone, and leaves to the hub or the internet."""
    vpc, hub = a.vpcs["inspection"], {"TransitGatewayId": a.hub["TransitGatewayId"]}
    internet = a.internet_gateway(vpc, "inspection")
    endpoints = firewall(a)
    for index, zone in enumerate("ab"):
        nat = a.nat_gateway(f"inspection-{zone}", a.subnets[f"egress-{zone}"], f"10.0.2.{16 * index + 4}",
                            f"198.51.100.{100 + index}")
        inspected = {"GatewayId": endpoints[zone]}
        a.route_table(vpc, f"join-{zone}", [a.subnets[f"join-{zone}"]], [(ANYWHERE, inspected)])
        a.route_table(vpc, f"firewall-{zone}", [a.subnets[f"firewall-{zone}"]], [
            (INSIDE, hub), ("172.16.0.0/12", hub), (ANYWHERE, nat)])
        a.route_table(vpc, f"egress-{zone}", [a.subnets[f"egress-{zone}"]], [
            (INSIDE, inspected), (ANYWHERE, internet)])
    a.route_table(vpc, "inspection-main", [], [], main=True)


def sites(a):
    """Direct Connect to Dublin, and the branch's VPN, whose router speaks BGP."""
    a.vpn_connection("branch", {"TransitGatewayId": a.hub["TransitGatewayId"]}, [], ["UP", "UP"])
    session = {"asn": 65000, "amazonAddress": "169.254.101.1/30", "customerAddress": "169.254.101.2/30",
               "addressFamily": "ipv4"}
    a.list("directconnect/describe-virtual-interfaces", "virtualInterfaces", {
        "ownerAccount": a.account, "virtualInterfaceId": "dxvif-fg7udub1", "location": "EqDB3",
        "connectionId": "dxcon-fh6ayh1d", "virtualInterfaceType": "transit", "virtualInterfaceName": "dublin",
        "vlan": 101, "amazonSideAsn": 64514, **session, "virtualInterfaceState": "available", "mtu": 8500,
        "jumboFrameCapable": True, "virtualGatewayId": "", "directConnectGatewayId": DIRECT_CONNECT,
        "routeFilterPrefixes": [], "region": a.region, "bgpPeers": [
            {"bgpPeerId": "dxpeer-fg7udub1", **session, "bgpPeerState": "available", "bgpStatus": "up"}]})
    a.list("directconnect/describe-direct-connect-gateways", "directConnectGateways", {
        "directConnectGatewayId": DIRECT_CONNECT, "directConnectGatewayName": "dublin", "amazonSideAsn": 64514,
        "ownerAccount": a.account, "directConnectGatewayState": "available"})
    a.list("directconnect/describe-direct-connect-gateway-associations", "directConnectGatewayAssociations", {
        "directConnectGatewayId": DIRECT_CONNECT, "directConnectGatewayOwnerAccount": a.account,
        "associationState": "associated", "associatedGateway": {
            "id": a.hub["TransitGatewayId"], "type": "transitGateway", "ownerAccount": a.account, "region": a.region},
        "associationId": "be85116d-46eb-4b43-a27a-da0c2ad648de",
        "allowedPrefixesToDirectConnectGateway": [{"cidr": "10.10.0.0/16"}]})


def old(a, shop):
    """The old VPC: a virtual private gateway with a VPN to Cork, and a peering with the shop."""
    vpc, gateway = a.vpcs["old"], {"GatewayId": a.id("vgw", "old")}
    a.list("describe-vpn-gateways", "VpnGateways", {
        "VpnGatewayId": gateway["GatewayId"], "State": "available", "Type": "ipsec.1", "AmazonSideAsn": 64515,
        "VpcAttachments": [{"VpcId": vpc["VpcId"], "State": "attached"}], "Tags": tags("old")})
    a.vpn_connection("cork", {"VpnGatewayId": gateway["GatewayId"]}, [CORK], ["UP", "DOWN"])
    a.peered = a.peering_between(
        "old-shop", (a.account, a.region, vpc), (shop.account, shop.region, shop.vpcs["shop"]))
    table = a.route_table(vpc, "old-main", [], [("10.10.0.0/16", a.peered)], main=True)
    table["PropagatingVgws"].append(gateway)
    table["Routes"].append(
        {"DestinationCidrBlock": CORK, **gateway, "Origin": "EnableVgwRoutePropagation", "State": "active"})
    a.groups["old"] = a.group(vpc, "old", "Old servers", [tcp(22, CORK), tcp(80, "10.10.0.0/16")], everything())
    a.instance("old-1", a.subnets["old-a"], "10.40.0.10", [a.groups["old"]])
    a.instance("old-2", a.subnets["old-a"], "10.40.0.20", [a.groups["old"]])
    stopped = a.files["describe-instances.json"]["Reservations"][-1]["Instances"][0]
    stopped["State"] = {"Code": 80, "Name": "stopped"}
    instance_types(a)
