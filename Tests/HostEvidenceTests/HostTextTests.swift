import Findings
import Testing

@testable import HostEvidence

/// The texts of a bundle, read by names.
@Suite struct HostTextTests {
    private func state(_ text: String, _ name: String) throws -> HostState {
        var state = HostState()
        let known = try #require(HostFile.named(name))
        HostText.read(text, as: known.file, interface: known.interface, into: &state)
        return state
    }

    @Test func pairsOfLinesAreReadByName() throws {
        let text = "TcpExt: B A\nTcpExt: 2 1\nIpExt: InNoRoutes\nIpExt: 7\n"
        #expect(try state(text, "netstat.txt").counters == ["TcpExtA": 1, "TcpExtB": 2, "IpExtInNoRoutes": 7])
    }

    /// No blank is promised behind the colon.
    @Test func interfacesAreReadByTheirHeader() throws {
        let text = """
            Inter-|   Receive   |  Transmit
             face |bytes packets drop|bytes carrier
              eth0:10       2    3     4       5
            """
        let expected: [String: Int64] = [
            "rx_bytes": 10, "rx_packets": 2, "rx_drop": 3, "tx_bytes": 4, "tx_carrier": 5,
        ]
        #expect(try state(text, "dev").interfaces["eth0"] == expected)
    }

    @Test func trackingIsSummedOverProcessors() throws {
        let text = "entries  drop early_drop\n0000000a  00000010 00000000\n0000000a  00000001 00000002\n"
        #expect(try state(text, "nf_conntrack_stat").tracking == ["drop": 17, "early_drop": 2, "entries": 10])
        let words = "cpu=0   \tfound=1 drop=60\ncpu=1   \tfound=2 drop=1\n"
        #expect(try state(words, "conntrack_S").tracking == ["found": 3, "drop": 61])
    }

    @Test func listenersCarryTheirDrops() throws {
        let text = """
            State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
            LISTEN 5      4            0.0.0.0:8080      0.0.0.0:*
            \t skmem:(r0,rb131072,t0,tb16384,f0,w0,o0,bl0,d60) cubic cwnd:10
            ESTAB  0      0      10.0.0.1:5      10.0.0.2:6
            LISTEN 0      128          0.0.0.0:22        0.0.0.0:*
            """
        #expect(
            try state(text, "ss_tinmoa").listeners == [
                ListenSocket(name: "0.0.0.0:8080", waiting: 5, limit: 4, drops: 60),
                ListenSocket(name: "0.0.0.0:22", waiting: 0, limit: 128, drops: nil),
            ])
    }

    @Test func allowancesAreNamed() throws {
        let before = try state("NIC statistics:\n     bw_out_allowance_exceeded: 5\n", "ethtool_S_eth0")
        let after = try state("NIC statistics:\n     bw_out_allowance_exceeded: 9\n     x: 1\n", "ethtool_S_eth0.txt")
        let findings = HostDiagnosis.findings(HostChange(from: before, to: after))
        #expect(findings.map(\.code) == [.allowanceExceeded] && findings[0].component == "eth0")
        #expect(findings[0].evidence == ["bw_out_allowance_exceeded rose by 4"])
        #expect(HostDiagnosis.findings(HostChange(from: after, to: after)).isEmpty)
    }

    @Test func processorsThatDropAreTold() throws {
        let before = try state("00000010 00000001 00000000\n", "softnet_stat")
        let after = try state("000000ff 0000000b 00000002\n", "softnet_stat")
        let findings = HostDiagnosis.findings(HostChange(from: before, to: after))
        #expect(findings.map(\.code) == [.processorBacklogFull])
        #expect(findings[0].evidence[0].hasSuffix("rose by 10"))
    }

    /// Whatever a file holds, it is read or left.
    @Test(arguments: HostFile.allCases)
    func nonsenseIsHarmless(file: HostFile) {
        for text in [
            "", ":", "a: b\na: c\n", "qdisc\n", "LISTEN\n", "\t\n", "Inter-|\n|||\n:\n", "= =\n", "0 0\n",
            "qdisc a b dev\n (dropped\n",
        ] {
            var state = HostState()
            HostText.read(text, as: file, interface: "eth0", into: &state)
            #expect(HostDiagnosis.findings(HostChange(from: nil, to: state)).isEmpty)
        }
    }
}
