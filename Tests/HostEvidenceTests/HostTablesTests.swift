import Findings
import Testing

@testable import HostEvidence

/// Tables, rules and logs of a host: read by names, and the cause that each leads to.
@Suite struct HostTablesTests {
    private func state(_ files: [(String, String)]) -> HostState {
        var unread: [String] = []
        let state = HostState(files.map { (name: $0.0, text: $0.1) }, unread: &unread)
        #expect(unread.isEmpty)
        return state
    }

    /// What is found where one look has the first texts and the next has the second.
    static let cases: [(FindingCode, String, String, String)] = [
        (
            .hostFirewallDrops, "nft_ruleset",
            "table inet filter {\n\tchain input { # handle 1\n\t\ttcp dport 80 counter packets 1 bytes 60 drop # handle 2\n",
            "table inet filter {\n\tchain input { # handle 1\n\t\ttcp dport 80 counter packets 9 bytes 540 drop # handle 2\n"
        ),
        (
            .hostFirewallDrops, "iptables_save",
            "*filter\n:INPUT ACCEPT [0:0]\n[1:60] -A INPUT -p tcp -j REJECT --reject-with tcp-reset\nCOMMIT\n",
            "*filter\n:INPUT ACCEPT [9:9]\n[4:240] -A INPUT -p tcp -j REJECT --reject-with tcp-reset\nCOMMIT\n"
        ),
        (.hostFirewallDrops, "ip6tables_save", "*filter\n:INPUT DROP [0:0]\n", "*filter\n:INPUT DROP [3:180]\n"),
        (
            .tcpMemoryPressure, "netstat_s", "TcpExt:\n    TCP ran low on memory 1 times\n",
            "TcpExt:\n    TCP ran low on memory 2 times\n"
        ),
        (.tcpMemoryPressure, "dmesg", "", "[ 1.5] TCP: out of memory -- consider tuning tcp_mem\n"),
        (.outOfMemory, "dmesg", "", "Jan 1 host kernel: Out of memory: Killed process 7 (java)\n"),
        (.trackingTableFull, "dmesg", "", "[1.0] nf_conntrack: nf_conntrack: table full, dropping packet\n"),
        (.neighbourTableFull, "dmesg", "", "[1.0] neighbour: arp_cache: neighbor table overflow!\n"),
        (.driverFaults, "dmesg", "", "[1.0] ena 0000:00:05.0 eth0: TX hasn't completed, qid 1, index 5.\n"),
        (
            .driverFaults, "ethtool_S_eth0", "     queue_0_tx_missed_tx: 1\n", "     queue_0_tx_missed_tx: 4\n"
        ),
        (.ringOverflow, "ethtool_S_eth0", "  queue_0_rx_empty_rx_ring: 0\n", "  queue_0_rx_empty_rx_ring: 4\n"),
        (
            .connectionsTimedOut, "nstat", "#kernel\nTcpExtTCPAbortOnTimeout 1 0.0\n",
            "#kernel\nTcpExtTCPAbortOnTimeout 3 0.0\n"
        ),
        (
            .timeWaitTableFull, "netstat", "TcpExt: TCPTimeWaitOverflow\nTcpExt: 0\n",
            "TcpExt: TCPTimeWaitOverflow\nTcpExt: 6\n"
        ),
        (.tcpSettingsUnsuitable, "sysctl", "net.ipv4.tcp_sack = 1\n", "net.ipv4.tcp_sack = 0\n"),
        (
            .softirqBudgetSpent, "softnet_stat", "00000010 00000000 00000000\n", "00001000 00000000 00000064\n"
        ),
        (
            .processorsOverloaded, "stat", "cpu  100 0 0 100 0 0 0 0 0 0\ncpu0 1\n",
            "cpu  150 0 0 100 0 0 0 50 0 0\ncpu0 1\n"
        ),
        (
            .transmitDrops, "dev", "Inter-| Receive | Transmit\n face |bytes |bytes drop\n eth0: 1 1 0\n",
            "Inter-| Receive | Transmit\n face |bytes |bytes drop\n eth0: 1 1 8\n"
        ),
        (.neighbourLost, "ip_neigh", "10.0.0.1 dev eth0 lladdr 02:00 REACHABLE\n", "10.0.0.1 dev eth0 FAILED\n"),
        (
            .linkLost, "ip_s_link", link(missed: 0, changes: 2), link(missed: 0, changes: 4)
        ),
        (.ringOverflow, "ip_s_link", link(missed: 0, changes: 2), link(missed: 7, changes: 2)),
    ]

    private static func link(missed: Int, changes: Int) -> String {
        """
        2: eth0@if3: <BROADCAST,UP,LOWER_UP> mtu 9001 qdisc mq
            RX:   bytes packets errors dropped  missed   mcast
                      1       2      0       0       \(missed)       0
            RX errors:  length crc frame fifo overrun
                             0   0     0    0       0
            TX:   bytes packets errors dropped carrier collsns
                      1       2      0       0       0       0
            TX errors: aborted fifo window heartbt transns
                             0    0      0       0       \(changes)
        """
    }

    @Test(arguments: cases)
    func namesTheCause(code: FindingCode, name: String, before: String, after: String) {
        let (first, last) = (state([(name, before)]), state([(name, after)]))
        let findings = HostDiagnosis.findings(HostChange(from: first, to: last))
        #expect(findings.map(\.code) == [code] && findings.allSatisfy { !$0.evidence.isEmpty })
        #expect(code.explanation?.cause != nil)
        // What stands still is no news; settings have no before.
        if code != .tcpSettingsUnsuitable {
            #expect(HostDiagnosis.findings(HostChange(from: first, to: first)).isEmpty)
        }
    }

    /// Ports that are taken are counted for each peer alone.
    @Test(arguments: [(20, true), (18, false)])
    func localPortsRunOut(count: Int, isFound: Bool) {
        let rows = (0..<count).map { "TIME-WAIT 0 0 10.0.0.1:\(40000 + $0) 10.0.0.2:443 timer:(timewait,9sec,0)\n" }
        let after = state([
            ("sysctl", "net.ipv4.ip_local_port_range = 40000\t40019\n"),
            ("ss_tinmoa", "State Recv-Q Send-Q Local Peer\n\(rows.joined())"),
        ])
        let codes = HostDiagnosis.findings(HostChange(from: after, to: after)).map(\.code)
        #expect(codes == (isFound ? [.localPortsExhausted] : []))
    }

    /// What iptables keeps in nftables is shown by both, and counts once.
    @Test func rulesOfBothToolsCountOnce() {
        func both(_ packets: Int) -> HostState {
            state([
                (
                    "nft_ruleset",
                    "table ip filter {\n chain INPUT {\n counter packets \(packets) bytes 0 drop # handle 4\n"
                ),
                ("iptables_save", "*filter\n[\(packets):0] -A INPUT -p tcp -j DROP\n"),
            ])
        }
        let findings = HostDiagnosis.findings(HostChange(from: both(0), to: both(5)))
        #expect(findings.map(\.evidence) == [["ip filter INPUT: drop (handle 4): refused 5 packets"]])
        #expect(findings.first?.fixes.first?.command == "nft delete rule ip filter INPUT handle 4")
    }

    @Test func settingsOfRingsAreToldFromTheirMaximum() {
        let text =
            "Ring parameters for eth0:\nPre-set maximums:\nRX:\t\t16384\nCurrent hardware settings:\nRX:\t\t1024\n"
        #expect(state([("ethtool_g_eth0", text)]).settings["g"]?["eth0"] == ["RX maximum": "16384", "RX": "1024"])
    }

    /// An experiment is told with what undoes it, and only where the value of now is known.
    @Test func experimentsCanBeUndone() {
        let counters = "Tcp: OutSegs RetransSegs\nTcp: "
        let parameters = """
            net.ipv4.tcp_congestion_control = cubic
            net.ipv4.tcp_available_congestion_control = reno cubic
            net.ipv4.tcp_mtu_probing = 0
            """
        func experiments(_ files: [(String, String)]) -> [HostExperiment] {
            let change = HostChange(from: state([("snmp", counters + "0 0\n")]), to: state(files))
            return HostExperiments.worthTrying(change, HostDiagnosis.findings(change))
        }
        let loss = ("snmp", counters + "100 20\n")
        let found = experiments([loss, ("sysctl", parameters)])
        #expect(
            found.map(\.command) == [
                "modprobe tcp_bbr && sysctl -w net.ipv4.tcp_congestion_control=bbr",
                "sysctl -w net.ipv4.tcp_mtu_probing=1",
            ])
        #expect(
            found.map(\.undo) == [
                "sysctl -w net.ipv4.tcp_congestion_control=cubic", "sysctl -w net.ipv4.tcp_mtu_probing=0",
            ])
        #expect(experiments([loss]).isEmpty)
        #expect(experiments([("snmp", counters + "100 0\n"), ("sysctl", parameters)]).isEmpty)
    }
}
