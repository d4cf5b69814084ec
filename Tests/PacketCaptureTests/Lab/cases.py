"""Makes each cause of a drop for real, and keeps what tcpdump saw: the captures in Fixtures.

    python3 cases.py FOLDER [CASE...]     # as root; about a minute and a half

Every capture is FOLDER/CASE-PLACE.pcap.gz. FOLDER/truth.json says what the kernels counted.
"""
import gzip
import json
import pathlib
import sys
import time

from network import SERVER, Network

CASES = {}
# The hosts whose counters are kept too.
LOOKS = {
    "healthy": ["client", "server"], "listen-overflow": ["server"], "slow-reader": ["server"], "corruption": ["server"],
    "loss": ["client"], "sender-queue": ["client"], "reordering": ["client"], "reverse-path": ["far"],
    "request-overflow": ["server"],
}


def case(offloads=False):
    def add(function):
        CASES[function.__name__.replace("_", "-")] = (function, offloads)
        return function
    return add


@case()
def healthy(net, name):
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 60000)


@case(offloads=True)
def healthy_offloads(net, name):
    net.capture("client", "c0", f"{name}-client.pcap", snap=65535)
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 30000)


@case()
def syn_dropped(net, name):
    net.nft("server", "input", "tcp dport 80 counter drop")
    net.capture("client", "c0", f"{name}-client.pcap")
    net.capture("server", "s0", f"{name}-server.pcap")
    net.capture("server", "any", f"{name}-any.pcap")
    net.start("server", "sink", 80)
    net.peer("client", "connect", SERVER, 80, 2, 2.5)


@case()
def listen_overflow(net, name):
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "deaf", 80, 2)
    net.peer("client", "connect", SERVER, 80, 8, 3)
    return {"overflows": net.counter("server", "TcpExtListenOverflows")}


@case()
def request_overflow(net, name):
    """Half-open connections that never complete fill the queue; cookies are off."""
    net.sysctl("server", "net.ipv4.tcp_syncookies=0", "net.ipv4.tcp_max_syn_backlog=16")
    net.nft("near", "forward", f"ip saddr {SERVER} counter drop")
    net.start("server", "deaf", 80, 64)
    net.peer("client", "connect", SERVER, 80, 60, 0.5)


@case()
def reverse_path(net, name):
    """A router's route back to the client leads elsewhere, and strict filtering drops what comes from there."""
    net.route("far", f"10.66.1.0/24 via {SERVER}")
    net.sysctl("far", "net.ipv4.conf.fn.rp_filter=1")
    net.start("server", "sink", 80)
    net.peer("client", "connect", SERVER, 80, 1, 1.5)


@case()
def refused(net, name):
    """81 nobody listens, 82 nft of the host, 83 and 84 ICMP of the host, 85 a reset made on the way, 86 ICMP of a router."""
    net.nft("server", "input", "tcp dport 82 reject with tcp reset", "tcp dport 83 reject with icmpx type admin-prohibited",
            "tcp dport 84 reject with icmp type port-unreachable")
    net.nft("near", "forward", "tcp dport 85 reject with tcp reset", "tcp dport 86 reject with icmp type admin-prohibited")
    net.capture("client", "c0", f"{name}-client.pcap")
    for port in range(81, 87):
        net.peer("client", "connect", SERVER, port, 1, 0.2)
        # Linux sends one ICMP error per second to a host (icmp_ratelimit), after a burst.
        time.sleep(0.2)


@case()
def unreachable(net, name):
    net.route("near", "unreachable 10.66.9.0/24")
    net.capture("client", "c0", f"{name}-client.pcap")
    net.peer("client", "connect", "10.66.9.1", 80, 1, 0.5)


@case()
def reset_midstream(net, name):
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "rude", 80)
    net.peer("client", "send", SERVER, 80, 2000)


@case()
def reset_on_the_way(net, name):
    net.sysctl("near", "net.netfilter.nf_conntrack_tcp_loose=1")
    net.nft("near", "forward", "tcp dport 80 ct bytes > 20000 reject with tcp reset")
    net.sysctl("near", "net.netfilter.nf_conntrack_acct=1")
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 60000)


@case()
def mtu_black_hole(net, name):
    small_link(net)
    net.nft("near", "output", "icmp type destination-unreachable counter drop")
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 500)
    net.peer("client", "send", SERVER, 80, 20000, "timeout=3")


@case()
def mtu_black_hole_back(net, name):
    """The server's large packets vanish; the client sees the small last one."""
    small_link(net)
    net.nft("far", "output", "icmp type destination-unreachable counter drop")
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "answer", 80, 3000)
    net.peer("client", "ask", SERVER, 80, 2.5)


@case()
def mtu_learned(net, name):
    small_link(net)
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 30000)


def small_link(net):
    net.call("ip", "-n", net.name("near"), "link", "set", "nf", "mtu", "1300")
    net.call("ip", "-n", net.name("far"), "link", "set", "fn", "mtu", "1300")


@case()
def loop(net, name):
    net.route("far", f"{SERVER}/32 via 10.66.2.1")
    net.capture("client", "c0", f"{name}-client.pcap")
    net.capture("near", "nf", f"{name}-near.pcap", "tcp")
    net.peer("client", "connect", SERVER, 80, 1, 0.5)


@case()
def hop_limit(net, name):
    net.capture("client", "c0", f"{name}-client.pcap")
    net.peer("client", "connect", SERVER, 80, 1, 0.5, 2)


@case()
def loss(net, name):
    net.nft("near", "forward", f"ip daddr {SERVER} ip length > 1000 numgen inc mod 20 == 2 counter drop")
    both(net, name)
    net.peer("client", "send", SERVER, 80, 200000)
    return counters(net)


@case()
def reordering(net, name):
    for line in ("qdisc add dev nf root handle 1: htb default 10",
                 "class add dev nf parent 1: classid 1:10 htb rate 20mbit quantum 1500",
                 "class add dev nf parent 1: classid 1:20 htb rate 10mbit burst 1500 cburst 1500 quantum 1500"):
        net.on("near", "tc", *line.split())
    net.on("near", *("iptables -t mangle -A POSTROUTING -o nf -p tcp -m length --length 1000: -m statistic --mode nth "
                     "--every 30 --packet 0 -j CLASSIFY --set-class 1:20").split())
    both(net, name)
    net.peer("client", "send", SERVER, 80, 250000)
    return counters(net)


@case()
def duplication(net, name):
    # One network above forwarding: a copy of each tenth packet.
    net.on("near", "nft", "add table ip lab { chain forward { type filter hook forward priority 0; ip daddr "
           f"{SERVER} ip protocol tcp numgen inc mod 10 == 0 counter dup to 10.66.2.2 device nf; }}; }}")
    net.capture("server", "s0", f"{name}-server.pcap")
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 100000)
    return counters(net)


@case()
def router_queue(net, name):
    net.on("near", *"tc qdisc add dev nf root tbf rate 4mbit burst 5k limit 10000".split())
    both(net, name)
    net.peer("client", "send", SERVER, 80, 300000)
    return counters(net)


@case()
def sender_queue(net, name):
    net.on("client", *"tc qdisc add dev c0 root tbf rate 4mbit burst 5k limit 8000".split())
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 300000)
    return counters(net)


@case()
def acknowledgements_lost(net, name):
    """Bare acknowledgements vanish on the way back, nine in ten: the sender repeats what has arrived."""
    net.nft("near", "forward", f"ip saddr {SERVER} tcp flags & (syn|fin|rst) == 0 numgen inc mod 10 != 9 counter drop")
    both(net, name)
    net.peer("client", "trickle", SERVER, 80, 4)
    return counters(net)


@case()
def corruption(net, name):
    net.on("near", "nft", "add table ip lab { chain forward { type filter hook forward priority 0; ip daddr "
           f"{SERVER} ip length > 200 numgen inc mod 8 == 3 counter tcp checksum set 0xbad1; }}; }}")
    net.capture("server", "s0", f"{name}-server.pcap", snap=1600)
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 40000)
    return {"badChecksums": net.counter("server", "TcpInCsumErrors")}


@case()
def slow_reader(net, name):
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "slow", 80, 3.5)
    net.peer("client", "send", SERVER, 80, 150000, "timeout=8")


def forgetful(net, late):
    """A stateful firewall that forgets idle connections after two seconds."""
    net.sysctl("near", "net.netfilter.nf_conntrack_tcp_loose=0", "net.netfilter.nf_conntrack_tcp_timeout_established=2")
    net.nft("near", "forward", "ct state established,related accept", "tcp flags & (syn|ack) == syn ct state new accept",
            f"counter {late}", policy="drop")


@case()
def idle_silence(net, name):
    forgetful(net, "drop")
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 3000, "pause=5.5", "timeout=3")


@case()
def idle_reset(net, name):
    forgetful(net, "reject with tcp reset")
    net.capture("client", "c0", f"{name}-client.pcap")
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 3000, "pause=5.5", "timeout=3")


@case()
def silent_peer(net, name):
    net.capture("client", "c0", f"{name}-client.pcap", "tcp")
    net.start("server", "sink", 80)
    process = net.start("client", "trickle", SERVER, 80, 3.5)
    time.sleep(0.8)
    net.nft("far", "forward", "counter drop")
    process.wait()


@case()
def return_path(net, name):
    """Like a network ACL without the clients' ephemeral ports."""
    net.nft("near", "forward", f"ip saddr {SERVER} tcp dport 32768-60999 counter drop")
    both(net, name)
    net.peer("client", "connect", SERVER, 80, 2, 3.5)


@case()
def half_open(net, name):
    """The client dies unheard, and its ports are used again while the server still holds the connection."""
    net.start("server", "sink", 80)
    net.nft("near", "forward", "tcp flags & rst == rst counter drop")
    net.peer("client", "send", SERVER, 80, 1000, "source=45000", "abort=1")
    net.on("near", "nft", "delete", "table", "inet", "lab")
    net.capture("client", "c0", f"{name}-client.pcap")
    net.peer("client", "send", SERVER, 80, 1000, "source=45000", "timeout=3")


@case()
def no_neighbour(net, name):
    net.capture("client", "c0", f"{name}-client.pcap", "tcp or arp or icmp")
    net.peer("client", "connect", "10.66.1.99", 80, 1, 4)


@case()
def one_way(net, name):
    net.capture("client", "c0", f"{name}-client.pcap", "tcp dst port 80")
    net.start("server", "sink", 80)
    net.peer("client", "send", SERVER, 80, 20000)


def both(net, name):
    net.capture("client", "c0", f"{name}-client.pcap")
    net.capture("server", "s0", f"{name}-server.pcap")
    net.start("server", "sink", 80)


def counters(net):
    return {
        "retransmissions": net.counter("client", "TcpRetransSegs"),
        "reordered": net.counter("client", "TcpExtTCPSACKReorder") + net.counter("client", "TcpExtTCPTSReorder"),
        "doubleReports": net.counter("client", "TcpExtTCPDSACKRecv"),
    }


def main(folder, *names):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "truth.json"
    truth = json.loads(file.read_text()) if file.exists() else {}
    for name in names or CASES:
        function, offloads = CASES[name]
        started = time.time()
        with Network(folder, offloads) as net:
            looks = LOOKS.get(name, [])
            for namespace in looks:
                net.look(namespace, name, "before")
            truth[name] = function(net, name) or {}
            for namespace in looks:
                net.look(namespace, name, "after")
            net.finish()
        for capture in folder.glob(f"{name}-*.pcap"):
            # Without a time in it, so that the same capture gives the same file.
            pathlib.Path(f"{capture}.gz").write_bytes(gzip.compress(capture.read_bytes(), mtime=0))
            capture.unlink()
        print(f"{name:24} {time.time() - started:5.1f} s  {truth[name] or ''}", flush=True)
    file.write_text(json.dumps(truth, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
