"""A transit gateway with everything that may hang on one."""
from company.elements import TIME, tags

PEER_REGION = "us-west-2"


def add(a):
    gateway(a)
    attachments(a)
    route_tables(a)
    routes(a)
    policy_table(a)


def gateway(a):
    a.tgw = a.id("tgw", "hub")
    a.tables = {name: a.id("tgw-rtb", name) for name in ("spokes", "inspection")}
    a.list("describe-transit-gateways", "TransitGateways", {
        "TransitGatewayId": a.tgw, "TransitGatewayArn": a.arn("transit-gateway", a.tgw), "State": "available",
        "OwnerId": a.account, "Description": "hub", "CreationTime": TIME, "Options": {
            "AmazonSideAsn": 4200000000, "TransitGatewayCidrBlocks": ["10.99.0.0/24"],
            "AutoAcceptSharedAttachments": "disable", "DefaultRouteTableAssociation": "enable",
            "AssociationDefaultRouteTableId": a.tables["spokes"], "DefaultRouteTablePropagation": "enable",
            "PropagationDefaultRouteTableId": a.tables["spokes"], "VpnEcmpSupport": "enable", "DnsSupport": "enable",
            "SecurityGroupReferencingSupport": "disable", "MulticastSupport": "disable"},
        "Tags": tags("hub")})


def attachments(a):
    a.attachments = {}

    def attach(name, kind, resource, table="spokes"):
        identifier = a.id("tgw-attach", name)
        a.attachments[name] = {
            "TransitGatewayAttachmentId": identifier, "ResourceType": kind, "ResourceId": resource}
        association = {"Association": {"TransitGatewayRouteTableId": a.tables[table], "State": "associated"}}
        a.add("describe-transit-gateway-attachments", "TransitGatewayAttachments", {
            "TransitGatewayAttachmentId": identifier, "TransitGatewayId": a.tgw, "TransitGatewayOwnerId": a.account,
            "ResourceOwnerId": a.account, "ResourceType": kind, "ResourceId": resource, "State": "available",
            **(association if table else {}), "CreationTime": TIME, "Tags": tags(name)})
        return identifier

    for name in ("prod", "shared", "inspection"):
        identifier = attach(name, "vpc", a.vpcs[name]["VpcId"], "inspection" if name == "inspection" else "spokes")
        appliance_mode = "enable" if name == "inspection" else "disable"
        a.add("describe-transit-gateway-vpc-attachments", "TransitGatewayVpcAttachments", {
            "TransitGatewayAttachmentId": identifier, "TransitGatewayId": a.tgw, "VpcId": a.vpcs[name]["VpcId"],
            "VpcOwnerId": a.account, "State": "available",
            "SubnetIds": [a.subnets[f"{name}-transit-a"]["SubnetId"]], "CreationTime": TIME,
            "Options": {"DnsSupport": "enable", "SecurityGroupReferencingSupport": "disable",
                        "Ipv6Support": "disable", "ApplianceModeSupport": appliance_mode},
            "Tags": tags(name)})
        a.interface(f"transit-{name}", a.subnets[f"{name}-transit-a"], f"10.{a.vpcs[name]['CidrBlock'].split('.')[1]}"
                    ".40.4", [], kind="transit_gateway", requester="amazon-aws", check=False, show_name=False,
                    description=f"Network Interface for Transit Gateway Attachment {identifier}")
    attach("vpn", "vpn", a.id("vpn", "hub"))
    attach("direct-connect", "direct-connect-gateway", "0a1b2c3d-1111-4222-8333-0a1b2c3d4e5f")
    peers(a, attach)


def peers(a, attach):
    """Attachments to what lies beyond: an appliance over Connect, and the gateway of another region."""
    identifier = attach("connect", "connect", a.attachments["shared"]["TransitGatewayAttachmentId"])
    a.list("describe-transit-gateway-connects", "TransitGatewayConnects", {
        "TransitGatewayAttachmentId": identifier,
        "TransportTransitGatewayAttachmentId": a.attachments["shared"]["TransitGatewayAttachmentId"],
        "TransitGatewayId": a.tgw, "State": "available", "CreationTime": TIME, "Options": {"Protocol": "gre"},
        "Tags": tags("connect")})
    session = {"TransitGatewayAsn": 4200000000, "PeerAsn": 65010, "PeerAddress": "169.254.100.1"}
    a.list("describe-transit-gateway-connect-peers", "TransitGatewayConnectPeers", {
        "TransitGatewayAttachmentId": identifier, "TransitGatewayConnectPeerId": a.id("tgw-connect-peer", "connect"),
        "State": "available", "CreationTime": TIME, "ConnectPeerConfiguration": {
            "TransitGatewayAddress": "10.99.0.10", "PeerAddress": "10.1.10.10", "InsideCidrBlocks": ["169.254.100.0/29"],
            "Protocol": "gre", "BgpConfigurations": [
                {**session, "TransitGatewayAddress": "169.254.100.2", "BgpStatus": "up"},
                {**session, "TransitGatewayAddress": "169.254.100.3", "BgpStatus": "down"}]},
        "Tags": tags("connect")})
    far = a.id("tgw", "far")
    identifier = attach("far", "peering", far)

    def end(gateway, region):
        return {"TransitGatewayId": gateway, "OwnerId": a.account, "Region": region}

    a.list("describe-transit-gateway-peering-attachments", "TransitGatewayPeeringAttachments", {
        "TransitGatewayAttachmentId": identifier, "RequesterTgwInfo": end(a.tgw, a.region),
        "AccepterTgwInfo": end(far, PEER_REGION), "Options": {"DynamicRouting": "enable"},
        "Status": {"Code": "available", "Message": "Available"}, "State": "available", "CreationTime": TIME,
        "Tags": tags("far")})
    a.list("describe-transit-gateway-route-table-announcements", "TransitGatewayRouteTableAnnouncements", {
        "TransitGatewayRouteTableAnnouncementId": a.id("tgw-rtb-ann", "far"), "TransitGatewayId": a.tgw,
        "CoreNetworkId": "core-network-0a1b2c3d4e5f60718", "PeerTransitGatewayId": far,
        "PeeringAttachmentId": identifier, "AnnouncementDirection": "incoming",
        "TransitGatewayRouteTableId": a.tables["spokes"], "State": "available", "CreationTime": TIME, "Tags": []})


def route_tables(a):
    for name, table in a.tables.items():
        is_default = name == "spokes"
        a.add("describe-transit-gateway-route-tables", "TransitGatewayRouteTables", {
            "TransitGatewayRouteTableId": table, "TransitGatewayId": a.tgw, "State": "available",
            "DefaultAssociationRouteTable": is_default, "DefaultPropagationRouteTable": is_default,
            "CreationTime": TIME, "Tags": tags(name)})
        of_table = [each for each in a.attachments if (each == "inspection") == (name == "inspection")]
        a.list("get-transit-gateway-route-table-associations", "Associations", *(
            {**a.attachments[each], "State": "associated"} for each in of_table), id=table)
    a.list("get-transit-gateway-route-table-propagations", "TransitGatewayRouteTablePropagations", {
        **a.attachments["far"], "State": "enabled", "TransitGatewayRouteTableAnnouncementId": a.id("tgw-rtb-ann", "far")},
        id=a.tables["spokes"])
    a.list("get-transit-gateway-route-table-propagations", "TransitGatewayRouteTablePropagations", *(
        {**a.attachments[each], "State": "enabled"} for each in ("prod", "shared", "vpn", "direct-connect")),
        id=a.tables["inspection"])
    a.list("get-transit-gateway-prefix-list-references", "TransitGatewayPrefixListReferences", {
        "TransitGatewayRouteTableId": a.tables["spokes"], "PrefixListId": a.lists["branches"],
        "PrefixListOwnerId": a.account, "State": "available", "Blackhole": False,
        "TransitGatewayAttachment": a.attachments["vpn"]}, {
        "TransitGatewayRouteTableId": a.tables["inspection"], "PrefixListId": a.lists["offices"],
        "PrefixListOwnerId": a.account, "State": "available", "Blackhole": True})


def routes(a):
    def route(block, kind, name=None, state="active", **more):
        via = [a.attachments[name]] if name else []
        return {"DestinationCidrBlock": block, **more, **({"TransitGatewayAttachments": via} if via else {}),
                "Type": kind, "State": state}

    def table(name, *rows):
        a.list("search-transit-gateway-routes", "Routes", *rows, id=a.tables[name])

    branches = a.files[f"get-managed-prefix-list-entries/{a.lists['branches']}.json"]["Entries"]
    table("spokes", route("0.0.0.0/0", "static", "inspection"), route("192.0.2.0/24", "static", state="blackhole"),
          *(route(each["Cidr"], "static", "vpn", PrefixListId=a.lists["branches"]) for each in branches),
          route("10.50.0.0/16", "propagated", "far",
                TransitGatewayRouteTableAnnouncementId=a.id("tgw-rtb-ann", "far")))
    table("inspection", route("10.0.0.0/16", "propagated", "prod"), route("10.1.0.0/16", "propagated", "shared"),
          route("172.16.0.0/12", "propagated", "direct-connect"), route("10.50.0.0/16", "static", "far"))


def policy_table(a):
    identifier = a.id("tgw-ptb", "hub")
    a.list("describe-transit-gateway-policy-tables", "TransitGatewayPolicyTables", {
        "TransitGatewayPolicyTableId": identifier, "TransitGatewayId": a.tgw, "State": "available",
        "CreationTime": TIME, "Tags": tags("hub")})
    a.list("get-transit-gateway-policy-table-associations", "Associations", {
        "TransitGatewayPolicyTableId": identifier, **a.attachments["far"], "State": "associated"})
    a.list("get-transit-gateway-policy-table-entries", "TransitGatewayPolicyTableEntries", {
        "PolicyRuleNumber": "1", "PolicyRule": {
            "SourceCidrBlock": "0.0.0.0/0", "SourcePortRange": "*", "DestinationCidrBlock": "0.0.0.0/0",
            "DestinationPortRange": "*", "Protocol": "*",
            "MetaData": {"MetaDataKey": "segment", "MetaDataValue": "production"}},
        "TargetRouteTableId": a.tables["spokes"]}, id=identifier)
