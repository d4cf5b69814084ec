import Findings
import Testing

@testable import HostEvidence

/// How much each thing weighs: at its limit, just below it, and with one look or two.
@Suite struct HostLevelTests {
    private func state(_ files: [String: String]) -> HostState {
        var unread: [String] = []
        let state = HostState(files.sorted { $0.key < $1.key }.map { (name: $0.key, text: $0.value) }, unread: &unread)
        #expect(unread.isEmpty)
        return state
    }

    private func found(_ before: [String: String]?, _ after: [String: String]) -> [String] {
        HostDiagnosis.findings(HostChange(from: before.map(state), to: state(after))).map {
            "\($0.severity.rawValue) \($0.code)"
        }
    }

    private static func snmp(sent: Int, again: Int) -> [String: String] {
        ["snmp": "Tcp: OutSegs RetransSegs\nTcp: \(sent) \(again)\n"]
    }

    /// 1 % of what is sent is a warning, 5 % an error, and fewer than five repeats are nothing.
    @Test(arguments: [
        (991, 9, [String]()), (990, 10, ["warning PACKET_LOSS"]), (951, 49, ["warning PACKET_LOSS"]),
        (950, 50, ["error PACKET_LOSS"]), (4, 4, []), (5, 5, ["error PACKET_LOSS"]),
    ])
    func lossWeighsByItsShare(sent: Int, again: Int, levels: [String]) {
        #expect(found(Self.snmp(sent: 0, again: 0), Self.snmp(sent: sent, again: again)) == levels)
    }

    private static func queue(dropped: Int) -> [String: String] {
        [
            "tc_s_qdisc": "qdisc tbf 8001: dev eth0 root refcnt 2 rate 4Mbit burst 5Kb lat 0us\n"
                + " Sent 300 bytes 3 pkt (dropped \(dropped), overlimits 0 requeues 0)\n backlog 0b 0p requeues 0\n"
        ]
    }

    /// What the host's own queue dropped was not lost on the way; more than that was.
    @Test(arguments: [
        (20, 9, ["error QDISC_DROPS"]), (3, 8, ["error QDISC_DROPS"]),
        (3, 9, ["error QDISC_DROPS", "warning PACKET_LOSS"]), (0, 9, ["warning PACKET_LOSS"]),
    ])
    func repeatsOfWhatTheOwnQueueDroppedAreNoLoss(dropped: Int, again: Int, levels: [String]) {
        let before = Self.snmp(sent: 0, again: 0).merging(Self.queue(dropped: 0)) { first, _ in first }
        let after = Self.snmp(sent: 400, again: again).merging(Self.queue(dropped: dropped)) { first, _ in first }
        #expect(found(before, after) == levels)
    }

    private static func netstat(_ counters: KeyValuePairs<String, Int>) -> [String: String] {
        let names = counters.map(\.key).joined(separator: " ")
        return ["netstat": "TcpExt: \(names)\nTcpExt: \(counters.map { "\($0.value)" }.joined(separator: " "))\n"]
    }

    @Test func aWindowThatIsStillClosedIsAnError() {
        let before = Self.netstat(["TCPToZeroWindowAdv": 1, "TCPFromZeroWindowAdv": 1])
        let closed = Self.netstat(["TCPToZeroWindowAdv": 3, "TCPFromZeroWindowAdv": 2])
        let open = Self.netstat(["TCPToZeroWindowAdv": 3, "TCPFromZeroWindowAdv": 3])
        #expect(found(before, closed) == ["error RECEIVER_TOO_SLOW"])
        #expect(found(before, open) == ["warning RECEIVER_TOO_SLOW"])
    }

    /// One look is a warning at most, and a word only where it happens less than once an hour.
    @Test(arguments: [
        ([String: String](), "warning"), (["uptime": "3600.00 1.00\n"], "warning"),
        (["uptime": "72000.00 1.00\n"], "warning"), (["uptime": "360000.00 1.00\n"], "info"),
    ])
    func oneLookWeighsByItsRate(uptime: [String: String], level: String) throws {
        let counters = Self.netstat(["ListenOverflows": 20, "ListenDrops": 20])
        let change = HostChange(from: nil, to: state(counters.merging(uptime) { $1 }))
        let finding = try #require(HostDiagnosis.findings(change).first)
        #expect(finding.severity.rawValue == level && finding.code == .acceptQueueOverflow)
        #expect(finding.evidence[0].hasPrefix("TcpExtListenOverflows is 20 since the host started"))
        // With two looks the same is an error, whatever the age.
        let zero = Self.netstat(["ListenOverflows": 0, "ListenDrops": 0])
        #expect(found(zero, counters.merging(uptime) { $1 }) == ["error ACCEPT_QUEUE_OVERFLOW"])
    }

    @Test(arguments: [
        (1800.0, 7200, "4 a second"), (3600, 50, "50 an hour"), (864_000, 30, "3 a day"),
        (8_640_000, 20, "less than one a day"),
    ])
    func ratesAreOfTheUptime(uptime: Double, count: Int, words: String) {
        let change = HostChange(from: nil, to: state(["uptime": "\(uptime) 0.0\n"]))
        #expect(change.rose("X", by: Int64(count)) == "X is \(count) since the host started, \(words)")
    }

    /// Repeats of handshakes are no loss, nor are packets that routers return as too large.
    @Test(arguments: [
        (0, 0, ["error PACKET_LOSS"]), (6, 0, []), (5, 0, ["error PACKET_LOSS"]), (0, 4, []),
        (0, 3, ["error PACKET_LOSS"]),
    ])
    func repeatsWithAnotherCauseAreNoLoss(handshakes: Int, returned: Int, levels: [String]) {
        func files(_ again: Int, _ handshakes: Int, _ returned: Int) -> [String: String] {
            let icmp = "Icmp: InDestUnreachs\nIcmp: \(returned)\n"
            let snmp = "Tcp: OutSegs RetransSegs\nTcp: \(again * 3) \(again)\n" + icmp
            return ["snmp": snmp, "netstat": "TcpExt: TCPSynRetrans\nTcpExt: \(handshakes)\n"]
        }
        #expect(found(files(0, 0, 0), files(10, handshakes, returned)) == levels)
    }

    @Test func timesOfBothLooksAreTold() {
        let (before, after) = (state(["date": "1000.5\n"]), state(["date": "1030.4\n"]))
        #expect(HostChange(from: before, to: after).rose("X", by: 7) == "X rose by 7 in 30 s")
        #expect(HostChange(from: after, to: before).rose("X", by: 7) == "X rose by 7")
        #expect(HostChange(from: before, to: after).times == 1000.5...1030.4)
    }

    /// A fix raises what is there, and never sets it to what it is.
    @Test(arguments: [
        ("", "net.core.somaxconn=8192"), ("net.core.somaxconn = 128\n", "net.core.somaxconn=8192"),
        ("net.core.somaxconn = 8192\n", "net.core.somaxconn=16384"),
        ("net.core.somaxconn = 4096\t131072\t9000\n", "net.core.somaxconn='4096 131072 18000'"),
        ("net.core.somaxconn = \(Int64.max)\n", "net.core.somaxconn=\(Int64(1) << 41)"),
    ])
    func fixesRaiseWhatIsThere(parameters: String, command: String) {
        let change = HostChange(from: nil, to: state(parameters.isEmpty ? [:] : ["sysctl": parameters]))
        #expect(change.raising("net.core.somaxconn", to: 8192) == "sysctl -w \(command)")
    }

    /// What is up to date without a counter: shares of tables, pressure, windows, handshakes.
    static let present: [([String: String], [String])] = [
        (tracking(899, 1000), []), (tracking(900, 1000), ["warning CONNTRACK_TABLE_NEARLY_FULL"]),
        (tracking(9, 10), []),
        (["pressure_memory": "full avg10=0.00 avg60=9.99 avg300=0.00 total=1\n"], []),
        (
            ["pressure_memory": "full avg10=0.00 avg60=10.00 avg300=0.00 total=1\n"], ["warning MEMORY_STALLS"]
        ),
        (waiting(94), []), (waiting(95), ["warning TIME_WAIT_TABLE_FULL"]),
        (orphans(899), []), (orphans(900), ["error TCP_MEMORY_PRESSURE"]),
        (sockets("SYN-RECV", count: 2, timer: "on,1sec,2"), []),
        (sockets("SYN-RECV", count: 3, timer: "on,1sec,0"), []),
        (sockets("SYN-RECV", count: 3, timer: "on,1sec,1"), ["warning SYN_ACK_UNANSWERED"]),
        (sockets("SYN-SENT", count: 1, timer: "on,1sec,0"), []),
        (sockets("SYN-SENT", count: 1, timer: "on,1sec,3"), ["warning SYN_UNANSWERED"]),
        (sockets("ESTAB", count: 1, timer: "on,1sec,2", "backoff:2 mss:1448 bytes_sent:9000 bytes_acked:5000"), []),
        (
            sockets("ESTAB", count: 1, timer: "on,1sec,3", "backoff:3 mss:1448 bytes_sent:9000 bytes_acked:5000"),
            ["error PEER_STOPPED_ANSWERING"]
        ),
        (
            sockets("ESTAB", count: 1, timer: "on,1sec,3", "backoff:3 mss:1448 bytes_sent:9000 bytes_acked:100"),
            ["error PATH_MTU_BLACK_HOLE"]
        ),
        (
            sockets("ESTAB", count: 1, timer: "persist,520ms,0", "mss:1448 bytes_sent:9000"),
            ["error RECEIVER_TOO_SLOW"]
        ),
        (sockets("ESTAB", count: 1, timer: "keepalive,9min,0", "mss:1448 bytes_sent:9000"), []),
    ]

    private static func tracking(_ count: Int, _ most: Int) -> [String: String] {
        ["sysctl": "net.netfilter.nf_conntrack_count = \(count)\nnet.netfilter.nf_conntrack_max = \(most)\n"]
    }

    private static func waiting(_ count: Int) -> [String: String] {
        [
            "ss_s": "Total: 9\nTCP:   9 (estab 5, closed 21, orphaned 0, timewait \(count)/0), ports 0\n",
            "sysctl": "net.ipv4.tcp_max_tw_buckets = 100\n",
        ]
    }

    private static func orphans(_ count: Int) -> [String: String] {
        [
            "ss_s": "Total: 9\nTCP:   9 (estab 5, closed 21, orphaned \(count), timewait 0)\n",
            "sysctl": "net.ipv4.tcp_max_orphans = 1000\n",
        ]
    }

    private static func sockets(
        _ state: String, count: Int, timer: String, _ more: String = "mss:1448"
    ) -> [String: String] {
        let rows = (0..<count).map {
            "\(state) 0 3000 10.0.0.1:80 10.0.0.2:\(40000 + $0) timer:(\(timer))\n\t cubic rto:204 \(more) send 1bps\n"
        }
        return ["ss_tinmoa": "State Recv-Q Send-Q Local Address:Port Peer Address:Port\n" + rows.joined()]
    }

    /// Of many open connections a few always stand still: clients vanish.
    @Test(arguments: [(1, 101, [String]()), (1, 100, ["warning"]), (5, 101, ["warning"]), (5, 100, ["error"])])
    func whatStandsStillWeighsByItsShare(stuck: Int, all: Int, levels: [String]) {
        let head = "State Recv-Q Send-Q Local Address:Port Peer Address:Port\n"
        let rows = (0..<all).map { number in
            let isStuck = number < stuck
            return "ESTAB 0 \(isStuck ? 3000 : 0) 10.0.0.1:80 10.0.0.2:\(40000 + number)"
                + (isStuck ? " timer:(on,1sec,3)\n\t backoff:3 mss:1448 bytes_sent:9000 bytes_acked:5000\n" : "\n")
        }
        let files = ["ss_tinmoa": head + rows.joined()]
        #expect(found(files, files) == levels.map { "\($0) PEER_STOPPED_ANSWERING" })
    }

    @Test(arguments: present)
    func limitsAreKept(files: [String: String], levels: [String]) {
        #expect(found(files, files) == levels)
    }

    /// A neighbour that fell silent is lost; one that never answered may be a way that nobody uses.
    @Test func aNeighbourSilentInBothLooksIsAWarning() {
        let routes = "default via 10.0.0.1 dev eth0\n"
        let silent = ["ip_route": routes, "ip_neigh": "10.0.0.1 dev eth0 FAILED\n"]
        let well = ["ip_route": routes, "ip_neigh": "10.0.0.1 dev eth0 lladdr 02:00 REACHABLE\n"]
        #expect(found(silent, silent) == ["warning NEIGHBOUR_LOST"])
        #expect(found(well, silent) == ["error NEIGHBOUR_LOST"] && found(silent, well).isEmpty)
    }

    private static let dev = "Inter-| Receive | Transmit\n face |bytes packets drop|bytes drop\n eth0: 1 "

    /// Two in a hundred packets, and at least five.
    @Test(arguments: [(245, 5, ["warning RECEIVE_DROPS"]), (300, 5, []), (10, 4, [])])
    func dropsOnArrivalWeighByTheirShare(packets: Int, dropped: Int, levels: [String]) {
        let before = ["dev": Self.dev + "0 0 1 0\n"]
        #expect(found(before, ["dev": Self.dev + "\(packets) \(dropped) 1 0\n"]) == levels)
    }

    @Test(arguments: [(4, 10, [String]()), (5, 51, []), (5, 50, ["warning RESET_MIDSTREAM"])])
    func resetsWeighByTheirShare(reset: Int, opened: Int, levels: [String]) {
        let names = "Tcp: ActiveOpens PassiveOpens EstabResets\nTcp: "
        #expect(found(["snmp": names + "0 0 0\n"], ["snmp": names + "0 \(opened) \(reset)\n"]) == levels)
    }
}
