"""What lint says of rules: an ACL's rows that never decide or could go, a group's rules that add nothing."""
import ipaddress

from z3 import And, BoolVal, If, Not, Or

from paths import block
from universe import (
    DESTINATION, DESTINATION_PORT, FAMILY, PROTOCOL, SOURCE, SOURCE_PORT, difference, existing,
)


def matches(rule, egress):
    """The packets of a rule: ports, or an ICMP type and code, from `low` to `high`; -1 and none are all."""
    where = ipaddress.ip_network(rule["block"])
    parts = [FAMILY == where.version, block(DESTINATION if egress else SOURCE, where)]
    number, low, high = rule["protocol"], rule.get("low"), rule.get("high")
    if number != -1:
        parts.append(PROTOCOL == number)
    if number in (6, 17) and low is not None:
        parts.append(And(low <= DESTINATION_PORT, DESTINATION_PORT <= high))
    if number in (1, 58):
        parts += [SOURCE_PORT == low] if low not in (None, -1) else []
        parts += [DESTINATION_PORT == high] if high not in (None, -1) else []
    return And(parts)


def decision(rows, egress):
    """What an ACL lets through: the first row that matches decides, and what none matches is denied."""
    verdict = BoolVal(False)
    for row in sorted(rows, key=lambda row: row["number"], reverse=True):
        verdict = If(matches(row, egress), BoolVal(row["allow"]), verdict)
    return verdict


def acl(case):
    rows, egress = case["rows"], case["egress"]
    for row in rows:
        earlier = [matches(other, egress) for other in rows if other["number"] < row["number"]]
        found = difference(And(matches(row, egress), Not(Or(earlier))), BoolVal(False), existing())
        if (found is None) != (row["number"] in case["never"]):
            return f"rule {row['number']} decides {found or 'nothing'}"
        others = [other for other in rows if other is not row]
        found = difference(decision(rows, egress), decision(others, egress), existing())
        if (found is None) != (row["number"] in case["removable"]):
            return f"without rule {row['number']} another fate has {found or 'nothing'}"
    return None


def group(case):
    """The rules said to add nothing add nothing, all of them together; of the others each adds something."""
    rules, egress = case["rules"], case["egress"]

    def union(some):
        return Or([matches(rule, egress) for rule in some])

    kept = [rule for rule in rules if not rule["removable"]]
    found = difference(union(rules), union(kept), existing())
    if found:
        return f"without what adds nothing another fate has {found}"
    for rule in kept:
        if difference(union(kept), union([other for other in kept if other is not rule]), existing()) is None:
            return f"this adds nothing: {rule}"
    return None
