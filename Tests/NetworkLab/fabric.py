"""All namespaces of one network, joined."""
import notebook
from gateways import egress_only_gateway, internet_gateway, outside
from hosts import host, nat_gateway
from marks import Marks
from necks import Necks
from router import Router
from space import Space, build, link


class Fabric:
    """One network built for real; closing it takes it down.

    With `sizes`, the instance types and the addresses of routers, links carry what AWS's carry, and not all the same.
    """

    def __init__(self, network, outside_hosts, ports, sizes=None):
        self.network, self.marks, self.count = network, Marks(), 0
        self.necks = Necks(self, *sizes) if sizes else None
        self.spaces = {}
        self.outside = self.space("internet")
        self.routers = {}
        for vpc in network.vpcs:
            self.routers[vpc] = Router(self.space(vpc), vpc, network, self.marks)
        for interface in network.interfaces.values():
            self.add_interface(interface, ports)
        devices = {id: self.add_gateway(id, g, internet_gateway) for id, g in network.gateways.items() if g["vpc"]}
        devices |= {
            id: self.add_gateway(id, g, egress_only_gateway) for id, g in network.egress_gateways.items() if g["vpc"]
        }
        for id, peering in network.peerings.items():
            self.add_peering(id, peering)
        for router in self.routers.values():
            router.routes()
            router.filters()
        outside(self.outside, network, self.marks, devices, outside_hosts)
        build(self.spaces.values())

    def space(self, label):
        made = self.spaces[label] = Space(label)
        return made

    def join(self, near, near_name, far, far_name):
        self.count += 1
        link(near, near_name, far, far_name, self.count)

    def add_interface(self, interface, ports):
        router, space = self.routers[interface.vpc], self.space(interface.id)
        self.join(router.space, router.device(interface.id), space, "eth0")
        if self.necks:
            self.necks.host(interface, router, space)
        if interface.nat:
            nat_gateway(space, interface, self.network, self.marks, ports)
        else:
            host(space, interface, self.network, self.marks)

    def add_gateway(self, id, gateway, make):
        router, space, device = self.routers[gateway["vpc"]], self.space(id), f"gw{self.count}"
        if self.necks:
            self.necks.gateway(id, router, space)
        else:
            self.join(router.space, router.device(id), space, "inside")
        self.join(self.outside, device, space, "outside")
        make(space, id, self.network, self.marks)
        return device

    def add_peering(self, id, peering):
        if not peering["active"]:
            return
        near, far = (self.routers[vpc] for vpc in sorted(peering["vpcs"]))
        if self.necks:
            self.necks.peering(id, near, far, peering["same_region"])
        else:
            self.join(near.space, near.device(id), far.space, far.device(id))
        near.far_blocks[id] = self.network.vpcs[far.vpc]
        far.far_blocks[id] = self.network.vpcs[near.vpc]

    def notes(self):
        """What the rules of all namespaces wrote down."""
        return [note for space in self.spaces.values() for note in notebook.notes(space, self.marks)]

    def close(self):
        for space in self.spaces.values():
            space.close()
