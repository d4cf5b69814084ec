@testable import HostEvidence

/// What tools print of a host, and the bundles it lies in.
extension FuzzTarget {
    static let hosts = [
        FuzzTarget(
            "host-files",
            corpus: [
                "Tcp: OutSegs RetransSegs\nTcp: 100 9\nTcpExt: ListenOverflows ListenDrops\nTcpExt: 3 4\n",
                "#kernel\nTcpExtTCPAbortOnTimeout 1 0.0\n", "00000010 00000000 00000003\n",
                "Inter-| Receive | Transmit\n face |bytes drop|bytes drop\n eth0: 1 1 1 8\n",
                "table inet f {\n\tchain input {\n\t\ttcp dport 80 counter packets 9 bytes 540 drop # handle 2\n",
                "*filter\n:INPUT DROP [3:180]\n[4:240] -A INPUT -p tcp -j REJECT\nCOMMIT\n",
                "State Recv-Q Send-Q Local Peer\nLISTEN 129 128 0.0.0.0:80 0.0.0.0:*\n",
                "net.ipv4.ip_local_port_range = 32768 60999\nnet.ipv4.tcp_mem = 1 2 3\nnet.core.somaxconn = 128\n",
                "sockets: used 9\nTCP: inuse 1 orphan 0 tw 0 alloc 1 mem 7\n", "cpu  1 2 3 4 5 6 7 8 9 10\ncpu0 1\n",
                "10.0.0.1 dev eth0 FAILED\ndefault via 10.0.0.1 dev eth0\n",
                "some avg10=1.00 avg60=50.00 avg300=0.00 total=1\n", "[ 1.5] TCP: out of memory\n",
                "Total: 9\nTCP:   9 (estab 5, closed 21, orphaned 1, synrecv 3, timewait 94/0), ports 0\n",
                " 10:02:51 up 12 days,  3:04,  2 users,  load average: 0.00, 0.01, 0.05\n",
                "ESTAB 0 9000 10.0.0.1:80 10.0.0.2:5 timer:(on,1sec,3)\n\t backoff:3 mss:1448 bytes_sent:9000\n",
                "local 10.0.0.5 dev eth0 table local\n", "1764124800.5\n", "86400.00 1.00\n",
            ],
            words: [
                "9223372036854775807", "-9223372036854775808", "-1", "FFFFFFFFFFFFFFFF", ":", "=", "\n", "\t", "|", "[",
                "counter packets ", "TcpExt:",
            ]
        ) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            _ = HostFile.recognised(text, named: "eth0-cpu")
            var (full, empty) = (HostState(), HostState())
            for file in HostFile.allCases {
                HostText.read(text, as: file, interface: "eth0", into: &full)
                HostText.read("", as: file, interface: "eth0", into: &empty)
            }
            for change in [
                HostChange(from: nil, to: full), HostChange(from: empty, to: full), HostChange(from: full, to: full),
                HostChange(from: full, to: empty),
            ] {
                _ = HostExperiments.worthTrying(change, HostDiagnosis.findings(change))
            }
            return nil
        },
        FuzzTarget("host-bundles", bytes: []) { bytes in
            await withFile(bytes) { path in
                do throws(HostError) {
                    _ = HostDiagnosis.findings(try BundleReader.read(path).change)
                    return nil
                } catch {
                    return "\(error)".isEmpty ? "an error without words" : nil
                }
            }
        },
    ]
}
