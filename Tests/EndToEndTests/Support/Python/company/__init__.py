"""A made-up company that has one of everything: an answer for every operation that a collection asks.

Account 111122223333 in eu-west-1 has a production VPC, a VPC of shared tools and one for inspection on a transit
gateway, a legacy VPC that production is peered with, VPNs, Direct Connect, endpoints, load balancers of all kinds, a
firewall, a route server, Cloud WAN, an accelerator, and the services that put interfaces into subnets. In us-west-2 it
has the transit gateway at the other end of a peering. Account 222233334444 has a partner's VPC, the far end of another
peering.

Where AWS answers with a secret, so does this snapshot, and every secret in it holds the word of `SECRET`: a test that
finds the word in what awsdrops wrote has found a leak.
"""
from company import connections, edges, elements, load_balancers, network, other_places, services, transit

SECRET = elements.SECRET


def write(folder):
    """Writes the snapshot below `folder`."""
    home = elements.CompanyAccount("111122223333", "eu-west-1")
    network.add(home)
    transit.add(home)
    connections.add(home)
    load_balancers.add(home)
    services.add(home)
    edges.add(home)
    for account in (home, *other_places.accounts()):
        account.write(folder)
