"""Transfers that fill their packets: much data over TCP both ways, and single UDP packets of a size with their echo."""
import contextlib
import errno
import selectors
import socket
import time
from dataclasses import dataclass, field

from traffic import bound

PATIENCE, SETTLING = 4, 0.4
AMOUNT = 40_000
HEADERS = {4: 28, 6: 48}
# Of IP and IPv6: send with "do not fragment", whatever the path is known to carry (linux/in.h, linux/in6.h).
DISCOVER = {4: (socket.IPPROTO_IP, 10), 6: (socket.IPPROTO_IPV6, 23)}
PROBE = 3


@dataclass
class Transfer:
    """One transfer. `size` is that of a UDP packet with its headers; TCP sends what it likes."""

    id: int
    protocol: int
    source: object
    source_port: int
    destination: object
    destination_port: int
    size: int | None
    sender: str | None
    expected: set
    aims_outside: bool = False
    client: tuple = None
    server: tuple = None
    arrived: set = field(default_factory=set)


class Connection:
    """One end of a TCP connection: sends all its data and counts what comes."""

    def __init__(self, made, transfer, way):
        self.made, self.transfer, self.way = made, transfer, way
        self.to_send, self.received = AMOUNT, 0

    def step(self, events):
        with contextlib.suppress(BlockingIOError):
            if events & selectors.EVENT_READ:
                self.received += len(self.made.recv(1 << 16))
                if self.received == AMOUNT:
                    self.transfer.arrived.add(self.way)
            if events & selectors.EVENT_WRITE and self.to_send:
                self.to_send -= self.made.send(bytes(self.to_send))

    @property
    def wanted(self):
        return selectors.EVENT_READ | (selectors.EVENT_WRITE if self.to_send else 0)


class Transfers:
    """All transfers of one network, TCP first: a path that is known to be narrow makes handshakes announce less."""

    def __init__(self, transfers):
        for protocol in (6, 17):
            some = [transfer for transfer in transfers if transfer.protocol == protocol and transfer.server]
            self.selector, self.open = selectors.DefaultSelector(), []
            try:
                self.start(some)
                self.wait(some)
            finally:
                self.selector.close()
                for made in self.open:
                    made.close()

    def start(self, transfers):
        servers = {}
        for transfer in transfers:
            (space, address), port = transfer.server, transfer.destination_port
            kind = socket.SOCK_STREAM if transfer.protocol == 6 else socket.SOCK_DGRAM
            made = servers.get((space.label, address, port))
            if made is None:
                made = servers[space.label, address, port] = self.make(space, kind, address, port)
                if transfer.protocol == 6:
                    made.listen(64)
                self.selector.register(made, selectors.EVENT_READ, self.accept if transfer.protocol == 6 else self.echo)
        self.by_port = {transfer.source_port: transfer for transfer in transfers}
        for transfer in transfers:
            self.send(transfer)

    def make(self, space, kind, address, port):
        made = bound(space, kind, address, port)
        if kind == socket.SOCK_DGRAM:
            made.setsockopt(*DISCOVER[address.version], PROBE)
        self.open.append(made)
        return made

    def send(self, transfer):
        space, address = transfer.client
        kind = socket.SOCK_STREAM if transfer.protocol == 6 else socket.SOCK_DGRAM
        made = self.make(space, kind, address, transfer.source_port)
        made.connect_ex((str(transfer.destination), transfer.destination_port))
        if transfer.protocol == 6:
            end = Connection(made, transfer, "return")
            self.selector.register(made, end.wanted, end)
            return
        self.selector.register(made, selectors.EVENT_READ, transfer)
        self.put(made, bytes(transfer.size - HEADERS[address.version]))

    @staticmethod
    def put(made, data, to=None):
        """Sends. What is larger than the sender's own link does not leave."""
        try:
            made.sendto(data, to) if to else made.send(data)
        except OSError as error:
            if error.errno not in (errno.EMSGSIZE, errno.EPERM):
                raise

    def accept(self, server):
        made, far = server.accept()
        made.setblocking(False)
        self.open.append(made)
        # Addresses may have been translated; the client's port is the transfer's own.
        end = Connection(made, self.by_port[far[1]], "forward")
        self.selector.register(made, end.wanted, end)

    def echo(self, server):
        with contextlib.suppress(OSError):
            data, far = server.recvfrom(1 << 16)
            self.put(server, data, far)

    def wait(self, transfers):
        """Until all arrived that should have, and a little longer, for what should not; or until patience ends."""
        start = settled = time.monotonic()
        while True:
            now, done = time.monotonic(), all(each.expected <= each.arrived for each in transfers)
            if now - start > PATIENCE or (done and now - settled > SETTLING):
                return
            for key, events in self.selector.select(0.02):
                self.handle(key, events)
            if not done:
                settled = now

    def handle(self, key, events):
        made, owner = key.fileobj, key.data
        if isinstance(owner, Transfer):
            with contextlib.suppress(OSError):
                if len(made.recv(1 << 16)) == owner.size - HEADERS[owner.source.version]:
                    owner.arrived |= {"forward", "return"}
        elif isinstance(owner, Connection):
            try:
                owner.step(events)
                self.selector.modify(made, owner.wanted, owner)
            except OSError:
                self.selector.unregister(made)
        else:
            owner(made)
