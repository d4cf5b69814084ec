"""Network namespaces without names: they belong to this process alone, and are gone when it ends, however it ends."""
import ctypes
import os
import subprocess

CLONE_NEWNET = 0x40000000
LIBC = ctypes.CDLL(None, use_errno=True)
# Routers answer nothing by themselves, and no address is announced or checked for duplicates.
SETTINGS = {
    "ipv4/ip_forward": 1,
    "ipv4/conf/all/rp_filter": 0,
    "ipv4/conf/default/rp_filter": 0,
    "ipv4/conf/all/send_redirects": 0,
    "ipv4/conf/default/send_redirects": 0,
    # A route may lead a packet back to its sender, whose groups judge it there.
    "ipv4/conf/all/accept_local": 1,
    "ipv4/ip_nonlocal_bind": 1,
    "ipv6/ip_nonlocal_bind": 1,
    "ipv6/conf/all/forwarding": 1,
    "ipv6/conf/default/accept_dad": 0,
    "ipv6/conf/default/addr_gen_mode": 1,
    # Every question is asked anew: nothing that an earlier connection taught is remembered.
    "ipv4/tcp_no_metrics_save": 1,
}


def check(result):
    if result != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


class Space:
    """One network namespace, with the commands that wait to be run in it."""

    home = None

    def __init__(self, label):
        Space.home = Space.home or os.open("/proc/self/ns/net", os.O_RDONLY)
        self.label = label
        self.links = []
        self.lines = []
        self.lines6 = []
        self.rules = ""
        check(LIBC.unshare(CLONE_NEWNET))
        self.handle = os.open("/proc/self/ns/net", os.O_RDONLY)
        for name, value in SETTINGS.items():
            with open(f"/proc/sys/net/{name}", "w", encoding="ascii") as file:
                file.write(str(value))
        self.leave()

    def enter(self):
        check(LIBC.setns(self.handle, CLONE_NEWNET))

    def leave(self):
        check(LIBC.setns(Space.home, CLONE_NEWNET))

    def __enter__(self):
        self.enter()
        return self

    def __exit__(self, *_):
        self.leave()

    @property
    def path(self):
        return f"/proc/{os.getpid()}/fd/{self.handle}"

    def close(self):
        os.close(self.handle)


def start(space, command, text):
    """Starts a command in a namespace; text goes to its standard input."""
    with space:
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
    process.stdin.write(text)
    process.stdin.close()
    return space, command, text, process


def finish(started):
    """Waits for commands; the standard output of each."""
    outputs = []
    for space, command, text, process in started:
        output, errors = process.stdout.read(), process.stderr.read()
        process.stdout.close()
        process.stderr.close()
        if process.wait() != 0:
            raise RuntimeError(f"{' '.join(command)} in {space.label}: {errors}\n{text}")
        outputs.append(output)
    return outputs


def run(spaces, command, member):
    finish([start(s, command, "\n".join(getattr(s, member)) + "\n") for s in spaces if getattr(s, member)])


def build(spaces):
    """Runs what waits in the namespaces, all of them at a time: what makes links, then addresses and routes, then filters."""
    run(spaces, ["ip", "-batch", "-"], "links")
    run(spaces, ["ip", "-batch", "-"], "lines")
    started = [start(space, ["nft", "-f", "-"], space.rules) for space in spaces]
    run(spaces, ["ip", "-6", "-batch", "-"], "lines6")
    finish(started)


def link(near, near_name, far, far_name, number):
    """Joins two namespaces. Both ends have one hardware address and ask for none, so that every packet sent arrives."""
    hardware = f"02:00:00:00:{number >> 8:02x}:{number & 255:02x}"
    near.links.append(
        f"link add {near_name} address {hardware} type veth peer name {far_name} address {hardware} netns {far.path}"
    )
    near.lines.append(f"link set {near_name} arp off up")
    far.lines.append(f"link set {far_name} arp off up")


def dead_end(space, name):
    """A device that leads nowhere, at which rules can tell what would be lost there."""
    space.links.append(f"link add {name} type veth peer name x{name}")
    space.lines[:0] = [f"link set {name} arp off up", f"link set x{name} arp off up"]


def listed(items):
    """A set of nftables."""
    return "{ " + ", ".join(str(item) for item in items) + " }"
