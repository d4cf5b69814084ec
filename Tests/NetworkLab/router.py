"""The router of a VPC: the edges of its subnets with their network ACLs, its route tables, and what it is joined to.

A destination that leads nowhere leads to a device of its own, at which a rule writes down what it swallows.
"""
import ipaddress

from filters import acl_chain
from marks import SETS
from space import dead_end, listed

DELIVERY = 100
RANKS = {"static": 100, "list": 200, "propagated": 300}


class Router:
    """Devices are named by number; `devices` tells the device of a host or a gateway."""

    def __init__(self, space, vpc, network, marks):
        self.space, self.vpc, self.network, self.marks = space, vpc, network, marks
        self.devices = {}
        self.ends = {}
        self.subnets = [id for id, (owner, _) in network.subnets.items() if owner == vpc]
        self.far_blocks = {}

    def device(self, id):
        return self.devices.setdefault(id, f"n{len(self.devices)}")

    def end(self, component):
        """The device at which packets end that a component loses."""
        if component not in self.ends:
            name = self.ends[component] = f"end{len(self.ends)}"
            dead_end(self.space, name)
        return self.ends[component]

    def hosts(self, subnet):
        return [interface for interface in self.network.interfaces.values() if interface.subnet == subnet]

    def routes(self):
        """Inside the VPC packets go to whoever holds the address; subnets ask their tables before that."""
        add = self.space.lines.append
        for block in self.network.vpcs[self.vpc]:
            add(f"route add {block} dev {self.end(self.vpc)} table {DELIVERY} metric 9")
        for default in ("0.0.0.0/0", "::/0"):
            add(f"route add {default} dev {self.end(self.vpc)} table {DELIVERY} metric 10")
        for number, subnet in enumerate(self.subnets):
            for block in self.network.subnets[subnet][1]:
                add(f"route add {block} dev {self.end(subnet)} table {DELIVERY} metric 8")
            for interface in self.hosts(subnet):
                for block in interface.addresses + interface.prefixes:
                    add(f"route add {block} dev {self.device(interface.id)} table {DELIVERY}")
            self.table(DELIVERY + 1 + number, self.network.tables[subnet])
            self.choice(subnet, DELIVERY + 1 + number)

    def choice(self, subnet, table):
        """Neighbours are reached without a table; everything else of a subnet asks the table of the subnet."""
        for interface in self.hosts(subnet):
            device = self.device(interface.id)
            for block in self.network.subnets[subnet][1]:
                lines = self.space.lines if block.version == 4 else self.space.lines6
                lines.append(f"rule add pref 40 iif {device} to {block} lookup {DELIVERY}")
            for lines in (self.space.lines, self.space.lines6):
                lines.append(f"rule add pref 50 iif {device} lookup {table}")
        for lines in (self.space.lines, self.space.lines6):
            if subnet == self.subnets[0]:
                lines.append(f"rule add pref 60 lookup {DELIVERY}")

    def table(self, number, table):
        """Linux knows AWS's order of routes as metrics: the longest prefix wins, then the lowest metric."""
        add, taken = self.space.lines.append, set()
        for default in ("0.0.0.0/0", "::/0"):
            add(f"route add {default} dev {self.end(table['RouteTableId'])} table {number} metric 4000")
        for route in table["Routes"]:
            for block, rank in self.blocks(route):
                if (block, rank) in taken:
                    continue
                taken.add((block, rank))
                device = self.target(route, table)
                if device:
                    add(f"route add {block} dev {device} table {number} metric {RANKS[rank]}")
                else:
                    add(f"route add throw {block} table {number} metric 50")

    def blocks(self, route):
        """The blocks of a row with their rank. A propagated row inside the VPC's own blocks never wins."""
        if "DestinationPrefixListId" in route:
            return [(block, "list") for block in self.network.entries(route["DestinationPrefixListId"])]
        block = ipaddress.ip_network(route.get("DestinationCidrBlock") or route["DestinationIpv6CidrBlock"])
        if route.get("Origin") not in ("EnableVgwRoutePropagation", "Advertisement"):
            return [(block, "static")]
        inside = any(block.version == own.version and block.subnet_of(own) for own in self.network.vpcs[self.vpc])
        return [] if inside else [(block, "propagated")]

    def target(self, route, table):
        """The device that a row leads to; none for the VPC itself."""
        network, names = self.network, ("GatewayId", "NatGatewayId", "NetworkInterfaceId", "VpcPeeringConnectionId")
        found = [route[name] for name in (*names, "EgressOnlyInternetGatewayId") if name in route]
        if route["State"] != "active" or not found:
            return self.end(table["RouteTableId"])
        target = found[0]
        if target == "local":
            return None
        gateway = {**network.gateways, **network.egress_gateways}.get(target)
        if gateway:
            works = gateway["works"] and gateway["vpc"] == self.vpc
        elif target in network.nats:
            works, target = network.nats[target]["vpc"] == self.vpc, network.nats[target]["interface"]
        elif target in network.peerings:
            peering = network.peerings[target]
            works = peering["active"] and self.vpc in peering["vpcs"]
        else:
            works = target in network.interfaces
        if works:
            return self.device(target)
        return self.end(target if gateway or target in network.peerings else "not known")

    def filters(self):
        """Network ACLs at the edges of subnets, and the ends of what gets nowhere."""
        marks, chains, rules, entering = self.marks, "", [], []
        for number, subnet in enumerate(self.subnets):
            acl = self.network.acls[subnet]
            devices = listed(f'"{self.device(interface.id)}"' for interface in self.hosts(subnet))
            if not self.hosts(subnet):
                continue
            chains += acl_chain(f"out{number}", acl, True, marks) + acl_chain(f"in{number}", acl, False, marks)
            for version, name in ((4, "ip"), (6, "ip6")):
                own = [block for block in self.network.subnets[subnet][1] if block.version == version]
                far = f"{name} daddr != {listed(own)}" if own else f"meta nfproto ipv{version}"
                rules.append(f"iifname {devices} {far} jump out{number}")
            entering.append(f"oifname {devices} iifname != {devices} jump in{number}")
        rules += [f'oifname "{device}" {marks.lose(component)}' for component, device in self.ends.items()]
        for peering, blocks in self.far_blocks.items():
            for version, name in ((4, "ip"), (6, "ip6")):
                own = [block for block in blocks if block.version == version]
                far = f"{name} daddr != {listed(own)}" if own else f"meta nfproto ipv{version}"
                rules.append(f'oifname "{self.device(peering)}" {far} {marks.lose(peering)}')
        self.space.rules = f"""table inet lab {{
{SETS}
{chains}
    chain forward {{
        type filter hook forward priority filter
        {chr(10).join(rules + entering)}
    }}
}}
"""
