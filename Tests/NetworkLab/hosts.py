"""The namespaces of network interfaces: hosts behind their security groups, and NAT gateways."""
from filters import group_rules
from marks import SETS
from space import listed


def addresses(space, blocks):
    """Makes the namespace answer for blocks. Its one link leads to the router of its VPC."""
    space.lines += ["link set lo up", "route add 0.0.0.0/0 dev eth0", "route add ::/0 dev eth0"]
    space.lines += [f"route add local {block} dev lo table local" for block in blocks]


def not_own(blocks):
    """The match of packets for somebody else, one for each family."""
    for version, name in ((4, "ip"), (6, "ip6")):
        own = [block for block in blocks if block.version == version]
        yield f"{name} daddr != {listed(own)}" if own else f"meta nfproto ipv{version}"


def host(space, interface, network, marks):
    """An interface: what it sends and gets is tracked, replies pass, the rest is judged by its groups."""
    own = interface.addresses + interface.prefixes
    addresses(space, own)
    off = None
    if not interface.is_attached:
        off = marks.lose(interface.id)
    elif not interface.instance_runs:
        off = marks.lose(interface.instance)
    refused = marks.lose(interface.id)
    # What a machine forwards, and where to, cannot be seen from AWS.
    unseen = marks.lose("not known")

    def judged(egress):
        if not interface.groups:
            return "return"
        return "\n    ".join(rule.replace(" accept", " return") for rule in group_rules(interface, network, egress))

    checks = [f"{match} {refused}" for match in not_own(own)] if interface.checks_addresses else []
    space.rules = f"""table inet lab {{
{SETS}
    chain before {{
        type filter hook prerouting priority raw
        iifname lo accept
        {chr(10).join(checks)}
    }}
    chain out_rules {{
    {judged(True)}
    {'' if not interface.groups else refused}
    }}
    chain in_rules {{
    {judged(False)}
    {'' if not interface.groups else refused}
    }}
    chain output {{
        type filter hook output priority filter
        {off or ''}
        oifname lo accept
        ct state established accept
        jump out_rules
    }}
    chain input {{
        type filter hook input priority filter
        iifname lo accept
        ct state established accept
        jump in_rules
        {off or ''}
    }}
    chain forward {{
        type filter hook forward priority filter
        jump in_rules
        {off or unseen}
    }}
}}
"""


def nat_gateway(space, interface, network, marks, ports):
    """A NAT gateway: TCP, UDP and ICMP from its own VPC leave with its address, and nothing unasked comes in.

    `ports` are the source ports it has to pick, by protocol and the ends of a connection.
    """
    gateway = network.nats[interface.nat]
    addresses(space, interface.addresses)
    refused = marks.lose(interface.nat)
    own = gateway["address"]
    inside = listed(block for block in network.vpcs[gateway["vpc"]] if block.version == 4)
    picked = "".join(
        f"meta l4proto {protocol} ip saddr {source} th sport {port} ip daddr {destination} th dport {service} "
        f"snat ip to {own}:{choice}\n"
        for (protocol, source, port, destination, service), choice in ports.items()
    )
    space.rules = f"""table inet lab {{
{SETS}
    chain before {{
        type filter hook prerouting priority raw
        iifname lo accept
        {'' if gateway['works'] else refused}
        meta nfproto ipv6 {refused}
        ip saddr {own} {refused}
        ip daddr {own} accept
        ip saddr != {inside} {refused}
        meta l4proto != {{ tcp, udp, icmp }} {refused}
    }}
    chain forward {{
        type filter hook forward priority filter
        ct state invalid {refused}
    }}
    chain input {{
        type filter hook input priority filter
        iifname lo accept
        {refused}
    }}
    chain translate {{
        type nat hook postrouting priority srcnat
        {picked}
        snat ip to {own}
    }}
}}
"""
