/// What the kernel did with the packets of one network.
struct KernelResult: Decodable {
    /// One rule of the kernel that took the packet, or its reply.
    struct Note: Decodable, Hashable {
        let component: String
        let verdict: String
        /// Of a network ACL: `egress` or `ingress`.
        let direction: String?
        /// Of a network ACL: the number of the rule, or `*`.
        let rule: String?
        let way: String
    }

    struct Fate: Decodable {
        let id: Int
        let passed: Bool
        let notes: [Note]
    }

    let results: [Fate]
    /// Packets that could not be told from others on the way, and were not sent.
    let skipped: [Int]
}
