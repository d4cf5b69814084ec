"""Makes what a host drops for real, and keeps what the host says of itself: the bundles CASE-PLACE.tar.gz in Fixtures.

    python3 hosts.py FOLDER [CASE...]     # as root; about a minute and a half

Each bundle holds two looks. Of a few cases the capture that the host made in the same time is kept beside it.
"""
import gzip
import io
import pathlib
import sys
import tarfile
import time

from network import CLIENT, SERVER, Network

CASES = {}
SOURCES = {
    "date": "date +%s.%N", "snmp": "cat /proc/net/snmp", "netstat": "cat /proc/net/netstat", "dev": "cat /proc/net/dev",
    "nf_conntrack_stat": "cat /proc/net/stat/nf_conntrack", "ss_tinmoa": "ss -tinmoa", "ss_s": "ss -s",
    "tc_s_qdisc": "tc -s qdisc", "ip_s_link": "ip -s -s -d link", "ip_route": "ip route show table all", "ip_neigh": "ip neigh",
    "nft_ruleset": "nft -a list ruleset", "iptables_save": "iptables-save -c",
    "sysctl": "sysctl net.core.somaxconn net.ipv4.ip_forward net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies "
              "net.ipv4.tcp_rmem net.ipv4.tcp_max_tw_buckets net.ipv4.tcp_max_orphans net.ipv4.tcp_mtu_probing "
              "net.ipv4.tcp_keepalive_time net.ipv4.tcp_retries2 net.netfilter.nf_conntrack_tcp_timeout_established "
              "net.netfilter.nf_conntrack_tcp_loose",
}


def case(*places, prepare=None, capture=None):
    """A case, the hosts that are looked at, what is set up before the first look, and where a capture is made."""
    def add(function):
        CASES[function.__name__.replace("_", "-")] = (function, places, prepare, capture)
        return function
    return add


def sink(net):
    net.start("server", "sink", 80)


def guarded(net):
    sink(net)
    net.nft("server", "input", "tcp dport 81 counter drop")


@case("client", "near", "server", prepare=guarded, capture=("server", "s0"))
def healthy_all(net):
    """Also with a firewall that has nothing to refuse, connections that stay idle, and names that are asked for."""
    net.background("client", "trickle", SERVER, 80, 1)
    for _ in range(5):
        net.peer("client", "send", SERVER, 80, 30000)


@case("server", prepare=guarded, capture=("server", "s0"))
def firewall(net):
    net.peer("client", "connect", SERVER, 81, 3, 2.5)


@case("server", prepare=lambda net: net.on("server", *"iptables -A INPUT -p tcp --dport 81 -j REJECT".split()))
def firewall_iptables(net):
    net.peer("client", "connect", SERVER, 81, 3, 0.5)


@case("server", prepare=lambda net: net.start("server", "deaf", 80, 2), capture=("server", "s0"))
def accept_queue(net):
    net.peer("client", "connect", SERVER, 80, 8, 3)


def few_cookies(net):
    net.sysctl("server", "net.ipv4.tcp_syncookies=1", "net.ipv4.tcp_max_syn_backlog=8")
    net.nft("near", "forward", f"ip saddr {SERVER} counter drop")
    net.start("server", "deaf", 80, 4)


@case("server", prepare=few_cookies)
def cookies(net):
    net.peer("client", "connect", SERVER, 80, 40, 0.5)


def no_way_back(net):
    sink(net)
    net.nft("near", "forward", f"ip saddr {SERVER} tcp dport 32768-60999 counter drop")


@case("server", prepare=no_way_back)
def half_open(net):
    net.background("client", "connect", SERVER, 80, 4, 4)
    time.sleep(2.5)


@case("client", prepare=lambda net: net.nft("far", "forward", "counter drop"))
def silence(net):
    net.background("client", "connect", SERVER, 80, 2, 5)
    time.sleep(2.5)


def forgetful(net):
    sink(net)
    net.sysctl("server", "net.netfilter.nf_conntrack_tcp_loose=0", "net.netfilter.nf_conntrack_tcp_timeout_established=2")
    net.nft("server", "input", "ct state established accept", "ct state invalid counter drop")


@case("server", prepare=forgetful)
def tracking_forgot(net):
    net.peer("client", "send", SERVER, 80, 3000, "pause=5.5", "timeout=2")


def small_link(net):
    sink(net)
    for place, device in (("near", "nf"), ("far", "fn")):
        net.call("ip", "-n", net.name(place), "link", "set", device, "mtu", "1300")
    net.nft("near", "output", "icmp type destination-unreachable counter drop")


@case("client", prepare=small_link)
def black_hole(net):
    net.background("client", "send", SERVER, 80, 20000, "timeout=9")
    time.sleep(3)


def learning(net):
    small_link(net)
    net.on("near", "nft", "delete", "table", "inet", "lab")


@case("near", "client", prepare=learning)
def size_learned(net):
    net.peer("client", "send", SERVER, 80, 30000)


@case("client", prepare=sink)
def silent_peer(net):
    net.start("client", "trickle", SERVER, 80, 8)
    time.sleep(0.8)
    net.nft("far", "forward", "counter drop")
    time.sleep(3)


@case("client", "server", prepare=lambda net: net.start("server", "slow", 80, 30))
def slow_reader(net):
    net.background("client", "send", SERVER, 80, 150000, "timeout=9")
    time.sleep(2.5)


@case("server", prepare=lambda net: net.start("server", "deaf_datagrams", 5000))
def datagrams(net):
    net.peer("client", "datagrams", SERVER, 5000, 300, 500)


@case("server", prepare=lambda net: net.call("ip", "-n", net.name("server"), "link", "set", "s0", "mtu", "1300"))
def larger_than_link(net):
    net.peer("client", "datagrams", SERVER, 5000, 20, 1400)


@case("client", "server", prepare=lambda net: net.start("server", "rude", 80))
def resets(net):
    for _ in range(8):
        net.peer("client", "send", SERVER, 80, 2000)


def circle(net):
    net.route("far", f"{SERVER}/32 via 10.66.2.1")


@case("client", prepare=circle)
def loop(net):
    net.background("client", "connect", SERVER, 80, 1, 2)
    time.sleep(0.5)


@case("near", prepare=lambda net: net.sysctl("near", "net.ipv4.ip_forward=0"))
def not_forwarding(net):
    net.peer("client", "connect", SERVER, 80, 4, 1.5)


@case("near", prepare=lambda net: net.call("ip", "-n", net.name("near"), "route", "del", "10.66.3.0/24"))
def no_route(net):
    net.peer("client", "connect", SERVER, 80, 3, 0.5)


def few_buckets(net):
    sink(net)
    net.sysctl("client", "net.ipv4.tcp_max_tw_buckets=4")


@case("client", prepare=few_buckets)
def time_wait(net):
    for _ in range(10):
        net.peer("client", "send", SERVER, 80, 10)


def few_ports(net):
    sink(net)
    net.sysctl("client", "net.ipv4.ip_local_port_range=40000 40009")


@case("client", prepare=few_ports)
def ports_used_up(net):
    net.background("client", "hold", SERVER, 80, 10, 3)
    time.sleep(1)


@case("client", prepare=sink)
def timed_out(net):
    net.start("client", "impatient", SERVER, 80, 1500)
    time.sleep(0.3)
    net.nft("far", "forward", "counter drop")
    time.sleep(4)


@case("server")
def link_lost(net):
    for state in ("down", "up", "down", "up"):
        net.call("ip", "-n", net.name("far"), "link", "set", "fs", state)
        time.sleep(0.3)
    time.sleep(0.5)


@case("client", prepare=lambda net: net.peer("client", "warm", SERVER))
def gateway_lost(net):
    net.call("ip", "-n", net.name("near"), "link", "set", "nc", "arp", "off")
    net.call("ip", "-n", net.name("client"), "neigh", "flush", "dev", "c0")
    net.background("client", "connect", SERVER, 80, 1, 6)
    time.sleep(4)


@case("server", prepare=lambda net: net.start("server", "shrink", 80, 0.3))
def buffer_overflow(net):
    net.background("client", "crumbs", SERVER, 80, 80, 500, 0.02)
    time.sleep(2.5)


@case("client", prepare=lambda net: (sink(net), net.on("client", *"tc qdisc add dev c0 root tbf rate 4mbit burst 5k limit 8000".split())),
      capture=("client", "c0"))
def own_queue(net):
    net.peer("client", "send", SERVER, 80, 300000)


@case("server", prepare=lambda net: net.start("server", "xdp_drop", "s0"))
def xdp(net):
    net.peer("client", "connect", SERVER, 80, 3, 1.5)


def look(net, place):
    """What a host says of itself, by the names of the bundle's files."""
    texts = {name: net.on(place, *command.split(), check=False) for name, command in SOURCES.items()}
    devices = [line.split(":")[1].split("@")[0].strip() for line in net.on(place, "ip", "-o", "link").splitlines()]
    for device in devices:
        if device != "lo":
            texts[f"ethtool_S_{device}"] = net.on(place, "ethtool", "-S", device, check=False)
    return texts


def pack(path, looks):
    """Writes both looks as a tar file; the same texts give the same file."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for moment, files in looks.items():
            for name, text in sorted(files.items()):
                member = tarfile.TarInfo(f"{moment}/{name}")
                member.size = len(text.encode())
                archive.addfile(member, io.BytesIO(text.encode()))
    path.write_bytes(gzip.compress(data.getvalue(), mtime=0))


def main(folder, *names):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for name in names or CASES:
        function, places, prepare, capture = CASES[name]
        started = time.time()
        with Network(folder) as net:
            if prepare:
                prepare(net)
            if capture:
                net.capture(*capture, f"{name}-{capture[0]}.host.pcap")
            before = {place: look(net, place) for place in places}
            function(net)
            after = {place: look(net, place) for place in places}
            net.finish()
        for place in places:
            pack(folder / f"{name}-{place}.tar.gz", {"before": before[place], "after": after[place]})
        for file in folder.glob(f"{name}-*.host.pcap"):
            pathlib.Path(f"{file}.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
            file.unlink()
        print(f"{name:24} {time.time() - started:5.1f} s", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
