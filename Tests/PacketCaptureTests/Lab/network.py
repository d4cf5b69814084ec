"""Four network namespaces in a row, in which packets are dropped on purpose. Nothing leaves the machine.

    client 10.66.1.2 -- 10.66.1.1 near 10.66.2.1 -- 10.66.2.2 far 10.66.3.1 -- 10.66.3.2 server

Needs root, iproute2, nftables, iptables, tcpdump, ethtool and conntrack.
"""
import os
import pathlib
import signal
import subprocess
import sys
import time

CLIENT, SERVER = "10.66.1.2", "10.66.3.2"
PEER = str(pathlib.Path(__file__).with_name("peer.py"))


class Network:
    """The namespaces; used with `with`, so that they go whatever happens."""

    def __init__(self, folder, offloads=False):
        self.folder = pathlib.Path(folder)
        self.offloads = offloads
        self.prefix = f"awsdrops{os.getpid()}"
        self.processes = []
        self.captures = []

    def __enter__(self):
        # One processor: veth hands packets over per processor, and two of them change their order.
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        for name in ("client", "near", "far", "server"):
            self.call("ip", "netns", "add", self.name(name))
            self.call("ip", "-n", self.name(name), "link", "set", "lo", "up")
            self.sysctl(name, "net.ipv4.tcp_no_metrics_save=1", "net.ipv6.conf.all.disable_ipv6=1",
                        "net.ipv6.conf.default.disable_ipv6=1")
        for name in ("near", "far"):
            self.sysctl(name, "net.ipv4.ip_forward=1", "net.ipv4.conf.all.send_redirects=0")
        self.link("client", "c0", CLIENT, "near", "nc", "10.66.1.1")
        self.link("near", "nf", "10.66.2.1", "far", "fn", "10.66.2.2")
        self.link("far", "fs", "10.66.3.1", "server", "s0", SERVER)
        self.route("client", "default via 10.66.1.1")
        self.route("server", "default via 10.66.3.1")
        self.route("near", "10.66.3.0/24 via 10.66.2.2")
        self.route("far", "10.66.1.0/24 via 10.66.2.1")
        # Neighbours are asked for now, so that no capture begins with it.
        self.peer("client", "warm", SERVER)
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.kill()
            process.wait()
        for name in ("client", "near", "far", "server"):
            pids = subprocess.run(["ip", "netns", "pids", self.name(name)], capture_output=True, text=True).stdout
            for pid in pids.split():
                os.kill(int(pid), signal.SIGKILL)
            subprocess.run(["ip", "netns", "del", self.name(name)], check=False)

    def name(self, namespace):
        return f"{self.prefix}-{namespace}"

    def call(self, *command, check=True):
        return subprocess.run(command, check=check, capture_output=True, text=True).stdout

    def on(self, namespace, *command, check=True):
        return self.call("ip", "netns", "exec", self.name(namespace), *command, check=check)

    def sysctl(self, namespace, *settings):
        self.on(namespace, "sysctl", "-qw", *settings)

    def route(self, namespace, text):
        self.call("ip", "-n", self.name(namespace), "route", "replace", *text.split())

    def nft(self, namespace, hook, *rules, policy="accept"):
        text = "; ".join(rules)
        self.on(namespace, "nft", f"add table inet lab {{ chain {hook} {{ type filter hook {hook} priority 0; "
                f"policy {policy}; {text}; }}; }}")

    def link(self, one, one_device, one_address, other, other_device, other_address):
        self.call("ip", "link", "add", one_device, "netns", self.name(one), "type", "veth", "peer", "name", other_device,
                  "netns", self.name(other))
        for name, device, address in ((one, one_device, one_address), (other, other_device, other_address)):
            self.call("ip", "-n", self.name(name), "addr", "add", f"{address}/24", "dev", device)
            self.call("ip", "-n", self.name(name), "link", "set", device, "up")
            if not self.offloads:
                # Else captures hold segments of 64 KB whose checksums are left to the card.
                self.on(name, "ethtool", "-K", device, "tso", "off", "gso", "off", "gro", "off", "tx", "off")

    def peer(self, namespace, *arguments):
        """Runs a peer to its end, and gives what it says."""
        return self.on(namespace, sys.executable, PEER, *map(str, arguments), check=False).strip()

    def start(self, namespace, *arguments):
        """Starts a peer, and waits until it is ready."""
        process = subprocess.Popen(
            ["ip", "netns", "exec", self.name(namespace), sys.executable, PEER, *map(str, arguments)],
            stdout=subprocess.PIPE, text=True)
        self.processes.append(process)
        process.stdout.readline()
        return process

    def background(self, namespace, *arguments):
        """Starts a peer that goes on by itself."""
        self.processes.append(subprocess.Popen(
            ["ip", "netns", "exec", self.name(namespace), sys.executable, PEER, *map(str, arguments)],
            stdout=subprocess.DEVNULL))

    def capture(self, namespace, device, file, expression="tcp or icmp", snap=128):
        """Starts a capture into FOLDER/FILE."""
        process = subprocess.Popen(
            ["ip", "netns", "exec", self.name(namespace), "tcpdump", "-Z", "root", "-i", device, "-s", str(snap), "-U",
             "--immediate-mode", "-w", str(self.folder / file), expression],
            stderr=subprocess.PIPE, text=True)
        self.processes.append(process)
        self.captures.append(process)
        process.stderr.readline()

    def finish(self):
        """Ends the captures."""
        time.sleep(0.3)
        for process in self.captures:
            # `ip netns exec` becomes the program itself, so this is tcpdump.
            process.send_signal(signal.SIGINT)
            process.wait()

    def look(self, namespace, case, moment):
        """Saves what a host says of itself into FOLDER/CASE-NAMESPACE.host/MOMENT, as `awsdrops host` reads it."""
        folder = self.folder / f"{case}-{namespace}.host" / moment
        folder.mkdir(parents=True, exist_ok=True)
        sources = {
            "snmp": "cat /proc/net/snmp", "netstat": "cat /proc/net/netstat", "dev": "cat /proc/net/dev",
            "nf_conntrack_stat": "cat /proc/net/stat/nf_conntrack", "ss_tinmoa": "ss -tinmoa", "tc_s_qdisc": "tc -s qdisc",
            "sysctl": "sysctl net.core.somaxconn net.ipv4.tcp_syncookies net.ipv4.tcp_rmem",
        }
        for name, command in sources.items():
            text = self.on(namespace, *command.split())
            (folder / name).write_text("\n".join(line.rstrip() for line in text.splitlines()) + "\n")

    def counter(self, namespace, name):
        """A counter of the kernel, such as TcpRetransSegs."""
        for line in self.on(namespace, "nstat", "-az", name).splitlines():
            words = line.split()
            if words and words[0] == name:
                return int(words[1])
        raise KeyError(name)
