"""What becomes of all packets between the hosts of one VPC: first match in ACLs, the union of group rules, and replies."""
import ipaddress
import pathlib
import sys

from z3 import And, BoolVal, If, Not, Or

from universe import (
    DESTINATION, DESTINATION_PORT, FAMILY, REPLIES, SOURCE, SOURCE_PORT, difference, existing, inside,
)

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "NetworkLab"))
import aws_network  # noqa: E402, it lies beside this folder
from filters import NUMBERS, peers  # noqa: E402


def block(value, network):
    return And(int(network[0]) <= value, value <= int(network[-1]))


def service(number, low, high, protocol, source_port, destination_port):
    """Whether a rule's protocol fits, with its ports, or its ICMP type and code; -1 and none are all."""
    if number == -1:
        return BoolVal(True)
    if number != protocol:
        return BoolVal(False)
    if number in (6, 17) and low is not None:
        return And(low <= destination_port, destination_port <= high)
    parts = []
    if number in (1, 58):
        parts += [source_port == low] if low not in (None, -1) else []
        parts += [destination_port == high] if high not in (None, -1) else []
    return And(parts)


def acl_allows(acl, egress, family, protocol, far, source_port, destination_port):
    """The first row that matches, in the order of the numbers."""
    verdict = BoolVal(False)
    rows = [entry for entry in acl["Entries"] if entry["Egress"] == egress]
    for row in sorted(rows, key=lambda row: row["RuleNumber"], reverse=True):
        where = ipaddress.ip_network(row.get("CidrBlock") or row["Ipv6CidrBlock"])
        if where.version != family:
            continue
        ports, icmp = row.get("PortRange", {}), row.get("IcmpTypeCode", {})
        low, high = ports.get("From", icmp.get("Type")), ports.get("To", icmp.get("Code"))
        match = And(
            block(far, where), service(int(row["Protocol"]), low, high, protocol, source_port, destination_port)
        )
        verdict = If(match, BoolVal(row["RuleAction"] == "allow"), verdict)
    return verdict


def groups_allow(network, interface, egress, family, protocol, far, source_port, destination_port):
    ways = []
    for id in interface.groups:
        for permission in network.groups[id]["IpPermissionsEgress" if egress else "IpPermissions"]:
            name = permission["IpProtocol"]
            number = NUMBERS[name] if name in NUMBERS else int(name)
            match = service(
                number, permission.get("FromPort"), permission.get("ToPort"), protocol, source_port, destination_port
            )
            near = [where for where in peers(permission, network, interface.vpc) if where.version == family]
            ways.append(And(match, Or([block(far, where) for where in near])))
    return Or(ways)


def reply_passes(network, client, server, family, protocol):
    """Groups remember the request; ACLs judge the reply by its own ports, or its own ICMP type and code 0."""

    def passes(source_port, destination_port):
        near, far = network.acls[server.subnet], network.acls[client.subnet]
        return And(
            acl_allows(near, True, family, protocol, SOURCE, source_port, destination_port),
            acl_allows(far, False, family, protocol, DESTINATION, source_port, destination_port),
        )

    if client.subnet == server.subnet:
        return BoolVal(True)
    if protocol not in REPLIES:
        return passes(DESTINATION_PORT, SOURCE_PORT)
    return And(
        [Or(SOURCE_PORT != asked, passes(answer, 0)) for asked, answer in REPLIES[protocol].items()]
    )


def gets_through(network, client, server, family, protocol):
    ports = SOURCE_PORT, DESTINATION_PORT
    parts = [
        groups_allow(network, client, True, family, protocol, DESTINATION, *ports),
        groups_allow(network, server, False, family, protocol, SOURCE, *ports),
        reply_passes(network, client, server, family, protocol),
    ]
    if client.subnet != server.subnet:
        parts.append(acl_allows(network.acls[client.subnet], True, family, protocol, DESTINATION, *ports))
        parts.append(acl_allows(network.acls[server.subnet], False, family, protocol, SOURCE, *ports))
    return And(parts)


def judge(case):
    """What is wrong with the packets said to be dropped; none where nothing is."""
    network = aws_network.read(case["snapshot"], case["prefixLists"])
    family, protocol = case["family"], case["protocol"]
    server_address = ipaddress.ip_address(case["destination"])
    server = network.holder(server_address)
    lost = []
    for text in case["sources"]:
        address = ipaddress.ip_address(text)
        through = gets_through(network, network.holder(address), server, family, protocol)
        lost.append(And(SOURCE == int(address), Not(through)))
    asked = And(FAMILY == family, DESTINATION == int(server_address), existing(), inside(case["asked"]))
    return difference(And(asked, inside(case["dropped"])), And(asked, Or(lost)), asked)
