"""What diff says: the packets between two hosts of one VPC that got through before, or get through after."""
from z3 import And, Not

from paths import aws_network, gets_through
from universe import PROTOCOL, difference, existing, inside


def judge(case):
    def through(snapshot):
        network = aws_network.read(snapshot, case["prefixLists"])
        client, server = (network.interfaces[case[end]] for end in ("client", "server"))
        return gets_through(network, client, server, case["family"], case["protocol"])

    before, after = through(case["before"]), through(case["after"])
    asked = And(existing(), PROTOCOL == case["protocol"], inside(case["asked"]))
    lost, gained = inside(case["lost"]), inside(case["gained"])
    found = difference(And(asked, lost), And(asked, before, Not(after)), asked)
    if found:
        return f"lost: {found}"
    found = difference(And(asked, gained), And(asked, after, Not(before)), asked)
    return found and f"gained: {found}"
