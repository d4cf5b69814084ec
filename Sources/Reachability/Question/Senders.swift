import NetworkSets

/// Who holds the addresses of a source, and which of them a question is asked of.
///
/// A block as source means what can send in it: its hosts. A load balancer's nodes open connections to their targets only,
/// so a block with hosts in it does not mean them; they are asked where nothing else is there, or where one is named itself.
struct Senders {
    /// Hosts, in a VPC or outside all of them.
    var hosts: [QuestionBuilder.Start] = []
    /// Nodes of load balancers.
    var nodes: [QuestionBuilder.Start] = []
    /// Interfaces that open no connections, and Elastic IP addresses associated with nothing.
    var passive: [QuestionBuilder.Start] = []
    /// Addresses of a VPC that no interface holds.
    var free: [QuestionBuilder.Start] = []

    /// Addresses of a VPC that no known interface holds, where not all interfaces are known: somebody may send from them.
    var doubtful: [QuestionBuilder.Start] = []

    init() {}

    init(only start: QuestionBuilder.Start) { hosts = [start] }

    mutating func add(_ start: QuestionBuilder.Start, _ kind: SenderKind) {
        switch kind {
        case .host: hosts.append(start)
        case .node: nodes.append(start)
        case .passive: passive.append(start)
        }
    }

    /// Those that are asked.
    var asked: [QuestionBuilder.Start] {
        let senders = hosts.isEmpty ? nodes : hosts
        return (senders.isEmpty ? passive + free : senders) + doubtful
    }

    /// What is left out, in one sentence; nil where nothing is.
    func note(asking asked: [QuestionBuilder.Start], of source: String) -> String? {
        let askedCount = asked.count
        guard askedCount < hosts.count + nodes.count + passive.count + free.count + doubtful.count else { return nil }
        let inUse = asked.filter(\.isInterface)
        let addresses = inUse.reduce(IntervalSet<UInt128>()) { $0.union($1.addresses) }
        let count = addresses.ranges.reduce(UInt128(0)) { $0 + ($1.upperBound - $1.lowerBound) + 1 }
        let isOfNodes = hosts.isEmpty && !nodes.isEmpty
        var parts = [
            "of \(source) only the \(count) address\(count == 1 ? "" : "es") of "
                + (isOfNodes ? "load balancer nodes" : "hosts") + " can send and "
                + (count == 1 ? "is" : "are") + " asked"
        ]
        if asked.contains(where: \.isOutside) { parts[0] += ", and what is outside the VPCs" }
        let others = (isOfNodes ? 0 : nodes.count) + passive.count
        if others > 0 {
            parts.append("left out: \(others) of load balancers, gateways, endpoints or unused Elastic IP addresses")
        }
        return parts.joined(separator: "; ")
    }
}
