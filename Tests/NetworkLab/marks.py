"""The places where the lab decides, each with a number that rules write down together with the packet they took.

So the lab does not only know whether a packet got through: the kernel's own rule says that it took exactly this packet.
"""
# Sets that rules fill: who decided, and the packet. ICMP has no ports, and its identifier tells packets apart; of other
# protocols there is one packet between two addresses.
PORTS = "meta mark . {0} saddr . {0} daddr . meta l4proto . th sport . th dport"
OTHER = "meta mark . {0} saddr . {0} daddr . meta l4proto"
ECHO = "meta mark . {0} saddr . {0} daddr . {1} id"
KEYS = {
    "ports4": ("meta nfproto ipv4 meta l4proto { tcp, udp }", PORTS.format("ip")),
    "ports6": ("meta nfproto ipv6 meta l4proto { tcp, udp }", PORTS.format("ip6")),
    "echo4": ("icmp type { echo-request, echo-reply }", ECHO.format("ip", "icmp")),
    "echo6": ("icmpv6 type { echo-request, echo-reply }", ECHO.format("ip6", "icmpv6")),
    "other4": ("meta nfproto ipv4 meta l4proto != { tcp, udp, icmp }", OTHER.format("ip")),
    "other6": ("meta nfproto ipv6 meta l4proto != { tcp, udp, icmpv6 }", OTHER.format("ip6")),
}
SETS = "\n".join(
    [f"set {name} {{ typeof {key}; flags dynamic; size 65535; }}" for name, (_, key) in KEYS.items()]
    + ["chain note {", *(f"{match} add @{name} {{ {key} }} return" for name, (match, key) in KEYS.items()), "}"]
    + ["chain lose {", "jump note", "drop", "}"]
)


class Marks:
    """Numbers for decisions."""

    def __init__(self):
        self.all = []

    def number(self, component, verdict, direction=None, rule=None):
        self.all.append({"component": component, "verdict": verdict, "direction": direction, "rule": rule})
        return len(self.all)

    def lose(self, component, **more):
        """The end of a rule that drops and writes down what."""
        return f"meta mark set {self.number(component, 'denied', **more)} goto lose"

    def passing(self, component, **more):
        """The end of a rule that lets through and writes down what."""
        return f"meta mark set {self.number(component, 'allowed', **more)} goto note"
