"""Security groups and network ACLs as nftables rules, a rule each, in AWS's order."""
import ipaddress

NUMBERS = {"tcp": 6, "udp": 17, "icmp": 1, "icmpv6": 58}


def family(block):
    return "ip" if block.version == 4 else "ip6"


def service(number, low, high):
    """The match of a protocol number with its ports, or its ICMP type and code; -1 and none are all."""
    if number == -1:
        return ""
    if number in (6, 17) and low is not None:
        return f"meta l4proto {number} th dport {low}-{high}"
    if number in (1, 58):
        name = "icmp" if number == 1 else "icmpv6"
        text = f"meta l4proto {number}"
        if low not in (None, -1):
            text += f" {name} type {low}"
        if high not in (None, -1):
            text += f" {name} code {high}"
        return text
    return f"meta l4proto {number}"


def acl_chain(name, acl, egress, marks):
    """A stateless chain: the first row that matches decides, and what none matches is dropped."""
    direction = "egress" if egress else "ingress"
    lines = [f"chain {name} {{"]
    rows = [entry for entry in acl["Entries"] if entry["Egress"] == egress]
    for row in sorted(rows, key=lambda row: row["RuleNumber"]):
        ipv6 = "Ipv6CidrBlock" in row
        block = row["Ipv6CidrBlock"] if ipv6 else row["CidrBlock"]
        ports, icmp = row.get("PortRange", {}), row.get("IcmpTypeCode", {})
        match = service(
            int(row["Protocol"]), ports.get("From", icmp.get("Type")), ports.get("To", icmp.get("Code"))
        )
        rule = "*" if row["RuleNumber"] >= 32767 else str(row["RuleNumber"])
        end = marks.passing if row["RuleAction"] == "allow" else marks.lose
        verdict = end(acl["NetworkAclId"], direction=direction, rule=rule)
        far = f"{'ip6' if ipv6 else 'ip'} {'daddr' if egress else 'saddr'} {block}"
        lines.append(f"{far} {match} {verdict}")
    lines.append(marks.lose(acl["NetworkAclId"], direction=direction, rule="*"))
    return "\n    ".join(lines) + "\n}\n"


def peers(permission, network, vpc):
    """The blocks that a rule of a group names, with the addresses behind lists and groups."""
    found = [ipaddress.ip_network(entry["CidrIp"]) for entry in permission.get("IpRanges", [])]
    found += [ipaddress.ip_network(entry["CidrIpv6"]) for entry in permission.get("Ipv6Ranges", [])]
    for entry in permission.get("PrefixListIds", []):
        found += network.entries(entry["PrefixListId"])
    for entry in permission.get("UserIdGroupPairs", []):
        found += network.references(entry["GroupId"], vpc)
    return found


def group_rules(interface, network, egress):
    """What any rule of any group allows: the union, as AWS has it."""
    lines = []
    for id in interface.groups:
        for permission in network.groups[id]["IpPermissionsEgress" if egress else "IpPermissions"]:
            name = permission["IpProtocol"]
            number = NUMBERS[name] if name in NUMBERS else int(name)
            match = service(number, permission.get("FromPort"), permission.get("ToPort"))
            for block in peers(permission, network, interface.vpc):
                end = "daddr" if egress else "saddr"
                lines.append(f"{family(block)} {end} {block} {match} accept")
    return lines
