"""Packets as unknowns of z3, and sets of packets as formulas over them."""
from z3 import And, BoolVal, If, Int, Not, Or, Solver, unsat

FAMILY, PROTOCOL, SOURCE, DESTINATION, SOURCE_PORT, DESTINATION_PORT = (
    Int(name) for name in ("family", "protocol", "source", "destination", "source_port", "destination_port")
)
PACKET = (FAMILY, PROTOCOL, SOURCE, DESTINATION, SOURCE_PORT, DESTINATION_PORT)
# What answers an ICMP request: the type of the reply, its code being 0 (RFC 792, 950 and 4443).
REPLIES = {1: {8: 0, 13: 14, 17: 18}, 58: {128: 129}}


def one_of(value, numbers):
    return Or([value == number for number in numbers])


def within(value, ranges):
    """Ranges are pairs, both ends included."""
    return Or([value == low if low == high else And(low <= value, value <= high) for low, high in ranges])


def existing(packet=PACKET):
    """All packets: TCP and UDP have ports, ICMP and ICMPv6 type and code, and the others neither."""
    family, protocol, source, destination, source_port, destination_port = packet
    top = If(family == 4, 2**32 - 1, 2**128 - 1)
    limit = If(one_of(protocol, (6, 17)), 65535, If(one_of(protocol, (1, 58)), 255, 0))
    return And(
        one_of(family, (4, 6)), 0 <= protocol, protocol <= 255,
        0 <= source, source <= top, 0 <= destination, destination <= top,
        0 <= source_port, source_port <= limit, 0 <= destination_port, destination_port <= limit,
    )


def inside_box(box, packet=PACKET):
    family, protocol, source, destination, source_port, destination_port = packet
    sides = ("protocols", "source", "destination", "sourcePorts", "destinationPorts")
    if not all(box[side] for side in sides):
        return BoolVal(False)
    return And(
        family == box["family"], within(protocol, box["protocols"]),
        within(source, box["source"]), within(destination, box["destination"]),
        Or(
            Not(one_of(protocol, (1, 6, 17, 58))),
            And(within(source_port, box["sourcePorts"]), within(destination_port, box["destinationPorts"])),
        ),
    )


def inside(boxes, packet=PACKET):
    return Or([inside_box(box, packet) for box in boxes])


def swapped(packet=PACKET):
    family, protocol, source, destination, source_port, destination_port = packet
    return family, protocol, destination, source, destination_port, source_port


def difference(left, right, universe):
    """A packet that is in one of two sets only, in words; none where the sets are equal."""
    solver = Solver()
    solver.add(universe, left != right)
    if solver.check() == unsat:
        return None
    model = solver.model()
    return {str(name): str(model.eval(name, model_completion=True)) for name in PACKET}
