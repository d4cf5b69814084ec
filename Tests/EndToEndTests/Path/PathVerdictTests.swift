import JSONText
import Testing

/// The verdicts of `awsdrops path` on the demo, with their exit statuses.
@Suite
struct PathVerdictTests {
    @Test
    func allowedLeavesWithZero() async throws {
        let result = try await PathDemo.ask("web-1", "app-1:8080")
        #expect(result.status == 0 && result.errors.isEmpty)
        #expect(result.lines.count == 4)
        #expect(result.lines[0].hasPrefix("web-1 (") && result.lines[0].contains(" → app-1 ("))
        #expect(result.lines[0].hasSuffix("tcp port 8080, client ports 32768-60999"))
        #expect(result.lines[2] == "ALLOWED   there: allowed   back: allowed")
    }

    @Test
    func deniedLeavesWithOneAndNamesBlockersAndFixes() async throws {
        let result = try await PathDemo.ask("app-1", "db-1:3306")
        #expect(result.status == 1 && result.errors.isEmpty)
        #expect(result.lines[2].hasPrefix("DENIED   "))
        #expect(result.output.contains("rule * deny all from 0.0.0.0/0"))
        #expect(result.output.contains("1. error SUBNET_ACL_RESTRICTION  acl-0cb7a46a4c782c210 (shop-db)"))
        #expect(result.output.contains("2. error ENI_SG_RULES_MISMATCH  eni-020db7f9c4d81c38d (db-1)"))
        let fixes = result.lines.filter { $0.contains("        aws ec2 ") }
        #expect(fixes.count == 3)
        #expect(fixes[0].contains("create-network-acl-entry --network-acl-id acl-0cb7a46a4c782c210 --ingress"))
        #expect(fixes[1].contains("authorize-security-group-ingress --group-id sg-0e559a1c1d59d734b"))
    }

    @Test
    func partialLeavesWithOneAndSaysExactlyWhatDrops() async throws {
        let result = try await PathDemo.ask("app-1", "db-1:5432")
        #expect(result.status == 1 && result.errors.isEmpty)
        #expect(result.lines[2] == "PARTIAL   there: allowed   back: partial")
        #expect(result.output.contains("tcp from 10.0.10.10 ports 49152-60999 to 10.0.20.10 port 5432 (42 %"))
    }

    @Test
    func unknownLeavesWithThreeAndSaysWhatIsMissing() async throws {
        let result = try await PathDemo.ask("8.8.8.8", "1.1.1.1:53", "--protocol", "udp")
        #expect(result.status == 3)
        #expect(result.lines[2].hasPrefix("UNKNOWN   "))
        #expect(result.output.contains("Not known\n  1.1.1.1: both ends are outside the snapshot"))
    }

    /// What Scripts/make-demo-snapshot.py says is to be found in the demo.
    @Test(arguments: [
        ("web-1", "app-1:8080", "allowed", 0), ("app-1", "db-1:3306", "denied", 1),
        ("app-1", "db-1:5432", "partial", 1),
        ("app-1", "203.0.113.10:443", "allowed", 0), ("internet", "web-1:443", "allowed", 0),
        ("report-1", "db-1:5432", "allowed", 0), ("app-1", "[2001:db8:ffff::1]:443", "allowed", 0),
        ("10.0.10.10", "10.0.20.99:5432", "denied", 1),
    ])
    func jsonAndStatusAgree(source: String, destination: String, verdict: String, status: Int) async throws {
        let result = try await PathDemo.ask(source, destination, "--output", "json")
        let document = try JSONDocument(parsing: result.output).root.value
        #expect(document["verdict"] == .string(verdict))
        #expect(result.status == Int32(status))
        #expect(result.output.hasSuffix("}\n") && result.errors.isEmpty)
    }

    @Test
    func jsonHasTheFieldsScriptsRelyOn() async throws {
        let document = try await PathDemo.json("app-1", "db-1:5432")
        guard case .object(let members) = document else {
            Issue.record("no object")
            return
        }
        #expect(
            members.map(\.key) == [
                "schema", "query", "verdict", "forward", "return", "dropped", "alternatives", "findings", "mtu",
                "idleTimeouts", "gaps",
            ])
        #expect(document["schema"] == "awsdrops.path/1")
        #expect(document["query"]?["source"] == "app-1" && document["query"]?["destination"] == "db-1")
        #expect(document["query"]?["sourcePorts"] == "32768-60999")
        #expect(document["forward"] == ["verdict": "allowed"] && document["return"] == ["verdict": "partial"])
        #expect(
            document["dropped"] == [
                [
                    "protocol": "tcp", "source": ["10.0.10.10/32"], "sourcePorts": "49152-60999",
                    "destination": ["10.0.20.10/32"], "destinationPorts": "5432",
                ]
            ])
        guard case .array(let findings) = document["findings"], let finding = findings.first else {
            Issue.record("no findings")
            return
        }
        #expect(finding["code"] == "SUBNET_ACL_RESTRICTION" && finding["cause"] == "aws.rules")
        #expect(finding["severity"] == "error" && finding["direction"] == "return")
        #expect(finding["component"] == "acl-0cb7a46a4c782c210")
        #expect(document["mtu"]?["bytes"] == 9001)
    }

    @Test
    func explainDrawsTheWayWithTheBlockerInIt() async throws {
        let result = try await PathDemo.ask("app-1", "db-1:5432", "--explain")
        #expect(result.status == 1)
        let there = try #require(result.lines.firstIndex(of: "There"))
        let back = try #require(result.lines.firstIndex(of: "Back"))
        #expect(there < back)
        let blocker = try #require(
            result.lines.firstIndex { $0.hasPrefix("  ◐ network-acl out acl-0cb7a46a4c782c210") })
        #expect(blocker > back && result.lines[blocker].hasSuffix("SUBNET_ACL_RESTRICTION"))
        #expect(result.lines.contains { $0.hasPrefix("mtu      9001 bytes") })
        #expect(result.lines.contains { $0.hasPrefix("capture  tcpdump -ni any '") })
    }
}
