"""Real packets between the hosts of the lab: TCP connects, UDP round trips, pings, and bare packets, all at a time."""
import contextlib
import select
import socket
import struct
import time

IP_FREEBIND, IPV6_FREEBIND = 15, 78
PATIENCE, SETTLING = 2.5, 0.08
ASKING, ANSWERING = b"ask", b"answer"
REQUESTS, REPLIES = {1: 8, 58: 128}, {1: 0, 58: 129}


def family_of(address):
    return socket.AF_INET if address.version == 4 else socket.AF_INET6


def bound(space, kind, address, port, protocol=0):
    """A socket in a namespace, bound to any address the namespace answers for."""
    with space:
        made = socket.socket(family_of(address), kind, protocol)
    made.setblocking(False)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    if address.version == 4:
        made.setsockopt(socket.IPPROTO_IP, IP_FREEBIND, 1)
    else:
        made.setsockopt(socket.IPPROTO_IPV6, IPV6_FREEBIND, 1)
    made.bind((str(address), port))
    return made


def payload(receiver, data):
    """What a packet carries: raw sockets of IPv4 hand out its header as well."""
    raw = receiver.type == socket.SOCK_RAW and receiver.family == socket.AF_INET
    return data[(data[0] & 15) * 4 :] if raw else data


def checksum(data):
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


class Exchange:
    """The packets of one network on their way. `packets` have `client` and `server`, namespaces with an address each."""

    def __init__(self, packets):
        self.poll = select.epoll()
        self.servers, self.clients, self.passed = {}, {}, set()
        try:
            for packet in packets:
                self.serve(packet)
            for packet in packets:
                self.send(packet)
            self.wait({packet.id for packet in packets if packet.expected})
        finally:
            self.close()

    def serve(self, packet):
        # Pings are answered by the kernel.
        if packet.server is None or packet.protocol in REQUESTS:
            return
        space, address = packet.server
        key = (space.label, packet.protocol, address, packet.destination_port)
        if any(known == key for known, _ in self.servers.values()):
            return
        kind = {6: socket.SOCK_STREAM, 17: socket.SOCK_DGRAM}.get(packet.protocol, socket.SOCK_RAW)
        protocol = packet.protocol if kind == socket.SOCK_RAW else 0
        made = bound(space, kind, address, packet.destination_port, protocol)
        if kind == socket.SOCK_STREAM:
            made.listen(64)
        else:
            self.poll.register(made, select.EPOLLIN)
        self.servers[made.fileno()] = (key, made)

    def send(self, packet):
        space, address = packet.client
        target = (str(packet.destination), packet.destination_port)
        if packet.protocol == 6:
            made = bound(space, socket.SOCK_STREAM, address, packet.source_port)
            made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.clients[made.fileno()] = (packet, made)
            self.poll.register(made, select.EPOLLOUT)
            made.connect_ex(target)
            return
        if packet.protocol == 17:
            made = bound(space, socket.SOCK_DGRAM, address, packet.source_port)
            made.connect(target)
        else:
            made = bound(space, socket.SOCK_RAW, address, 0, packet.protocol)
        data = ASKING
        if packet.protocol in REQUESTS:
            head = struct.pack("!BBHHH", REQUESTS[packet.protocol], 0, 0, packet.echo, 1)
            data = head if packet.protocol == 58 else head[:2] + struct.pack("!H", checksum(head)) + head[4:]
        self.clients[made.fileno()] = (packet, made)
        self.poll.register(made, select.EPOLLIN)
        # The kernel tells the sender of what its own groups drop; the drop is written down anyway.
        with contextlib.suppress(PermissionError):
            made.send(data) if packet.protocol == 17 else made.sendto(data, (str(packet.destination), 0))

    def wait(self, expected):
        """Until all that should pass has passed, and a little longer, for what should not; or until patience ends."""
        start = settled = time.monotonic()
        while True:
            now = time.monotonic()
            if now - start > PATIENCE or (expected <= self.passed and now - settled > SETTLING):
                return
            events = self.poll.poll(0.02)
            for handle, event in events:
                self.handle(handle, event)
            if events or not expected <= self.passed:
                settled = time.monotonic()

    def handle(self, handle, event):
        if handle in self.servers:
            self.echo(self.servers[handle][1])
            return
        packet, client = self.clients[handle]
        if packet.protocol == 6:
            self.poll.unregister(handle)
            if client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0 and not event & select.EPOLLERR:
                self.passed.add(packet.id)
            return
        with contextlib.suppress(OSError):
            data, source = client.recvfrom(2048)
            if packet.protocol == 17 or self.is_reply(packet, payload(client, data), source[0]):
                self.passed.add(packet.id)

    @staticmethod
    def echo(server):
        """Answers. An error queued by an earlier packet, or a reply that groups drop, leaves the client waiting in vain."""
        with contextlib.suppress(OSError):
            data, source = server.recvfrom(2048)
            if payload(server, data) == ASKING:
                server.sendto(ANSWERING, source)

    @staticmethod
    def is_reply(packet, data, source):
        if source != str(packet.destination):
            return False
        if packet.protocol not in REQUESTS:
            return data == ANSWERING
        kind, _, _, echo = struct.unpack_from("!BBHH", data)
        return kind == REPLIES[packet.protocol] and echo == packet.echo

    def close(self):
        for _, made in [*self.servers.values(), *self.clients.values()]:
            made.close()
        self.poll.close()
