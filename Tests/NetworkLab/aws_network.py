"""What a snapshot says, read from the AWS CLI's JSON with nothing of awsdrops: the lab's own understanding of AWS.

Every rule here is one that AWS documents; docs/network-lab.md lists those that a kernel cannot be asked about.
"""
import ipaddress
from dataclasses import dataclass, field

# Destinations an internet gateway does not forward: RFC 1918, RFC 6598 and what IANA reserves.
NOT_ON_THE_INTERNET = [
    ipaddress.ip_network(block)
    for block in (
        "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 0.0.0.0/8 127.0.0.0/8 169.254.0.0/16 "
        "192.0.0.0/24 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4"
    ).split()
]


@dataclass
class Interface:
    """A network interface: its addresses, and what is attached to it."""

    id: str
    vpc: str
    subnet: str
    addresses: list
    prefixes: list
    publics: dict
    groups: list
    instance: str | None
    instance_runs: bool
    is_attached: bool
    checks_addresses: bool
    denies_gateways: bool
    nat: str | None = None


@dataclass
class Network:
    """The parts of a snapshot, joined."""

    vpcs: dict = field(default_factory=dict)
    subnets: dict = field(default_factory=dict)
    acls: dict = field(default_factory=dict)
    tables: dict = field(default_factory=dict)
    groups: dict = field(default_factory=dict)
    lists: dict = field(default_factory=dict)
    interfaces: dict = field(default_factory=dict)
    gateways: dict = field(default_factory=dict)
    egress_gateways: dict = field(default_factory=dict)
    nats: dict = field(default_factory=dict)
    peerings: dict = field(default_factory=dict)
    shut: dict = field(default_factory=dict)

    def holder(self, address, vpc=None):
        """The interface that has a private address, or a prefix around it."""
        for interface in self.interfaces.values():
            if vpc in (None, interface.vpc) and address in interface.addresses:
                return interface
        for interface in self.interfaces.values():
            if vpc in (None, interface.vpc) and any(address in block for block in interface.prefixes):
                return interface
        return None

    def behind(self, public):
        """The interface and the private address behind a public address."""
        for interface in self.interfaces.values():
            for private, outside in interface.publics.items():
                if outside == public:
                    return interface, private
        return None, None

    def entries(self, prefix_list):
        return self.lists.get(prefix_list, [])

    def references(self, group, vpc):
        """The private addresses that a group stands for in a rule of a VPC: of its own and of peered VPCs of the Region."""
        near = {vpc}
        for peering in self.peerings.values():
            if peering["active"] and peering["same_region"] and vpc in peering["vpcs"]:
                near |= peering["vpcs"]
        found = []
        for interface in self.interfaces.values():
            if interface.vpc in near and group in interface.groups:
                found += [ipaddress.ip_network(address) for address in interface.addresses] + interface.prefixes
        return found


def blocks_of(element):
    """The IPv4 and IPv6 blocks of a VPC or a subnet."""
    texts = [entry["CidrBlock"] for entry in element.get("CidrBlockAssociationSet", [])]
    if not texts and element.get("CidrBlock"):
        texts = [element["CidrBlock"]]
    texts += [entry["Ipv6CidrBlock"] for entry in element.get("Ipv6CidrBlockAssociationSet", [])]
    return [ipaddress.ip_network(text) for text in texts]


def is_on_the_internet(address):
    if address.version == 6:
        return address in ipaddress.ip_network("2000::/3")
    return not any(address in block for block in NOT_ON_THE_INTERNET)


def read(snapshot, prefix_lists):
    """The network of one JSON object with the keys of the AWS CLI, and the entries of its prefix lists."""
    network = Network(lists={key: [ipaddress.ip_network(e) for e in value] for key, value in prefix_lists.items()})
    for vpc in snapshot["Vpcs"]:
        network.vpcs[vpc["VpcId"]] = blocks_of(vpc)
    for subnet in snapshot["Subnets"]:
        network.subnets[subnet["SubnetId"]] = (subnet["VpcId"], blocks_of(subnet))
    for acl in snapshot["NetworkAcls"]:
        for association in acl["Associations"]:
            network.acls[association["SubnetId"]] = acl
    for group in snapshot["SecurityGroups"]:
        network.groups[group["GroupId"]] = group
    read_tables(network, snapshot)
    read_interfaces(network, snapshot)
    read_gateways(network, snapshot)
    read_public_access(network, snapshot)
    return network


def read_tables(network, snapshot):
    """The explicit association of a subnet, where it is in force, else the main table of the VPC."""
    explicit, main = {}, {}
    for table in snapshot["RouteTables"]:
        for association in table["Associations"]:
            if association["AssociationState"]["State"] != "associated":
                continue
            if association.get("Main"):
                main[table["VpcId"]] = table
            elif "SubnetId" in association:
                explicit[association["SubnetId"]] = table
    for id, (vpc, _) in network.subnets.items():
        network.tables[id] = explicit.get(id) or main[vpc]


def read_interfaces(network, snapshot):
    running = {
        instance["InstanceId"]: instance["State"]["Name"] == "running"
        for reservation in snapshot["Reservations"]
        for instance in reservation["Instances"]
    }
    for element in snapshot["NetworkInterfaces"]:
        private = element["PrivateIpAddresses"]
        instance = element.get("Attachment", {}).get("InstanceId")
        prefixes = [entry["Ipv4Prefix"] for entry in element.get("Ipv4Prefixes", [])]
        prefixes += [entry["Ipv6Prefix"] for entry in element.get("Ipv6Prefixes", [])]
        texts = [entry["PrivateIpAddress"] for entry in private]
        texts += [entry["Ipv6Address"] for entry in element.get("Ipv6Addresses", [])]
        network.interfaces[element["NetworkInterfaceId"]] = Interface(
            id=element["NetworkInterfaceId"],
            vpc=element["VpcId"],
            subnet=element["SubnetId"],
            addresses=[ipaddress.ip_address(text) for text in texts],
            prefixes=[ipaddress.ip_network(text) for text in prefixes],
            publics={
                ipaddress.ip_address(entry["PrivateIpAddress"]): ipaddress.ip_address(entry["Association"]["PublicIp"])
                for entry in private
                if entry.get("Association")
            },
            groups=[group["GroupId"] for group in element.get("Groups", [])],
            instance=instance,
            instance_runs=running.get(instance, True),
            is_attached=element["Status"] == "in-use",
            checks_addresses=element["SourceDestCheck"],
            denies_gateways=element.get("DenyAllIgwTraffic", False),
        )


def read_gateways(network, snapshot):
    for gateway in snapshot["InternetGateways"]:
        attachment = next(iter(gateway["Attachments"]), None)
        network.gateways[gateway["InternetGatewayId"]] = {
            "vpc": attachment and attachment["VpcId"],
            "works": bool(attachment) and attachment["State"] == "available",
        }
    for gateway in snapshot["EgressOnlyInternetGateways"]:
        attachment = next(iter(gateway["Attachments"]), None)
        network.egress_gateways[gateway["EgressOnlyInternetGatewayId"]] = {
            "vpc": attachment and attachment["VpcId"],
            "works": bool(attachment) and attachment["State"] in ("attached", "available"),
        }
    for gateway in snapshot["NatGateways"]:
        address = gateway["NatGatewayAddresses"][0]
        interface = network.interfaces[address["NetworkInterfaceId"]]
        interface.nat = gateway["NatGatewayId"]
        network.nats[gateway["NatGatewayId"]] = {
            "interface": interface.id,
            "vpc": gateway["VpcId"],
            "address": ipaddress.ip_address(address["PrivateIp"]),
            "works": gateway["State"] == "available",
        }
    for peering in snapshot["VpcPeeringConnections"]:
        sides = peering["RequesterVpcInfo"], peering["AccepterVpcInfo"]
        network.peerings[peering["VpcPeeringConnectionId"]] = {
            "vpcs": {side["VpcId"] for side in sides},
            "active": peering["Status"]["Code"] == "active",
            "same_region": sides[0]["Region"] == sides[1]["Region"],
        }


def read_public_access(network, snapshot):
    """What block public access shuts: the mode of each subnet that no exclusion frees."""
    mode_of_vpc = {v["VpcId"]: v.get("BlockPublicAccessStates", {}) for v in snapshot["Vpcs"]}
    excluded = {
        exclusion["ResourceArn"].rpartition("/")[2]
        for exclusion in snapshot.get("VpcBlockPublicAccessExclusions", [])
        if exclusion["InternetGatewayExclusionMode"] == "allow-bidirectional"
        and exclusion["State"] == "create-complete"
    }
    for subnet in snapshot["Subnets"]:
        states = subnet.get("BlockPublicAccessStates") or mode_of_vpc[subnet["VpcId"]]
        mode = states.get("InternetGatewayBlockMode", "off")
        if not excluded & {subnet["SubnetId"], subnet["VpcId"]}:
            network.shut[subnet["SubnetId"]] = mode
