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

    /// What is asked where it is not all of the source, or sends to some destinations only; nil where there is nothing to say.
    func note(of source: String) -> String? {
        if hosts.isEmpty, !nodes.isEmpty {
            return "a load balancer's node opens connections to its targets only" + (leftOut.map { "; \($0)" } ?? "")
        }
        let isCut = !hosts.isEmpty && hosts.count < hosts.count + nodes.count + passive.count + free.count
        guard isCut else { return nil }
        var parts: [String] = []
        let inUse = hosts.filter(\.isInterface)
        if !inUse.isEmpty {
            let count = inUse.reduce(IntervalSet<UInt128>()) { $0.union($1.addresses) }
                .ranges.reduce(UInt128(0)) { $0 + ($1.upperBound - $1.lowerBound) + 1 }
            parts.append(count == 1 ? "the 1 address that can send" : "the \(count) addresses that can send")
        }
        if hosts.contains(where: \.isOutside) { parts.append("what is outside the VPCs") }
        if !doubtful.isEmpty { parts.append("what somebody may hold") }
        return "of \(source) only \(parts.joined(separator: ", and ")) is asked" + (leftOut.map { "; \($0)" } ?? "")
    }

    private var leftOut: String? {
        let others = (hosts.isEmpty ? 0 : nodes.count) + passive.count
        return others == 0
            ? nil : "left out: \(others) of load balancers, gateways, endpoints or unused Elastic IP addresses"
    }
}
