"""AWS resources as the AWS CLI prints them, for made-up accounts.

An `Account` collects resources and writes them as a snapshot: one file per `aws ec2 describe-…` call, with the
fields and the order of fields of a real answer. Ids are derived from names, so the same account always comes out
the same. Used by Scripts/make-demo-snapshot.py and Benchmarks/make-snapshot.py; needs nothing but Python.
"""
import hashlib
import ipaddress
import json
import pathlib

from snapshot_instances import TIME, InstanceElements, tags

ANYWHERE, ANYWHERE6 = "0.0.0.0/0", "::/0"


def ports(value):
    """`443` or `(1024, 65535)` as a pair."""
    return value if isinstance(value, tuple) else (value, value)


def permission(protocol, port=None, cidrs=(), cidrs6=(), groups=(), lists=(), description=None):
    """One IpPermission. `port` is a port, a pair of ports, or (type, code) for ICMP; none for protocol -1."""
    said = {"Description": description} if description else {}
    element = {"IpProtocol": protocol}
    if port is not None:
        element["FromPort"], element["ToPort"] = ports(port)
    element["UserIdGroupPairs"] = [{**said, **group} for group in groups]
    element["IpRanges"] = [{**said, "CidrIp": cidr} for cidr in cidrs]
    element["Ipv6Ranges"] = [{**said, "CidrIpv6": cidr} for cidr in cidrs6]
    element["PrefixListIds"] = [{**said, "PrefixListId": item} for item in lists]
    return element


def everything():
    """The outbound rules a new group starts with in a VPC that has IPv6."""
    return [permission("-1", cidrs=[ANYWHERE], cidrs6=[ANYWHERE6])]


def acl_entry(egress, number, action, protocol, cidr, port=None):
    element = {} if ":" in cidr else {"CidrBlock": cidr}
    element["Egress"] = egress
    if ":" in cidr:
        element["Ipv6CidrBlock"] = cidr
    if port is not None:
        low, high = ports(port)
        element["PortRange"] = {"From": low, "To": high}
    return {**element, "Protocol": protocol, "RuleAction": action, "RuleNumber": number}


def catch_all(ipv6):
    """The `*` rows, which every ACL ends with."""
    rows = [(32767, ANYWHERE)] + ([(32768, ANYWHERE6)] if ipv6 else [])
    return [acl_entry(egress, number, "deny", "-1", cidr) for egress in (True, False) for number, cidr in rows]


def allow_all(ipv6):
    """The rows of a default ACL, without the `*` rows."""
    rows = [(100, ANYWHERE)] + ([(101, ANYWHERE6)] if ipv6 else [])
    return [acl_entry(egress, number, "allow", "-1", cidr) for egress in (True, False) for number, cidr in rows]


class Account(InstanceElements):
    def __init__(self, account, region):
        self.account, self.region = account, region
        self.files = {}

    # Ids, addresses, files

    def id(self, kind, name):
        """An id of the form EC2 gives: the kind and 17 hexadecimal digits, the first of which is 0."""
        digest = hashlib.sha256(f"{self.account}/{kind}/{name}".encode()).hexdigest()
        return f"{kind}-0{digest[:16]}"

    def zone_id(self, zone):
        """The id of a zone that is named by its letter: `euw1-az1` for zone a of eu-west-1."""
        area, direction, number = self.region.split("-")
        return f"{area}{direction[0]}{number}-az{'abc'.index(zone) + 1}"

    def arn(self, kind, identifier):
        return f"arn:aws:ec2:{self.region}:{self.account}:{kind}/{identifier}"

    def add(self, operation, key, element):
        self.files.setdefault(f"{operation}.json", {key: []})[key].append(element)
        return element

    def write(self, folder):
        """Writes the snapshot below `folder` and returns the paths of its files, relative to it."""
        written = []
        for name, content in self.files.items():
            path = pathlib.Path(self.account, self.region, name)
            target = pathlib.Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(content, indent=4) + "\n")
            written.append(path)
        return written

    # Networks

    def vpc(self, name, cidr, cidr6=None):
        identifier = self.id("vpc", name)
        element = {"OwnerId": self.account, "InstanceTenancy": "default"}
        if cidr6:
            element["Ipv6CidrBlockAssociationSet"] = [{
                "AssociationId": self.id("vpc-cidr-assoc", f"{name}/6"), "Ipv6CidrBlock": cidr6,
                "Ipv6CidrBlockState": {"State": "associated"}, "NetworkBorderGroup": self.region,
                "Ipv6Pool": "Amazon", "Ipv6AddressAttribute": "public", "IpSource": "amazon"}]
        element.update({
            "CidrBlockAssociationSet": [{
                "AssociationId": self.id("vpc-cidr-assoc", name), "CidrBlock": cidr,
                "CidrBlockState": {"State": "associated"}}],
            "IsDefault": False, "Tags": tags(name),
            "BlockPublicAccessStates": {"InternetGatewayBlockMode": "off"},
            "VpcId": identifier, "State": "available", "CidrBlock": cidr,
            "DhcpOptionsId": self.id("dopt", "default")})
        return self.add("describe-vpcs", "Vpcs", element)

    def subnet(self, vpc, name, zone, cidr, cidr6=None, public=False, free=240):
        identifier = self.id("subnet", name)
        blocks6 = [{
            "AssociationId": self.id("subnet-cidr-assoc", name), "Ipv6CidrBlock": cidr6,
            "Ipv6CidrBlockState": {"State": "associated"}, "Ipv6AddressAttribute": "public",
            "IpSource": "amazon"}] if cidr6 else []
        return self.add("describe-subnets", "Subnets", {
            "AvailabilityZoneId": self.zone_id(zone), "MapCustomerOwnedIpOnLaunch": False,
            "OwnerId": self.account, "AssignIpv6AddressOnCreation": bool(cidr6),
            "Ipv6CidrBlockAssociationSet": blocks6, "Tags": tags(name),
            "SubnetArn": self.arn("subnet", identifier), "EnableDns64": False, "Ipv6Native": False,
            "PrivateDnsNameOptionsOnLaunch": {
                "HostnameType": "ip-name", "EnableResourceNameDnsARecord": False,
                "EnableResourceNameDnsAAAARecord": False},
            "BlockPublicAccessStates": {"InternetGatewayBlockMode": "off"},
            "SubnetId": identifier, "State": "available", "VpcId": vpc["VpcId"], "CidrBlock": cidr,
            "AvailableIpAddressCount": free, "AvailabilityZone": self.region + zone, "DefaultForAz": False,
            "MapPublicIpOnLaunch": public})

    def route_table(self, vpc, name, subnets, routes, main=False):
        """`routes` are pairs of destination (a block or a prefix list) and target, as {"GatewayId": "igw-…"}."""
        identifier = self.id("rtb", name)
        state = {"AssociationState": {"State": "associated"}}
        associations = [{
            "Main": False, "RouteTableAssociationId": self.id("rtbassoc", subnet["SubnetId"]),
            "RouteTableId": identifier, "SubnetId": subnet["SubnetId"], **state} for subnet in subnets]
        if main:
            associations.append({
                "Main": True, "RouteTableAssociationId": self.id("rtbassoc", name),
                "RouteTableId": identifier, **state})
        local = {"GatewayId": "local", "Origin": "CreateRouteTable", "State": "active"}
        rows = [{"DestinationCidrBlock": block["CidrBlock"], **local} for block in vpc["CidrBlockAssociationSet"]]
        rows += [{"DestinationIpv6CidrBlock": block["Ipv6CidrBlock"], **local}
                 for block in vpc.get("Ipv6CidrBlockAssociationSet", [])]
        for destination, target in routes:
            key = ("DestinationPrefixListId" if destination.startswith("pl-")
                   else "DestinationIpv6CidrBlock" if ":" in destination else "DestinationCidrBlock")
            rows.append({key: destination, **target, "Origin": "CreateRoute", "State": "active"})
        return self.add("describe-route-tables", "RouteTables", {
            "Associations": associations, "PropagatingVgws": [], "RouteTableId": identifier, "Routes": rows,
            "Tags": tags(name), "VpcId": vpc["VpcId"], "OwnerId": self.account})

    def network_acl(self, vpc, name, subnets, entries, default=False):
        """`entries` without the `*` rows."""
        identifier = self.id("acl", name)
        rows = sorted(entries + catch_all("Ipv6CidrBlockAssociationSet" in vpc),
                      key=lambda row: (not row["Egress"], row["RuleNumber"]))
        return self.add("describe-network-acls", "NetworkAcls", {
            "Associations": [{
                "NetworkAclAssociationId": self.id("aclassoc", subnet["SubnetId"]),
                "NetworkAclId": identifier, "SubnetId": subnet["SubnetId"]} for subnet in subnets],
            "Entries": rows, "IsDefault": default, "NetworkAclId": identifier,
            "Tags": [] if default else tags(name), "VpcId": vpc["VpcId"], "OwnerId": self.account})

    # Groups and prefix lists

    def group_id(self, vpc, name):
        return self.id("sg", f"{vpc['VpcId']}/{name}")

    def group(self, vpc, name, description, inbound, outbound):
        identifier = self.group_id(vpc, name)
        element = {
            "GroupId": identifier, "IpPermissionsEgress": outbound}
        if name != "default":
            element["Tags"] = tags(name)
        element.update({
            "VpcId": vpc["VpcId"], "SecurityGroupArn": self.arn("security-group", identifier),
            "OwnerId": self.account, "GroupName": name, "Description": description, "IpPermissions": inbound})
        self.add("describe-security-groups", "SecurityGroups", element)
        for egress, permissions in ((False, inbound), (True, outbound)):
            for each in permissions:
                self.group_rules(identifier, egress, each)
        return element

    def group_rules(self, group, egress, each):
        """The rows that describe-security-group-rules prints for one permission."""
        sources = [{"CidrIpv4": item["CidrIp"]} for item in each["IpRanges"]]
        sources += [{"CidrIpv6": item["CidrIpv6"]} for item in each["Ipv6Ranges"]]
        sources += [{"PrefixListId": item["PrefixListId"]} for item in each["PrefixListIds"]]
        kept = ("GroupId", "PeeringStatus", "UserId", "VpcId", "VpcPeeringConnectionId")
        sources += [{"ReferencedGroupInfo": {key: item[key] for key in kept if key in item}}
                    for item in each["UserIdGroupPairs"]]
        said = [item.get("Description") for key in ("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")
                for item in each[key]]
        for source, description in zip(sources, said):
            identifier = self.id("sgr", f"{group}/{egress}/{json.dumps([each, source], sort_keys=True)}")
            element = {
                "SecurityGroupRuleId": identifier, "GroupId": group, "GroupOwnerId": self.account,
                "IsEgress": egress, "IpProtocol": each["IpProtocol"], "FromPort": each.get("FromPort", -1),
                "ToPort": each.get("ToPort", -1), **source}
            if description:
                element["Description"] = description
            element["Tags"] = []
            element["SecurityGroupRuleArn"] = self.arn("security-group-rule", identifier)
            self.add("describe-security-group-rules", "SecurityGroupRules", element)

    def prefix_list(self, name, entries, family="IPv4"):
        """A list of the customer's own. `entries` maps blocks to what is said about them."""
        identifier = self.id("pl", name)
        self.add("describe-managed-prefix-lists", "PrefixLists", {
            "PrefixListId": identifier, "AddressFamily": family, "State": "create-complete",
            "PrefixListArn": self.arn("prefix-list", identifier), "PrefixListName": name, "MaxEntries": 10,
            "Version": 1, "Tags": tags(name), "OwnerId": self.account})
        self.prefix_list_entries(identifier, [
            {"Cidr": cidr, "Description": description} for cidr, description in entries.items()])
        return identifier

    def aws_prefix_list(self, identifier, name, cidrs):
        """A list that AWS keeps, such as that of S3: it shows in two calls."""
        self.add("describe-managed-prefix-lists", "PrefixLists", {
            "PrefixListId": identifier, "AddressFamily": "IPv4", "State": "create-complete",
            "PrefixListArn": f"arn:aws:ec2:{self.region}:aws:prefix-list/{identifier}",
            "PrefixListName": name, "Tags": [], "OwnerId": "AWS"})
        self.prefix_list_entries(identifier, [{"Cidr": cidr} for cidr in cidrs])
        self.add("describe-prefix-lists", "PrefixLists", {
            "Cidrs": list(cidrs), "PrefixListId": identifier, "PrefixListName": name})

    def prefix_list_entries(self, identifier, entries):
        for entry in entries:
            self.add(f"get-managed-prefix-list-entries/{identifier}", "Entries", entry)

    # Gateways

    def internet_gateway(self, vpc, name):
        identifier = self.id("igw", name)
        self.add("describe-internet-gateways", "InternetGateways", {
            "Attachments": [{"State": "available", "VpcId": vpc["VpcId"]}], "InternetGatewayId": identifier,
            "OwnerId": self.account, "Tags": tags(name)})
        return {"GatewayId": identifier}

    def egress_only_gateway(self, vpc, name):
        identifier = self.id("eigw", name)
        self.add("describe-egress-only-internet-gateways", "EgressOnlyInternetGateways", {
            "Attachments": [{"State": "attached", "VpcId": vpc["VpcId"]}],
            "EgressOnlyInternetGatewayId": identifier, "Tags": tags(name)})
        return {"EgressOnlyInternetGatewayId": identifier}

    def nat_gateway(self, name, subnet, address, public):
        identifier = self.id("nat", name)
        interface = self.interface(
            f"{name}/eni", subnet, address, [], elastic=public, kind="nat_gateway", show_name=False,
            description=f"Interface for NAT Gateway {identifier}", requester="444455556666", check=False)
        self.add("describe-nat-gateways", "NatGateways", {
            "CreateTime": TIME, "NatGatewayAddresses": [{
                "AllocationId": interface["Association"]["AllocationId"],
                "NetworkInterfaceId": interface["NetworkInterfaceId"], "PrivateIp": address, "PublicIp": public,
                "AssociationId": interface["Association"]["AssociationId"], "IsPrimary": True,
                "Status": "succeeded", "AvailabilityZone": subnet["AvailabilityZone"],
                "AvailabilityZoneId": subnet["AvailabilityZoneId"]}],
            "NatGatewayId": identifier, "State": "available", "SubnetId": subnet["SubnetId"],
            "VpcId": subnet["VpcId"], "Tags": tags(name), "ConnectivityType": "public",
            "AvailabilityMode": "zonal"})
        return {"NatGatewayId": identifier}

    def peering_id(self, name):
        return self.id("pcx", name)

    def peering(self, name, requester, accepter):
        def side(vpc):
            element = {"CidrBlock": vpc["CidrBlock"]}
            if "Ipv6CidrBlockAssociationSet" in vpc:
                element["Ipv6CidrBlockSet"] = [{"Ipv6CidrBlock": block["Ipv6CidrBlock"]}
                                               for block in vpc["Ipv6CidrBlockAssociationSet"]]
            return {
                **element, "CidrBlockSet": [{"CidrBlock": vpc["CidrBlock"]}], "OwnerId": self.account,
                "PeeringOptions": {
                    "AllowDnsResolutionFromRemoteVpc": False, "AllowEgressFromLocalClassicLinkToRemoteVpc": False,
                    "AllowEgressFromLocalVpcToRemoteClassicLink": False},
                "VpcId": vpc["VpcId"], "Region": self.region}

        identifier = self.peering_id(name)
        self.add("describe-vpc-peering-connections", "VpcPeeringConnections", {
            "AccepterVpcInfo": side(accepter), "RequesterVpcInfo": side(requester),
            "Status": {"Code": "active", "Message": "Active"}, "Tags": tags(name),
            "VpcPeeringConnectionId": identifier})
        return {"VpcPeeringConnectionId": identifier}


def host(block, index):
    """The address at `index` in `block`, as text."""
    return str(ipaddress.ip_network(block)[index])
