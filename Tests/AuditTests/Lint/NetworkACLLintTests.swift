import Audit
import Findings
import Testing

/// The lint of network ACLs, by tables: one ACL, the codes it must give, each for its row.
struct NetworkACLLintTests {
    typealias Row = AuditNetwork.Row

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var rows: @Sendable () -> [Row]
        /// Code and rule number, in the order of the findings.
        var expected: [String]
        var testDescription: String { name }

        init(_ name: String, _ expected: [String], _ rows: @escaping @Sendable () -> [Row]) {
            (self.name, self.expected, self.rows) = (name, expected, rows)
        }
    }

    /// Outbound rows that keep NA-HALF quiet.
    private static let replies = Row(number: 100, isAllow: true, isEgress: true)

    private static let cases: [Case] = [
        Case("a plain ACL", []) { [Row(number: 100, isAllow: true), replies] },
        Case("opposite and earlier", ["NA-SHADOW 110"]) {
            [
                Row(number: 100, isAllow: true, protocol: "6", ports: 0...1023),
                Row(number: 110, isAllow: false, protocol: "6", ports: 22...22), replies,
            ]
        },
        Case("same and earlier", ["NA-MASKED 110"]) {
            [
                Row(number: 100, isAllow: true), Row(number: 110, isAllow: true, protocol: "6", ports: 443...443),
                replies,
            ]
        },
        Case("two rows together mask a third", ["NA-MASKED 120"]) {
            [
                Row(number: 100, isAllow: true, protocol: "6", ports: 80...81, block: "0.0.0.0/1"),
                Row(number: 110, isAllow: true, protocol: "6", ports: 80...81, block: "128.0.0.0/1"),
                Row(number: 120, isAllow: true, protocol: "6", ports: 80...80), replies,
            ]
        },
        Case("half of it the opposite way", ["NA-SHADOW-MIX 120", "NA-PARTIAL 110", "NA-GEN 110"]) {
            [
                Row(number: 100, isAllow: false, protocol: "6", ports: 80...80, block: "10.0.0.0/8"),
                Row(number: 110, isAllow: true, protocol: "6", ports: 80...80),
                Row(number: 120, isAllow: false, protocol: "6", ports: 80...80), replies,
            ]
        },
        Case("a deny before the fixed last row", ["NA-FWD 110"]) {
            [
                Row(number: 100, isAllow: true, protocol: "6", ports: 443...443),
                Row(number: 110, isAllow: false, protocol: "6", ports: 22...22), replies,
            ]
        },
        Case("an exception, then the rule", ["NA-PARTIAL 110", "NA-GEN 110"]) {
            [Row(number: 100, isAllow: false, protocol: "6", ports: 22...22), Row(number: 110, isAllow: true), replies]
        },
        Case("no ephemeral port out", ["NA-HALF 100"]) {
            [
                Row(number: 100, isAllow: true, protocol: "6", ports: 443...443),
                Row(number: 100, isAllow: true, isEgress: true, protocol: "6", ports: 443...443, block: "10.9.0.0/16"),
            ]
        },
        Case("overlap where order decides", ["NA-CORR 110", "NA-PARTIAL 110"]) {
            [
                Row(number: 100, isAllow: false, protocol: "6", ports: 20...30),
                Row(number: 110, isAllow: true, protocol: "6", ports: 25...40), replies,
            ]
        },
        Case("in but nothing out", ["NA-HALF 100"]) { [Row(number: 100, isAllow: true)] },
        Case("its own subnet only", ["NA-IRREL 90"]) {
            [
                Row(number: 90, isAllow: true, protocol: "6", ports: 22...22, block: "10.0.1.0/25"),
                Row(number: 100, isAllow: false, protocol: "6", ports: 22...22), Row(number: 110, isAllow: true),
                replies,
            ]
        },
    ]

    @Test(arguments: cases)
    func findsWhatTheRowsSay(_ item: Case) throws {
        var network = AuditNetwork()
        network.rows =
            item.rows() + [Row(number: 32767, isAllow: false), Row(number: 32767, isAllow: false, isEgress: true)]
        let findings = Scan(try network.topology()).findings
        let found = findings.map { finding in
            let words = finding.message.split(separator: " ")
            return "\(finding.code) \(words[2])"
        }
        for code in item.expected { #expect(found.contains(code), "\(found)") }
        if item.expected.isEmpty { #expect(found.isEmpty) }
    }

    @Test
    func unusedAndCrowdedACLsAreNoted() throws {
        var network = AuditNetwork()
        network.subnets = [:]
        network.rows =
            (1...3).map { Row(number: $0, isAllow: true, protocol: "6", ports: $0...$0, block: "10.9.0.0/16") }
            + [Row(number: 100, isAllow: true, isEgress: true)]
        let codes = Scan(try network.topology()).findings.map(\.code)
        #expect(codes == [.networkACLNumbersUsedUp, .networkACLUnused])
    }

    @Test
    func ipv6RowsOfAVPCWithoutIPv6AreIrrelevant() throws {
        var network = AuditNetwork()
        network.rows = [
            Row(number: 100, isAllow: true), Row(number: 101, isAllow: true, block: "::/0"), Self.replies,
            Row(number: 101, isAllow: true, isEgress: true, block: "::/0"),
        ]
        #expect(Scan(try network.topology()).findings.map(\.code) == [.networkACLIrrelevant, .networkACLIrrelevant])
        network.vpcBlocks.append("2001:db8::/56")
        #expect(Scan(try network.topology()).findings.isEmpty)
    }
}
