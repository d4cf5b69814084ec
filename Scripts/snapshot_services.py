"""Services beside EC2 as the AWS CLI prints them: an `Account` whose files may belong to any service."""
import re

from snapshot_elements import Account
from snapshot_instances import TIME, tags


class ServiceAccount(Account):
    """An account whose files are not only EC2's."""

    def __init__(self, account, region):
        super().__init__(account, region)
        self.vpcs, self.subnets, self.groups = {}, {}, {}

    def put(self, operation, content, id=None):
        """The whole answer of an operation, `describe-vpcs` or `elbv2/describe-rules`; of one id where it has one."""
        name = operation if id is None else f"{operation}/{re.sub('[/:]', '_', id)}"
        assert f"{name}.json" not in self.files, name
        self.files[f"{name}.json"] = content

    def list(self, operation, key, *elements, id=None):
        """An answer that is a list."""
        self.put(operation, {key: list(elements)}, id)

    def service_arn(self, service, resource):
        return f"arn:aws:{service}:{self.region}:{self.account}:{resource}"

    def zone(self, letter):
        return self.region + letter

    # Transit gateways

    def transit_gateway(self, name, number):
        """A transit gateway without default tables."""
        identifier = self.id("tgw", name)
        return self.add("describe-transit-gateways", "TransitGateways", {
            "TransitGatewayId": identifier, "TransitGatewayArn": self.arn("transit-gateway", identifier),
            "State": "available", "OwnerId": self.account, "Description": name, "CreationTime": TIME, "Options": {
                "AmazonSideAsn": number, "AutoAcceptSharedAttachments": "disable",
                "DefaultRouteTableAssociation": "disable", "DefaultRouteTablePropagation": "disable",
                "VpnEcmpSupport": "enable", "DnsSupport": "enable", "SecurityGroupReferencingSupport": "disable",
                "MulticastSupport": "disable"},
            "Tags": tags(name)})

    def attachment(self, gateway, name, kind, resource, owner, table):
        """An attachment as the owner of the gateway sees it; `table` is the name of the associated table."""
        return self.add("describe-transit-gateway-attachments", "TransitGatewayAttachments", {
            "TransitGatewayAttachmentId": self.id("tgw-attach", name), "TransitGatewayId": gateway["TransitGatewayId"],
            "TransitGatewayOwnerId": self.account, "ResourceOwnerId": owner, "ResourceType": kind,
            "ResourceId": resource, "State": "available", "Association": {
                "TransitGatewayRouteTableId": self.id("tgw-rtb", table), "State": "associated"},
            "CreationTime": TIME, "Tags": tags(name)})

    def vpc_attachment(self, attachment, owner, subnets, appliance=False):
        """What the VPC's owner sees of an attachment: its subnets and options. `owner` is the account of the VPC."""
        identifier = attachment["TransitGatewayAttachmentId"]
        for index, subnet in enumerate(subnets):
            first = subnet["CidrBlock"].split("/")[0].rsplit(".", 1)
            owner.interface(
                f"{identifier}/{index}", subnet, f"{first[0]}.{int(first[1]) + 4}", [], kind="transit_gateway",
                requester="amazon-aws", check=False, show_name=False,
                description=f"Network Interface for Transit Gateway Attachment {identifier}")
        owner.add("describe-transit-gateway-vpc-attachments", "TransitGatewayVpcAttachments", {
            "TransitGatewayAttachmentId": identifier, "TransitGatewayId": attachment["TransitGatewayId"],
            "VpcId": attachment["ResourceId"], "VpcOwnerId": owner.account, "State": "available",
            "SubnetIds": [subnet["SubnetId"] for subnet in subnets], "CreationTime": TIME,
            "Options": {"DnsSupport": "enable", "SecurityGroupReferencingSupport": "enable", "Ipv6Support": "disable",
                        "ApplianceModeSupport": "enable" if appliance else "disable"}, "Tags": attachment["Tags"]})

    def gateway_table(self, gateway, name, associated, rows):
        """A table of a transit gateway. Rows are a block, what made it, and its attachment, or None for a blackhole."""
        identifier = self.id("tgw-rtb", name)
        self.add("describe-transit-gateway-route-tables", "TransitGatewayRouteTables", {
            "TransitGatewayRouteTableId": identifier, "TransitGatewayId": gateway["TransitGatewayId"],
            "State": "available", "DefaultAssociationRouteTable": False, "DefaultPropagationRouteTable": False,
            "CreationTime": TIME, "Tags": tags(name)})

        def via(attachment):
            return {key: attachment[key] for key in ("TransitGatewayAttachmentId", "ResourceType", "ResourceId")}

        self.list("search-transit-gateway-routes", "Routes", *(
            {"DestinationCidrBlock": block, "Type": kind, "State": "active" if attachment else "blackhole",
             **({"TransitGatewayAttachments": [via(attachment)]} if attachment else {})}
            for block, kind, attachment in rows), id=identifier)
        self.list("get-transit-gateway-route-table-associations", "Associations", *(
            {**via(attachment), "State": "associated"} for attachment in associated), id=identifier)
        self.list("get-transit-gateway-route-table-propagations", "TransitGatewayRouteTablePropagations", *(
            {**via(attachment), "State": "enabled"} for _, kind, attachment in rows if kind == "propagated"),
            id=identifier)

    # Connections

    def peering_between(self, name, requester, accepter):
        """A peering connection of two accounts or regions: each side is an account and its VPC, or what is known of it."""
        def side(account, region, vpc):
            return {"CidrBlock": vpc["CidrBlock"], "CidrBlockSet": [{"CidrBlock": vpc["CidrBlock"]}],
                    "OwnerId": account, "VpcId": vpc["VpcId"], "Region": region}

        identifier = self.id("pcx", name)
        self.add("describe-vpc-peering-connections", "VpcPeeringConnections", {
            "AccepterVpcInfo": side(*accepter), "RequesterVpcInfo": side(*requester),
            "Status": {"Code": "active", "Message": "Active"}, "Tags": tags(name),
            "VpcPeeringConnectionId": identifier})
        return {"VpcPeeringConnectionId": identifier}

    def vpn_connection(self, name, gateway, static, states):
        """A VPN connection: `gateway` is {"VpnGatewayId": …} or {"TransitGatewayId": …}, `static` its static blocks."""
        self.add("describe-vpn-connections", "VpnConnections", {
            "VpnConnectionId": self.id("vpn", name), "State": "available", "Type": "ipsec.1", "Category": "VPN",
            "CustomerGatewayId": self.id("cgw", name), **gateway, "GatewayAssociationState": "associated",
            "Options": {"EnableAcceleration": False, "StaticRoutesOnly": bool(static),
                        "TunnelInsideIpVersion": "ipv4", "OutsideIpAddressType": "PublicIpv4"},
            "Routes": [{"DestinationCidrBlock": block, "Source": "Static", "State": "available"} for block in static],
            "VgwTelemetry": [{
                "AcceptedRouteCount": int(state == "UP"), "LastStatusChange": TIME,
                "OutsideIpAddress": f"198.51.100.{240 + index}", "Status": state,
                "StatusMessage": "" if state == "UP" else "IPSEC IS DOWN"} for index, state in enumerate(states)],
            "Tags": tags(name)})

    def endpoint(self, name, kind, vpc, service, **more):
        """A VPC endpoint, without the members that `more` does not give."""
        return self.add("describe-vpc-endpoints", "VpcEndpoints", {
            "VpcEndpointId": self.id("vpce", name), "VpcEndpointType": kind, "VpcId": vpc["VpcId"],
            "ServiceName": service, "State": "available", "RouteTableIds": [], "SubnetIds": [], "Groups": [],
            "PrivateDnsEnabled": False, "RequesterManaged": False, "NetworkInterfaceIds": [], "DnsEntries": [],
            "CreationTimestamp": TIME, "Tags": tags(name), "OwnerId": self.account, **more})
