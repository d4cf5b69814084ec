"""A made-up company with three accounts and two regions; `Fixtures/company` holds it, with questions about it.

- 111122223333 owns the network: the transit gateways `hub` (eu-west-1) and `far` (us-east-1), peered; a VPC that inspects
  with a Network Firewall in two zones, and is the way out for others; Direct Connect to Dublin (172.16.0.0/16) and a VPN
  to a branch (172.18.0.0/16) at the hub; an old VPC with a VPN of its own to Cork (172.17.0.0/16).
- 222233334444 is the shop, dual-stack in two zones: load balancers, hosts, a task, a function, a database, endpoints, a
  NAT gateway in zone a only, an egress-only gateway.
- 333344445555 has the data: a VPC in eu-west-1 behind the hub, and one in us-east-1 behind the far gateway.

The shop is peered with the data's VPC, the old VPC, and a partner's VPC whose account is not here.
"""
from company_network import data, network, shop
from company_network.questions import questions

__all__ = ["accounts", "questions"]


def accounts():
    """All accounts and regions, each an `Account` to be written."""
    home = network.vpcs()
    store = shop.vpc()
    archive = data.home()
    analytics = data.far()
    far = network.far_region()
    network.connect(home, far, store, archive, analytics)
    shop.fill(store, home, archive)
    data.fill(archive, home, store)
    data.fill_far(analytics, far)
    return {"network": home, "far": far, "shop": store, "data": archive, "analytics": analytics}
