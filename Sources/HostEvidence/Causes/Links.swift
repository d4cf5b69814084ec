import Findings

/// Links that go away, and neighbours that do not answer.
enum Links {
    static func causes(_ change: HostChange) -> [HostCause] { carriers(change) + neighbours(change) + table(change) }

    private static func carriers(_ change: HostChange) -> [HostCause] {
        var evidence: [(String, String)] = []
        for (interface, link) in change.after.links.sorted(by: { $0.key < $1.key }) {
            let changes = change.linkRise(of: interface, "tx_transns")
            if change.isRecent, changes > 0 {
                evidence.append((interface, "ip -s -s link: the carrier of \(interface) changed \(changes) times"))
            } else if change.isRecent, link.flags.isSuperset(of: ["UP", "NO-CARRIER"]),
                change.before?.links[interface]?.flags.contains("NO-CARRIER") == false
            {
                evidence.append((interface, "ip link: \(interface) has lost its carrier"))
            }
        }
        guard let first = evidence.first else { return [] }
        return [
            HostCause(
                .linkLost, component: first.0, message: "A link of the host went away, or comes and goes.",
                evidence: evidence.map(\.1) + change.newLog(.linkDown).prefix(2).map { "kernel log: \($0)" },
                fixes: [Fix("See the state of the link.", command: "ip -s -s link show \(first.0)")])
        ]
    }

    /// Addresses that nobody holds fail too: only a gateway, or one that answered before, is a loss.
    private static func neighbours(_ change: HostChange) -> [HostCause] {
        let answered = Set(
            (change.before?.neighbours ?? []).filter { !["FAILED", "INCOMPLETE", "NONE"].contains($0.state) }
                .map(\.address))
        let silent = change.after.neighbours.filter {
            ["FAILED", "INCOMPLETE"].contains($0.state)
                && (change.after.gateways.contains($0.address) || answered.contains($0.address))
        }
        guard let first = silent.first else { return [] }
        return [
            HostCause(
                // One that is silent in both looks may be a way that nobody uses.
                .neighbourLost, severity: silent.contains { answered.contains($0.address) } ? .error : .warning,
                component: first.interface,
                message: "A neighbour that packets go through does not answer ARP or neighbour discovery.",
                evidence: silent.prefix(5).map { row in
                    let isGateway = change.after.gateways.contains(row.address)
                    let role = isGateway ? "a gateway of routes" : "it answered before"
                    return "ip neigh: \(row.address) dev \(row.interface) is \(row.state); \(role)"
                }, fixes: [Fix("Ask it again.", command: "ping -c 1 -I \(first.interface) \(first.address)")])
        ]
    }

    private static func table(_ change: HostChange) -> [HostCause] {
        let lines = change.newLog(.neighbourTable)
        guard !lines.isEmpty else { return [] }
        return [
            HostCause(
                .neighbourTableFull, message: "The table of neighbours overflows: packets to new ones are dropped.",
                evidence: lines.prefix(2).map { "kernel log: \($0)" }
                    + ["\(change.after.neighbours.count) neighbours are known"],
                fixes: [
                    Fix(
                        "Allow more neighbours.", command: change.raising("net.ipv4.neigh.default.gc_thresh3", to: 8192)
                    )
                ])
        ]
    }
}
