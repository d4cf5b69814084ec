extension NetworkDraft {
    struct ACL: Sendable {
        var id: String
        var vpc = "vpc-a"
        var subnets: [String]
        /// In the order of the output, which need not be that of the rule numbers.
        var rows: [Row]

        struct Row: Sendable {
            var number: Int
            var egress: Bool
            var allow: Bool
            /// -1 for all.
            var proto = -1
            var block = "0.0.0.0/0"
            var ports: ClosedRange<Int>?
            /// Type and code, -1 for all.
            var icmp: [Int]?
        }

        /// What a default ACL has: everything allowed both ways, then the fixed last rows.
        static let openRows: [Row] =
            [
                Row(number: 100, egress: true, allow: true), Row(number: 100, egress: false, allow: true),
                Row(number: 101, egress: true, allow: true, block: "::/0"),
                Row(number: 101, egress: false, allow: true, block: "::/0"),
            ] + lastRows

        /// The rows `*`.
        static let lastRows: [Row] = [
            Row(number: 32767, egress: true, allow: false), Row(number: 32767, egress: false, allow: false),
            Row(number: 32768, egress: true, allow: false, block: "::/0"),
            Row(number: 32768, egress: false, allow: false, block: "::/0"),
        ]
    }

    struct Group: Sendable {
        var id: String
        var vpc = "vpc-a"
        var ingress: [Rule] = []
        var egress: [Rule] = Rule.everything
    }

    struct Rule: Sendable {
        /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1`.
        var proto: String
        /// `FromPort`: the lowest port, or the ICMP type.
        var low: Int?
        /// `ToPort`: the highest port, or the ICMP code.
        var high: Int?
        var peer: Peer

        enum Peer: Sendable, Hashable {
            case block(String)
            case list(String)
            case group(String)
            /// A group of another VPC, as AWS names it: with VPC and peering connection.
            case foreignGroup(String, vpc: String, peering: String)
        }

        /// What a new group lets out.
        static let everything = [Rule.all("0.0.0.0/0"), Rule.all("::/0")]

        static func all(_ block: String) -> Rule { Rule(proto: "-1", peer: .block(block)) }

        static func tcp(_ ports: ClosedRange<Int>, _ peer: Peer) -> Rule {
            Rule(proto: "tcp", low: ports.lowerBound, high: ports.upperBound, peer: peer)
        }

        static func tcp(_ port: Int, _ block: String) -> Rule { tcp(port...port, .block(block)) }
    }
}
