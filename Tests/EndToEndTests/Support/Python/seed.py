#!/usr/bin/env python3
"""Fills an empty moto with a network worth asking about, and prints the ids it made as one JSON object.

    seed.py URL [--require-authentication]

VPC shop (10.0.0.0/16 and IPv6) with public, app and db subnets, an internet gateway, a NAT gateway and an egress-only
gateway; VPC reporting (10.1.0.0/16), peered with it, with routes both ways. Instances web-1, app-1, db-1, report-1.
  web-1 -> app-1:8080      allowed by a reference to the group of web-1
  app-1 -> app-1:7000      the group refers to itself
  app-1 -> db-1:5432       partial: the ACL of db lets replies out to 1024-49151 only
  app-1 -> db-1:3306       denied by group and ACL
  report-1 -> db-1:5432    allowed by a group reference across the peering; the route is one of a prefix list
  app-1 -> 203.0.113.10    by the NAT gateway;  IPv6 by the egress-only gateway
  198.51.100.130 -> web-1:22   allowed by a prefix list in the group

With --require-authentication moto checks signatures from then on; the key it accepts is in the answer, as
AccessKeyId and SecretAccessKey.
"""
import argparse
import json
import sys
import urllib.request

import boto3
from botocore.config import Config

REGION = "eu-west-1"
ANYWHERE, ANYWHERE6 = "0.0.0.0/0", "::/0"


class Seeder:
    def __init__(self, url):
        self.url = url
        self.ids = {"Region": REGION}
        self.ec2 = self.client("ec2")

    def client(self, service):
        # moto answers 500 to what it does not know; retries would only make that slow.
        return boto3.client(service, region_name=REGION, endpoint_url=self.url, aws_access_key_id="seed",
                            aws_secret_access_key="seed", config=Config(retries={"total_max_attempts": 1}))

    def name(self, kind, name):
        return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": name}]}]

    def keep(self, name, identifier):
        self.ids[name] = identifier
        return identifier

    # Networks

    def networks(self):
        shop = self.ec2.create_vpc(CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True,
                                   TagSpecifications=self.name("vpc", "shop"))["Vpc"]
        self.keep("shop", shop["VpcId"])
        self.block6 = shop["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"]
        self.keep("reporting", self.ec2.create_vpc(
            CidrBlock="10.1.0.0/16", TagSpecifications=self.name("vpc", "reporting"))["Vpc"]["VpcId"])
        self.subnet("public", "shop", "10.0.0.0/24", "00")
        self.subnet("app", "shop", "10.0.10.0/24", "10")
        self.subnet("db", "shop", "10.0.20.0/24", "20")
        self.subnet("reports", "reporting", "10.1.0.0/24")

    def subnet(self, name, vpc, block, block6=None):
        more = {"Ipv6CidrBlock": self.network6(block6) + "/64"} if block6 else {}
        self.keep(name, self.ec2.create_subnet(
            VpcId=self.ids[vpc], CidrBlock=block, AvailabilityZone=REGION + "a", **more,
            TagSpecifications=self.name("subnet", name))["Subnet"]["SubnetId"])

    def network6(self, last):
        """The /64 of the VPC's IPv6 /56 that ends in `last`, without its length."""
        return self.block6.removesuffix("00::/56") + f"{last}::"

    def gateways(self):
        ec2, ids = self.ec2, self.ids
        self.keep("igw", ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"])
        ec2.attach_internet_gateway(InternetGatewayId=ids["igw"], VpcId=ids["shop"])
        self.keep("eigw", ec2.create_egress_only_internet_gateway(VpcId=ids["shop"])[
            "EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"])
        allocation = ec2.allocate_address(Domain="vpc")
        self.keep("natAddress", allocation["PublicIp"])
        self.keep("nat", ec2.create_nat_gateway(SubnetId=ids["public"], AllocationId=allocation["AllocationId"],
                                                TagSpecifications=self.name("natgateway", "shop"))[
            "NatGateway"]["NatGatewayId"])
        self.keep("peering", ec2.create_vpc_peering_connection(
            VpcId=ids["reporting"], PeerVpcId=ids["shop"],
            TagSpecifications=self.name("vpc-peering-connection", "reporting-shop"))[
            "VpcPeeringConnection"]["VpcPeeringConnectionId"])
        ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=ids["peering"])

    def prefix_lists(self):
        self.prefix_list("databases", {"10.0.20.0/24": "db", "10.0.21.0/24": "db, second zone"})
        self.prefix_list("offices", {"198.51.100.128/28": "Dublin", "198.51.100.160/28": "Cork & others"})

    def prefix_list(self, name, entries):
        self.keep(name, self.ec2.create_managed_prefix_list(
            PrefixListName=name, MaxEntries=5, AddressFamily="IPv4",
            Entries=[{"Cidr": block, "Description": said} for block, said in entries.items()])[
            "PrefixList"]["PrefixListId"])

    def routes(self):
        ids = self.ids
        igw, peering = {"GatewayId": ids["igw"]}, {"VpcPeeringConnectionId": ids["peering"]}
        self.table("shop", "public", {ANYWHERE: igw, ANYWHERE6: igw})
        self.table("shop", "app", {ANYWHERE: {"NatGatewayId": ids["nat"]},
                                   ANYWHERE6: {"EgressOnlyInternetGatewayId": ids["eigw"]}})
        self.table("shop", "db", {"10.1.0.0/16": peering})
        self.table("reporting", "reports", {ids["databases"]: peering})

    def table(self, vpc, subnet, routes):
        table = self.ec2.create_route_table(VpcId=self.ids[vpc], TagSpecifications=self.name("route-table", subnet))[
            "RouteTable"]["RouteTableId"]
        self.keep(f"{subnet}Routes", table)
        self.ec2.associate_route_table(RouteTableId=table, SubnetId=self.ids[subnet])
        for destination, target in routes.items():
            key = ("DestinationPrefixListId" if destination.startswith("pl-")
                   else "DestinationIpv6CidrBlock" if ":" in destination else "DestinationCidrBlock")
            self.ec2.create_route(RouteTableId=table, **{key: destination}, **target)

    # Filters

    def acls(self):
        """moto leaves out the rows that AWS adds by itself: those for IPv6, and `*` in a new ACL."""
        default = self.ec2.describe_network_acls(Filters=[
            {"Name": "vpc-id", "Values": [self.ids["shop"]]}])["NetworkAcls"][0]["NetworkAclId"]
        acl = self.keep("dbAcl", self.ec2.create_network_acl(
            VpcId=self.ids["shop"], TagSpecifications=self.name("network-acl", "db"))["NetworkAcl"]["NetworkAclId"])
        for egress in (False, True):
            self.row(default, egress, 101, "allow", "-1", ANYWHERE6)
            self.row(default, egress, 32768, "deny", "-1", ANYWHERE6)
            self.row(acl, egress, 32767, "deny", "-1", ANYWHERE)
            self.row(acl, egress, 32768, "deny", "-1", ANYWHERE6)
        self.row(acl, False, 100, "allow", "6", "10.0.0.0/8", (5432, 5432))
        self.row(acl, False, 110, "allow", "1", ANYWHERE, icmp=(8, -1))
        self.row(acl, True, 100, "allow", "6", "10.0.0.0/16", (1024, 49151))
        self.row(acl, True, 110, "allow", "6", "10.1.0.0/16", (1024, 65535))
        self.row(acl, True, 120, "allow", "1", ANYWHERE, icmp=(0, -1))
        self.associate(acl, self.ids["db"])

    def row(self, acl, egress, number, action, protocol, block, ports=None, icmp=None):
        more = {"PortRange": {"From": ports[0], "To": ports[1]}} if ports else {}
        if icmp:
            more["IcmpTypeCode"] = {"Type": icmp[0], "Code": icmp[1]}
        key = "Ipv6CidrBlock" if ":" in block else "CidrBlock"
        self.ec2.create_network_acl_entry(NetworkAclId=acl, Egress=egress, RuleNumber=number, RuleAction=action,
                                          Protocol=protocol, **{key: block}, **more)

    def associate(self, acl, subnet):
        for each in self.ec2.describe_network_acls()["NetworkAcls"]:
            for association in each["Associations"]:
                if association["SubnetId"] == subnet:
                    self.ec2.replace_network_acl_association(
                        AssociationId=association["NetworkAclAssociationId"], NetworkAclId=acl)

    def groups(self):
        for name, vpc in {"web": "shop", "app": "shop", "db": "shop", "reports": "reporting"}.items():
            self.keep(f"{name}Group", self.ec2.create_security_group(
                GroupName=name, Description=f"{name} servers", VpcId=self.ids[vpc])["GroupId"])
        self.admit("web", "tcp", 443, 443, IpRanges=[{"CidrIp": ANYWHERE, "Description": 'everybody <&> "all"'}],
                   Ipv6Ranges=[{"CidrIpv6": ANYWHERE6}])
        self.admit("web", "tcp", 22, 22, PrefixListIds=[{"PrefixListId": self.ids["offices"]}])
        self.admit("app", "tcp", 8080, 8080, UserIdGroupPairs=[self.pair("web")])
        self.admit("app", "tcp", 7000, 7001, UserIdGroupPairs=[self.pair("app")])
        self.admit("app", "icmp", 8, -1, UserIdGroupPairs=[self.pair("web")])
        self.admit("db", "tcp", 5432, 5432, UserIdGroupPairs=[self.pair("app"), {
            **self.pair("reports"), "VpcId": self.ids["reporting"], "VpcPeeringConnectionId": self.ids["peering"]}])
        self.admit("reports", "-1", None, None, UserIdGroupPairs=[self.pair("reports")])

    def pair(self, name):
        return {"GroupId": self.ids[f"{name}Group"], "UserId": "123456789012"}

    def admit(self, name, protocol, low, high, **sources):
        span = {} if low is None else {"FromPort": low, "ToPort": high}
        self.ec2.authorize_security_group_ingress(
            GroupId=self.ids[f"{name}Group"], IpPermissions=[{"IpProtocol": protocol, **span, **sources}])

    # Instances

    def instances(self):
        self.instance("web-1", "public", "web", "10.0.0.10", "00")
        self.instance("app-1", "app", "app", "10.0.10.10", "10")
        self.instance("db-1", "db", "db", "10.0.20.10")
        self.instance("report-1", "reports", "reports", "10.1.0.10")
        address = self.ec2.allocate_address(Domain="vpc")
        self.ec2.associate_address(AllocationId=address["AllocationId"], InstanceId=self.ids["web-1"])
        self.keep("webAddress", address["PublicIp"])

    def instance(self, name, subnet, group, address, network6=None):
        more = {"Ipv6Addresses": [{"Ipv6Address": self.network6(network6) + "10"}]} if network6 else {}
        interface = self.ec2.create_network_interface(
            SubnetId=self.ids[subnet], PrivateIpAddress=address, Groups=[self.ids[f"{group}Group"]], **more)[
            "NetworkInterface"]["NetworkInterfaceId"]
        self.keep(f"{name}Interface", interface)
        if network6:
            self.keep(f"{name}Address6", more["Ipv6Addresses"][0]["Ipv6Address"])
        # moto's default image is a Windows one, whose clients use other ports.
        self.keep(name, self.ec2.run_instances(
            ImageId=self.linux_image(), MinCount=1, MaxCount=1, InstanceType="t3.micro",
            NetworkInterfaces=[{"DeviceIndex": 0, "NetworkInterfaceId": interface}],
            TagSpecifications=self.name("instance", name))["Instances"][0]["InstanceId"])

    def linux_image(self):
        if not hasattr(self, "image"):
            images = self.ec2.describe_images(Owners=["amazon"])["Images"]
            self.image = next(each["ImageId"] for each in images
                              if each.get("Platform") != "windows" and each["Architecture"] == "x86_64")
        return self.image

    # Authentication

    def require_authentication(self):
        iam = self.client("iam")
        iam.create_user(UserName="tester")
        everything = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
        iam.put_user_policy(UserName="tester", PolicyName="all", PolicyDocument=json.dumps(everything))
        key = iam.create_access_key(UserName="tester")["AccessKey"]
        self.keep("AccessKeyId", key["AccessKeyId"])
        self.keep("SecretAccessKey", key["SecretAccessKey"])
        request = urllib.request.Request(self.url + "/moto-api/reset-auth", data=b"0",
                                         headers={"Content-Type": "text/plain"})
        urllib.request.urlopen(request, timeout=30).close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--require-authentication", action="store_true")
    options = parser.parse_args()
    seeder = Seeder(options.url)
    for step in (seeder.networks, seeder.gateways, seeder.prefix_lists, seeder.routes, seeder.acls, seeder.groups,
                 seeder.instances):
        step()
    if options.require_authentication:
        seeder.require_authentication()
    json.dump(seeder.ids, sys.stdout)
    print()


if __name__ == "__main__":
    main()
