/// An entry of a network ACL, as a test describes it.
struct ACLRule: Sendable {
    var number: Int
    var isEgress: Bool
    var isAllow: Bool
    /// A number as text, `-1` for all.
    var `protocol`: String
    var block: String
    var ports: ClosedRange<Int>?
    /// Type and code, -1 for all.
    var icmp: [Int]?

    static func `in`(
        _ number: Int, _ action: String, _ protocol: String = "-1", _ ports: ClosedRange<Int>? = nil,
        _ block: String = "0.0.0.0/0", icmp: [Int]? = nil
    ) -> ACLRule {
        ACLRule(
            number: number, isEgress: false, isAllow: action == "allow", protocol: `protocol`, block: block,
            ports: ports, icmp: icmp)
    }

    static func out(
        _ number: Int, _ action: String, _ protocol: String = "-1", _ ports: ClosedRange<Int>? = nil,
        _ block: String = "0.0.0.0/0", icmp: [Int]? = nil
    ) -> ACLRule {
        var rule = ACLRule.in(number, action, `protocol`, ports, block, icmp: icmp)
        rule.isEgress = true
        return rule
    }

    /// The rules of an ACL that allows everything, as a default one does.
    static let open: [ACLRule] = [
        .in(100, "allow"), .out(100, "allow"), .in(101, "allow", "-1", nil, "::/0"),
        .out(101, "allow", "-1", nil, "::/0"), .in(32767, "deny"), .out(32767, "deny"),
        .in(32768, "deny", "-1", nil, "::/0"), .out(32768, "deny", "-1", nil, "::/0"),
    ]
}
