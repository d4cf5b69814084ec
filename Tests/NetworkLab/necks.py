"""The sizes of links: where one carries less than the link before it, a namespace stands that tells senders so."""

# EC2 guide, network MTU; VPC peering guide; VPC guide, internet gateways and egress-only internet gateways.
JUMBO, STANDARD, BETWEEN_REGIONS = 9001, 1500, 8500
# Instance types without jumbo frames.
SMALL_FAMILIES = ("c1", "cc1", "cc2", "cg1", "cr1", "hi1", "hs1", "m1", "m2", "t1")


class Necks:
    """Joins the namespaces of a fabric by links with the sizes of AWS."""

    def __init__(self, fabric, types, addresses):
        """`types` are the instance types by instance; `addresses` is who sends the messages, one address a family."""
        self.fabric, self.types, self.addresses = fabric, types, addresses

    def host(self, interface, router, space):
        small = self.types.get(interface.instance, "").split(".")[0] in SMALL_FAMILIES
        router.space.lines.append(f"link set {router.device(interface.id)} mtu {JUMBO}")
        space.lines.append(f"link set eth0 mtu {STANDARD if small else JUMBO}")

    def gateway(self, id, router, space):
        """Before a gateway, where addresses are not translated yet."""
        neck = self.neck(f"{id} neck", router, id)
        self.fabric.join(neck, "far", space, "inside")
        space.lines.append(f"link set inside mtu {STANDARD}")
        self.finish(neck, router, STANDARD)

    def peering(self, id, near, far, same_region):
        necks = [self.neck(f"{id} {router.vpc}", router, id) for router in (near, far)]
        self.fabric.join(necks[0], "far", necks[1], "far")
        for neck, router in zip(necks, (near, far)):
            self.finish(neck, router, JUMBO if same_region else BETWEEN_REGIONS)

    def neck(self, label, router, id):
        """A namespace with the link `near` to a router."""
        space, device = self.fabric.space(label), router.device(id)
        self.fabric.join(router.space, device, space, "near")
        router.space.lines.append(f"link set {device} mtu {JUMBO}")
        space.lines += [f"link set near mtu {JUMBO}", "link set lo up"]
        space.lines += [f"addr add {address} dev lo" for address in self.addresses]
        return space

    def finish(self, neck, router, size):
        """What is not for the VPC of the router goes by the link `far`, which carries packets of a size."""
        neck.lines.append(f"link set far mtu {size}")
        neck.lines += [f"route add {block} dev near" for block in self.fabric.network.vpcs[router.vpc]]
        neck.lines += ["route add 0.0.0.0/0 dev far", "route add ::/0 dev far"]
