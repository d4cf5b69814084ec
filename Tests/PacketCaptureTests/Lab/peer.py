"""TCP clients and servers for the lab. A server says `ready` when it listens; a client says how it ended."""
import ctypes
import platform
import socket
import struct
import sys
import time


def opened(host, port, source=0, timeout=5.0, ttl=0):
    sock = socket.socket()
    # The default of some kernels is BBR, which paces and does not fill queues.
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"cubic")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if ttl:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, ttl)
    sock.settimeout(timeout)
    sock.bind(("0.0.0.0", source))
    sock.connect((host, port))
    return sock


def listening(port, backlog=128, buffer=0):
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"cubic")
    if buffer:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    sock.bind(("0.0.0.0", port))
    sock.listen(backlog)
    print("ready", flush=True)
    return sock


def aborted(sock):
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


def warm(host):
    """One datagram: every neighbour on the way is asked for."""
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", (host, 9))
    time.sleep(0.3)


def sink(port):
    """Reads all that comes, one connection after the other."""
    listener = listening(int(port))
    while True:
        sock, _ = listener.accept()
        try:
            while sock.recv(65536):
                pass
        except OSError:
            pass
        sock.close()


def deaf(port, backlog):
    """Listens and never accepts."""
    listener = listening(int(port), int(backlog))
    time.sleep(60)
    listener.close()


def slow(port, seconds):
    """Accepts, and reads only after a while."""
    listener = listening(int(port), buffer=32768)
    sock, _ = listener.accept()
    time.sleep(float(seconds))
    while sock.recv(65536):
        pass
    sock.close()
    time.sleep(60)


def rude(port):
    """Reads something, and resets."""
    listener = listening(int(port))
    while True:
        sock, _ = listener.accept()
        sock.recv(65536)
        aborted(sock)


def answer(port, count):
    """Answers each request with COUNT bytes at once."""
    listener = listening(int(port))
    while True:
        sock, _ = listener.accept()
        if sock.recv(65536):
            sock.sendall(b"x" * int(count))
        time.sleep(4)
        sock.close()


def ask(host, port, seconds):
    """Sends a request, and waits for the answer."""
    sock = opened(host, int(port), timeout=float(seconds))
    sock.sendall(b"request")
    while sock.recv(65536):
        pass


def send(host, port, count, *more):
    """Sends COUNT bytes; `pause=S` then waits and sends ten more, `source=P` binds, `timeout=S`, `abort=1` ends by reset."""
    options = dict(word.split("=") for word in more)
    sock = opened(host, int(port), int(options.get("source", 0)), float(options.get("timeout", 5)))
    sock.sendall(b"x" * int(count))
    if "pause" in options:
        time.sleep(float(options["pause"]))
        sock.sendall(b"after-idle")
    if "abort" in options:
        time.sleep(0.2)
        aborted(sock)
        return
    sock.shutdown(socket.SHUT_WR)
    while sock.recv(65536):
        pass


def trickle(host, port, seconds):
    """Sends 500 bytes every 50 ms."""
    sock = opened(host, int(port))
    print("ready", flush=True)
    end = time.time() + float(seconds)
    while time.time() < end:
        sock.sendall(b"x" * 500)
        time.sleep(0.05)


def hold(host, port, count, seconds):
    """Opens COUNT connections one after the other, and holds them."""
    socks = []
    for _ in range(int(count)):
        sock = socket.socket()
        sock.settimeout(2)
        sock.connect((host, int(port)))
        socks.append(sock)
    time.sleep(float(seconds))


def impatient(host, port, milliseconds):
    """Sends 500 bytes every 50 ms, and gives up when nothing was acknowledged for that long (TCP_USER_TIMEOUT)."""
    sock = opened(host, int(port))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(milliseconds))
    print("ready", flush=True)
    while True:
        sock.sendall(b"x" * 500)
        time.sleep(0.05)


def shrink(port, seconds):
    """Accepts, never reads, and cuts its buffer to the smallest after a while: what was promised finds no room."""
    listener = listening(int(port))
    sock, _ = listener.accept()
    time.sleep(float(seconds))
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1)
    time.sleep(60)


def crumbs(host, port, count, size, pause):
    """Sends COUNT segments of SIZE bytes each, PAUSE seconds apart."""
    sock = opened(host, int(port))
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for _ in range(int(count)):
        sock.sendall(b"x" * int(size))
        time.sleep(float(pause))
    time.sleep(10)


def datagrams(host, port, count, size):
    """Sends COUNT datagrams at once."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for _ in range(int(count)):
        sock.sendto(b"x" * int(size), (host, int(port)))


def deaf_datagrams(port):
    """Binds a port for datagrams, and never reads."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.bind(("0.0.0.0", int(port)))
    print("ready", flush=True)
    time.sleep(60)


def xdp_drop(device):
    """Attaches an XDP program of two instructions, "return XDP_DROP", to an interface for as long as it runs (bpf(2))."""
    libc = ctypes.CDLL(None, use_errno=True)
    number = {"x86_64": 321, "aarch64": 280}[platform.machine()]

    def bpf(command, attributes):
        buffer = ctypes.create_string_buffer(attributes, 128)
        descriptor = libc.syscall(number, command, buffer, 128)
        if descriptor < 0:
            raise OSError(ctypes.get_errno(), f"bpf command {command}")
        return descriptor

    load, link_create, type_xdp, attach_xdp = 5, 28, 6, 37
    # r0 = 1 (XDP_DROP); exit
    program = ctypes.create_string_buffer(struct.pack("<BBhiBBhi", 0xB7, 0, 0, 1, 0x95, 0, 0, 0))
    licence = ctypes.create_string_buffer(b"GPL")
    loaded = bpf(load, struct.pack("<IIQQ", type_xdp, 2, ctypes.addressof(program), ctypes.addressof(licence)))
    bpf(link_create, struct.pack("<IIII", loaded, socket.if_nametoindex(device), attach_xdp, 0))
    print("ready", flush=True)
    time.sleep(60)


def connect(host, port, count, seconds, ttl=0):
    """Opens COUNT connections at once, and waits."""
    socks = []
    for _ in range(int(count)):
        sock = socket.socket()
        if int(ttl):
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, int(ttl))
        sock.setblocking(False)
        sock.connect_ex((host, int(port)))
        socks.append(sock)
    time.sleep(float(seconds))


if __name__ == "__main__":
    try:
        globals()[sys.argv[1]](*sys.argv[2:])
        print("closed", flush=True)
    except OSError as error:
        print(type(error).__name__, error, flush=True)
