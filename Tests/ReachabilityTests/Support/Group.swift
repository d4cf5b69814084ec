/// A security group, as a test describes it.
struct Group: Sendable {
    /// One allow rule.
    struct Rule: Sendable {
        /// `tcp`, a number, `-1` for all.
        var `protocol`: String
        /// First port or ICMP type; nil where the output has none.
        var from: Int?
        /// Last port or ICMP code.
        var to: Int?
        /// A block, `pl-…` or `sg-…`.
        var peer: String

        init(_ protocol: String, _ range: ClosedRange<Int>? = nil, _ peer: String) {
            self.init(`protocol`, from: range?.lowerBound, to: range?.upperBound, peer)
        }

        init(_ protocol: String, from: Int?, to: Int?, _ peer: String) {
            self.protocol = `protocol`
            self.from = from
            self.to = to
            self.peer = peer
        }
    }

    var vpc = "vpc-a"
    var ingress: [Rule] = []
    var egress: [Rule] = []

    /// A rule for every packet of both families.
    static let everything = [Rule("-1", nil, "0.0.0.0/0"), Rule("-1", nil, "::/0")]
}
