"""Internet gateways, egress-only ones, and everything beyond them."""
from aws_network import NOT_ON_THE_INTERNET
from marks import SETS
from space import dead_end, listed

TABLE = 300


def mode_of(network, interface):
    return network.shut.get(interface.subnet, "off")


def shut_addresses(network, vpc, modes, exempt_nats):
    """The addresses that block public access shuts off, of the interfaces in subnets with these modes."""
    found = []
    for interface in network.interfaces.values():
        mode = mode_of(network, interface)
        if interface.vpc != vpc or mode not in modes or (exempt_nats and mode == "block-ingress" and interface.nat):
            continue
        found += interface.addresses + interface.prefixes
    return found


def both(match, blocks, end):
    """A rule for the blocks of each family."""
    for version, name in ((4, "ip"), (6, "ip6")):
        some = [block for block in blocks if block.version == version]
        if some:
            yield f"{name} {match} {listed(some)} {end}"


def denied_addresses(network, vpc):
    return [
        block
        for interface in network.interfaces.values()
        if interface.vpc == vpc and interface.denies_gateways
        for block in interface.addresses + interface.prefixes
        if block.version == 6
    ]


def internet_gateway(space, id, network, marks):
    """Translates addresses one to one and knows no connections."""
    gateway = network.gateways[id]
    refused = marks.lose(id)
    mapped = {}
    for interface in network.interfaces.values():
        if interface.vpc == gateway["vpc"]:
            mapped |= interface.publics
    shut = shut_addresses(network, gateway["vpc"], ("block-bidirectional", "block-ingress"), True)
    denied = denied_addresses(network, gateway["vpc"])
    inward = listed(f"{public} : {private}" for private, public in mapped.items())
    outward = listed(f"{private} : {public}" for private, public in mapped.items())
    stopped = [] if gateway["works"] else [refused]
    leaving = [*stopped, *both("saddr", shut + denied, refused), *both("daddr", NOT_ON_THE_INTERNET, refused)]
    leaving.append(f"ip6 daddr != 2000::/3 {refused}")
    entering = [*stopped, *both("saddr", NOT_ON_THE_INTERNET, refused), *both("daddr", denied, refused)]
    entering.append(f"ip6 saddr != 2000::/3 {refused}")
    if mapped:
        leaving += [f"ip saddr != {listed(mapped)} {refused}", f"ip saddr set ip saddr map {outward}"]
        entering += [f"ip daddr != {listed(mapped.values())} {refused}", f"ip daddr set ip daddr map {inward}"]
    else:
        leaving.append(f"meta nfproto ipv4 {refused}")
        entering.append(f"meta nfproto ipv4 {refused}")
    entering += both("daddr", shut, refused)
    rules = [f"iifname inside {rule}" for rule in leaving] + [f"iifname outside {rule}" for rule in entering]
    joined(space, network, gateway["vpc"])
    space.rules = f"""table inet lab {{
{SETS}
    chain before {{
        type filter hook prerouting priority raw
        {chr(10).join(rules)}
    }}
}}
"""


def egress_only_gateway(space, id, network, marks):
    """IPv6 out, and in only what answers."""
    gateway = network.egress_gateways[id]
    refused = marks.lose(id)
    shut = shut_addresses(network, gateway["vpc"], ("block-bidirectional",), False)
    denied = denied_addresses(network, gateway["vpc"])
    joined(space, network, gateway["vpc"])
    rules = [f"iifname inside {rule}" for rule in both("saddr", shut + denied, refused)]
    space.rules = f"""table inet lab {{
{SETS}
    chain forward {{
        type filter hook forward priority filter
        {chr(10).join(rules)}
        iifname inside accept
        ct state established accept
        {refused}
    }}
}}
"""


def joined(space, network, vpc):
    """A gateway sends what is for its VPC in, and the rest out."""
    space.lines += [f"route add {block} dev inside" for block in network.vpcs[vpc]]
    space.lines += ["route add 0.0.0.0/0 dev outside metric 9", "route add ::/0 dev outside metric 9"]


def outside(space, network, marks, devices, hosts):
    """The internet: hosts that anything reaches and that reach what has a public address. `devices` lead to gateways."""
    space.lines.append("link set lo up")
    space.lines += [f"route add local {address} dev lo table local" for address in hosts]
    losing, marking = [], []
    for number, vpc in enumerate(network.vpcs):
        gateway = next((id for id, g in network.gateways.items() if g["vpc"] == vpc), None)
        egress = next((id for id, g in network.egress_gateways.items() if g["vpc"] == vpc), None)
        device = devices.get(gateway, f"none{number}")
        if gateway is None:
            dead_end(space, device)
            losing.append(f'oifname "{device}" {marks.lose(vpc)}')
        publics = [p for i in network.interfaces.values() if i.vpc == vpc for p in i.publics.values()]
        inside = [block for block in network.vpcs[vpc] if block.version == 4]
        space.lines += [f"route add {block} dev {device}" for block in publics + inside]
        for block in network.vpcs[vpc]:
            if block.version == 6:
                way = devices[egress] if gateway is None and egress else device
                space.lines.append(f"route add {block} dev {way}")
        if egress:
            marking.append(return_by(space, network, vpc, devices[egress], TABLE + number))
    space.rules = outside_rules(losing, marking)


def return_by(space, network, vpc, device, mark):
    """The reply to what came by an egress-only gateway goes back there. The rule that marks such connections."""
    for block in network.vpcs[vpc]:
        if block.version == 6:
            space.lines.append(f"route add {block} dev {device} table {mark}")
    space.lines6.append(f"rule add pref 30 fwmark {mark} lookup {mark}")
    return f'iifname "{device}" ct state new ct mark set {mark}'


def outside_rules(losing, marking):
    back = "ct direction reply meta mark set ct mark"
    return f"""table inet lab {{
{SETS}
    chain before {{
        type filter hook prerouting priority mangle
        {chr(10).join(marking)}
        {back}
    }}
    chain output {{
        type route hook output priority mangle
        {back}
    }}
    chain forward {{
        type filter hook forward priority filter
        {chr(10).join(losing)}
    }}
    chain leaving {{
        type filter hook output priority filter
        {chr(10).join(losing)}
    }}
}}
"""
