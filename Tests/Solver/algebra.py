"""What operations on sets of packets must give."""
from z3 import And, Not, Or

from universe import (
    DESTINATION_PORT, PACKET, PROTOCOL, REPLIES, SOURCE_PORT, difference, existing, inside, one_of, swapped,
)


def asks(boxes, packet):
    """Whether the sender of a reply got a request: the swapped packet, or an ICMP request with any code."""
    family, protocol, source, destination, source_port, _ = packet
    request = (family, protocol, destination, source, packet[5], source_port)
    ways = [And(one_of(protocol, (6, 17)), inside(boxes, request))]
    ways.append(And(protocol != 1, protocol != 6, protocol != 17, protocol != 58, inside(boxes, request)))
    for number, pairs in REPLIES.items():
        for asked, answer in pairs.items():
            matching = [
                {**box, "sourcePorts": [[0, 65535]], "destinationPorts": [[0, 65535]]}
                for box in boxes
                if any(low <= asked <= high for low, high in box["sourcePorts"])
                and any(low <= 255 for low, _ in box["destinationPorts"])
            ]
            ways.append(And(protocol == number, source_port == answer, packet[5] == 0, inside(matching, request)))
    return Or(ways)


def expected(case):
    left, right = inside(case["left"]), inside(case["right"])
    match case["operation"]:
        case "union":
            return Or(left, right)
        case "intersection":
            return And(left, right)
        case "subtraction":
            return And(left, Not(right))
        case "reversed":
            mirrored = inside(case["left"], swapped())
            return Or(
                And(one_of(PROTOCOL, (1, 58)), inside(case["left"], (*swapped()[:4], SOURCE_PORT, DESTINATION_PORT))),
                And(PROTOCOL != 1, PROTOCOL != 58, mirrored),
            )
        case "replies":
            return asks(case["left"], PACKET)
        case "expectingReply":
            answered = [
                And(PROTOCOL == number, one_of(SOURCE_PORT, pairs)) for number, pairs in REPLIES.items()
            ]
            return And(left, Or(And(PROTOCOL != 1, PROTOCOL != 58), *answered))
    raise ValueError(f"no operation {case['operation']}")


def judge(case):
    """What is wrong with a case; none where nothing is."""
    if case["operation"] in ("subset", "disjoint"):
        left, right = inside(case["left"]), inside(case["right"])
        holds = And(left, right) if case["operation"] == "disjoint" else And(left, Not(right))
        found = difference(holds, False, existing())
        return None if (found is None) == case["holds"] else found or "it holds"
    return difference(inside(case["result"]), expected(case), existing())
