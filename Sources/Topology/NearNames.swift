import Inventory

/// Names that are close to one that was not found: what the user may have meant.
public struct NearNames {
    private let names: [String]
    private let descriptions: [(interface: String, text: String)]

    /// A Name tag has at most 256 characters; more of a text cannot make it nearer.
    private static let longest = 256

    /// Any names, to look for near ones among.
    public init(among names: some Sequence<String>) {
        self.names = Set(names).filter { !$0.isEmpty }.sorted()
        descriptions = []
    }

    init(_ topology: Topology) {
        let snapshot = topology.snapshot
        var names: Set = ["internet"]
        names.formUnion(snapshot.networkInterfaces.byID.keys)
        names.formUnion(topology.interfacesByInstance.keys)
        names.formUnion(snapshot.instances.byID.keys)
        names.formUnion(snapshot.vpcEndpoints.byID.keys)
        names.formUnion(topology.endpointIndex.byName.keys)
        names.formUnion(snapshot.instances.byID.values.compactMap(\.name))
        names.formUnion(snapshot.networkInterfaces.byID.values.compactMap(\.name))
        names.formUnion(topology.balancers.flatMap { [$0.name, $0.id] + [$0.dnsName].compactMap(\.self) })
        names.formUnion(topology.serviceIndex.all.flatMap { [$0.name] + $0.aliases })
        self.names = names.filter { !$0.isEmpty }.sorted()
        // Services write into the description of an interface what it serves: a function, an endpoint, a load balancer.
        descriptions = snapshot.networkInterfaces.byID.values
            .compactMap { interface in interface.summary.map { (interface.id, $0) } }.sorted { $0.0 < $1.0 }
    }

    /// The nearest names, at most five, the nearest first; one that is part of the other is near whatever its length. After
    /// them come interfaces whose description mentions the text.
    public func candidates(for text: String) -> [String] {
        let lowered = text.lowercased()
        let wanted = Array(lowered.utf8.prefix(Self.longest))
        // Twice as many edits as typing errors are likely to make in a name of that length.
        let limit = max(2, wanted.count / 3)
        var scored: [(distance: Int, name: String)] = []
        for name in names {
            let other = name.lowercased()
            var distance = Self.distance(wanted, Array(other.utf8.prefix(Self.longest)), limit)
            if wanted.count > 2, other.contains(lowered) { distance = min(distance, 2) }
            if other.hasPrefix(lowered) || lowered.hasPrefix(other) { distance = min(distance, 1) }
            if distance <= limit { scored.append((distance, name)) }
        }
        var found = scored.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.map(\.name)
        if wanted.count > 2 {
            found += descriptions.filter { $0.text.lowercased().contains(lowered) }
                .map { "\($0.interface) (\($0.text))" }
        }
        return Array(found.prefix(5))
    }

    /// How many typing errors lead from one text to the other: letters replaced, left out, added, or two swapped (the
    /// optimal string alignment distance); `limit + 1` where it is more than `limit`.
    static func distance(_ one: [UInt8], _ other: [UInt8], _ limit: Int) -> Int {
        if abs(one.count - other.count) > limit { return limit + 1 }
        var beforePrevious: [Int] = []
        var previous = Array(0...other.count)
        for row in one.indices {
            var current = [row + 1]
            for column in other.indices {
                let replaced = previous[column] + (one[row] == other[column] ? 0 : 1)
                var distance = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    distance = min(distance, beforePrevious[column - 1] + 1)
                }
                current.append(distance)
            }
            // A swap reaches back two rows, so one row beyond the limit does not decide yet.
            if min(current.min() ?? 0, previous.min() ?? 0) > limit { return limit + 1 }
            (beforePrevious, previous) = (previous, current)
        }
        return min(previous[other.count], limit + 1)
    }
}
