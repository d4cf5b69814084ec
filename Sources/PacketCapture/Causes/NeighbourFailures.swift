import Findings

/// Addresses that nobody answers for on the link.
enum NeighbourFailures {
    /// Linux asks three times (net.ipv4.neigh.default.mcast_solicit).
    private static let fewest = 3

    static func findings(_ facts: CaptureFacts) -> [CaptureFinding] {
        facts.unansweredNeighbours.filter { $0.value.count >= fewest }.sorted { $0.key < $1.key }.map { host, asked in
            CaptureFinding(
                Finding(
                    code: .neighbourUnanswered, severity: .error, direction: nil, component: "\(host)",
                    message: "Nobody answers for \(host) on the link, so no packet to it is sent.",
                    evidence: ["\(asked.count) ARP requests, no reply"]),
                connections: [], frames: asked.frames)
        }
    }
}
