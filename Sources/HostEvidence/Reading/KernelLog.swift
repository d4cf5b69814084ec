/// What messages of the Linux kernel say of packets, whatever prefix the log puts before them.
enum KernelLog {
    /// What a message is about.
    enum Topic: CaseIterable {
        case requestQueue, trackingTable, transmitTimeout, neighbourTable, tcpMemory, outOfMemory, linkDown, martian

        /// What the text of such a message holds, in lower case. The words differ between kernels.
        fileprivate var words: [String] {
            switch self {
            case .requestQueue: ["possible syn flooding on port"]
            case .trackingTable: ["nf_conntrack: table full", "ip_conntrack: table full"]
            case .transmitTimeout:
                ["netdev watchdog", "tx hasn't completed", "lost tx completions are above the threshold"]
            case .neighbourTable: ["neighbor table overflow", "neighbour table overflow"]
            case .tcpMemory: ["tcp: out of memory", "too many orphaned sockets"]
            case .outOfMemory: ["out of memory: kill", "memory cgroup out of memory", "invoked oom-killer"]
            case .martian: ["martian source"]
            case .linkDown: ["link is down", "link down", "link is not ready"]
            }
        }
    }

    /// The lines of a log that are about packets; others are not kept.
    static func lines(_ text: String) -> [Topic: [String]] {
        var found: [Topic: [String]] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let lower = line.lowercased()
            for topic in Topic.allCases where topic.words.contains(where: lower.contains) {
                found[topic, default: []].append(String(line))
            }
        }
        return found
    }
}
