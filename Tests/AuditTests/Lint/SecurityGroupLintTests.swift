import Audit
import Findings
import Testing

/// The lint of security groups, by tables: rules, the codes they must give, and no others.
struct SecurityGroupLintTests {
    typealias Rule = AuditNetwork.Rule

    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var expected: [String]
        var change: @Sendable (inout AuditNetwork) -> Void
        var testDescription: String { name }

        init(_ name: String, _ expected: [String], _ change: @escaping @Sendable (inout AuditNetwork) -> Void) {
            (self.name, self.expected, self.change) = (name, expected, change)
        }
    }

    private static let cases: [Case] = [
        Case("rules that share nothing", []) {
            $0.groups["sg-a"] = [tcp(22, "10.0.0.0/8"), tcp(443, "10.0.0.0/8"), tcp(22, "192.168.0.0/16")]
        },
        Case("the same twice", ["SG-DUP"]) {
            $0.groups["sg-a"] = [Rule(peer: "10.0.0.0/8"), Rule(protocol: "all", peer: "10.0.0.0/8")]
        },
        Case("one inside another", ["SG-SUB"]) {
            $0.groups["sg-a"] = [tcp(22, "10.0.0.0/8"), tcp(22, "10.1.0.0/16")]
        },
        Case("two together cover a third", ["SG-COV"]) {
            $0.groups["sg-a"] = [
                Rule(protocol: "tcp", ports: 0...100, peer: "10.0.0.0/8"),
                Rule(protocol: "tcp", ports: 102...200, peer: "10.0.0.0/8"), tcp(101, "0.0.0.0/1"),
                Rule(protocol: "tcp", ports: 90...110, peer: "10.1.0.0/16"),
            ]
        },
        Case("each covered, not all removable", ["SG-COV", "SG-MUT", "SG-MERGE"]) {
            $0.groups["sg-a"] = [
                Rule(protocol: "tcp", ports: 0...20, peer: "10.0.0.0/8"),
                Rule(protocol: "tcp", ports: 10...30, peer: "10.0.0.0/8"),
                Rule(protocol: "tcp", ports: 20...40, peer: "10.0.0.0/8"),
                Rule(protocol: "tcp", ports: 30...50, peer: "10.0.0.0/8"),
            ]
        },
        Case("everything of IPv6", ["SG-SUB"]) {
            $0.groups["sg-a"] = [Rule(peer: "::/0"), tcp(22, "2001:db8::/32")]
        },
        Case("a reference beside its whole VPC", ["SG-REF"]) {
            $0.groups["sg-a"] = [tcp(22, "sg-b"), tcp(22, "10.0.0.0/8")]
        },
        Case("a reference whose members of now a block holds", ["SG-REF"]) {
            $0.groups["sg-a"] = [tcp(22, "sg-b"), tcp(22, "10.0.1.0/24")]
        },
        Case("a reference whose members it does not hold", []) {
            $0.groups["sg-a"] = [tcp(22, "sg-b"), tcp(22, "10.0.2.0/24")]
        },
        Case("a prefix list inside a block", ["SG-SUB"]) {
            $0.groups["sg-a"] = [tcp(22, "pl-1"), tcp(22, "10.0.0.0/8")]
            $0.prefixLists["pl-1"] = ["10.3.0.0/16"]
        },
        Case("a prefix list whose entries are not known", []) {
            $0.groups["sg-a"] = [tcp(22, "pl-9"), tcp(22, "10.0.0.0/8")]
        },
        Case("neighbouring ports", ["SG-MERGE"]) {
            $0.groups["sg-a"] = [tcp(80, "10.0.0.0/8"), tcp(81, "10.0.0.0/8")]
        },
        Case("sibling blocks", ["SG-MERGE"]) {
            $0.groups["sg-a"] = [tcp(80, "10.0.0.0/9"), tcp(80, "10.128.0.0/9")]
        },
        Case("a peer that is gone", ["SG-EMPTY"]) { $0.groups["sg-a"] = [tcp(22, "sg-gone")] },
        Case("a peer without members", ["SG-EMPTY"]) {
            $0.groups["sg-a"] = [tcp(22, "sg-c")]
            $0.groups["sg-c"] = []
        },
        Case("on nothing", ["SG-UNUSED"]) { $0.groups["sg-c"] = [tcp(22, "10.0.0.0/8")] },
        Case("the same rules", ["SG-CLONE"]) {
            $0.groups["sg-a"] = [tcp(22, "10.0.0.0/8"), tcp(80, "10.0.0.0/8")]
            $0.groups["sg-b"] = [tcp(80, "10.0.0.0/8"), tcp(22, "10.0.0.0/8")]
        },
        Case("covered on every interface", ["SG-XENI"]) {
            $0.groups["sg-a"] = [tcp(22, "10.1.0.0/16"), tcp(80, "10.0.0.0/8")]
            $0.groups["sg-b"] = [tcp(22, "10.0.0.0/8")]
            $0.interfaces = ["10.0.1.10": ["sg-a", "sg-b"], "10.0.1.11": ["sg-b"]]
        },
        Case("not covered where it is alone", []) {
            $0.groups["sg-a"] = [tcp(22, "10.1.0.0/16"), tcp(80, "10.0.0.0/8")]
            $0.groups["sg-b"] = [tcp(22, "10.0.0.0/8")]
            $0.interfaces = ["10.0.1.10": ["sg-a", "sg-b"], "10.0.1.11": ["sg-a"]]
        },
        Case("adds nothing at all", ["SG-NOADD"]) {
            $0.groups["sg-a"] = [tcp(22, "10.1.0.0/16")]
            $0.groups["sg-b"] = [tcp(22, "10.0.0.0/8")]
            $0.interfaces = ["10.0.1.10": ["sg-a", "sg-b"], "10.0.1.11": ["sg-b"]]
        },
    ]

    private static func tcp(_ port: Int, _ peer: String) -> Rule {
        Rule(protocol: "tcp", ports: port...port, peer: peer)
    }

    @Test(arguments: cases)
    func findsWhatTheRulesSay(_ item: Case) throws {
        var network = AuditNetwork()
        network.rows = [.init(number: 100, isAllow: true), .init(number: 100, isAllow: true, isEgress: true)]
        network.groups = ["sg-a": [], "sg-b": []]
        network.interfaces = ["10.0.1.10": ["sg-a"], "10.0.1.11": ["sg-b"]]
        item.change(&network)
        // Half-open ways between the hosts are no matter of the rules beside each other.
        let codes = Scan(try network.topology()).findings.map(\.code.rawValue).filter { !$0.hasPrefix("ASY-") }
        #expect(codes.sorted() == item.expected.sorted())
    }
}
