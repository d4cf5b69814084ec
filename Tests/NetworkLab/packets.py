"""The packets that are asked about, and how they are recognised after translation."""
import ipaddress
from dataclasses import dataclass

WITH_PORTS = (6, 17)
ECHOING = (1, 58)


@dataclass
class Packet:
    """One packet of a question. `client` and `server` are a namespace and an address in it each; no server where nobody is."""

    id: int
    protocol: int
    source: object
    source_port: int
    destination: object
    destination_port: int
    translated_port: int | None
    sender: str | None
    aims_outside: bool
    expected: bool
    client: tuple = None
    server: tuple = None

    @property
    def echo(self):
        return 1000 + self.id

    @property
    def picks_port(self):
        """Whether a NAT gateway has to pick a port for it."""
        return self.translated_port is not None and self.protocol in WITH_PORTS and self.source.version == 4

    @property
    def flow(self):
        """What a NAT gateway of the lab tells flows apart by."""
        return self.protocol, self.source, self.source_port, self.destination, self.destination_port


def ends(entry):
    """The members that everything which is sent has."""
    return {
        "id": entry["id"],
        "protocol": entry["protocol"],
        "source": ipaddress.ip_address(entry["source"]),
        "source_port": entry["sourcePort"],
        "destination": ipaddress.ip_address(entry["destination"]),
        "destination_port": entry["destinationPort"],
    }


def read(entry):
    return Packet(
        **ends(entry),
        translated_port=entry.get("translatedPort"),
        sender=entry.get("sender"),
        aims_outside=entry["aimsOutside"],
        expected=entry["passes"],
    )


class Recogniser:
    """Which packet a note is about, and which way it went. No two packets may look alike anywhere."""

    def __init__(self, network):
        self.network = network
        self.known = {}

    def ends(self, packet):
        """What the client's and the server's end may be called on the way."""
        source_port, destination_port, picked = packet.source_port, packet.destination_port, packet.translated_port
        if packet.protocol not in WITH_PORTS:
            source_port = destination_port = picked = packet.echo if packet.protocol in ECHOING else 0
        near = {(packet.source, source_port)}
        holder = packet.sender and self.network.interfaces[packet.sender]
        if holder and packet.source in holder.publics:
            near.add((holder.publics[packet.source], source_port))
        for gateway in self.network.nats.values() if packet.translated_port is not None else ():
            interface = self.network.interfaces[gateway["interface"]]
            near |= {(address, picked) for address in [gateway["address"], *interface.publics.values()]}
        far = {(packet.destination, destination_port)}
        _, private = self.network.behind(packet.destination)
        if private and not packet.aims_outside:
            far.add((private, destination_port))
        holder = self.network.holder(packet.destination)
        if holder and packet.destination in holder.publics:
            far.add((holder.publics[packet.destination], destination_port))
        return near, far

    def add(self, packet):
        """Whether the packet can be told from all others."""
        near, far = self.ends(packet)
        kind = "icmp" if packet.protocol in ECHOING else packet.protocol
        keys = {(kind, a, b): (packet, "forward") for a in near for b in far}
        keys |= {(kind, b, a): (packet, "return") for a in near for b in far}
        if near & far or any(key in self.known for key in keys):
            return False
        self.known |= keys
        return True

    def find(self, kind, source, source_port, destination, destination_port):
        return self.known.get((kind, (source, source_port), (destination, destination_port)), (None, None))
