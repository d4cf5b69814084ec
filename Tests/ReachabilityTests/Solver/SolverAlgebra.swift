import JSONText
import NetworkSets
import TestSupport

/// Random operations on random sets of packets, with what they gave.
struct SolverAlgebra {
    private var random: SplitMix64

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    private static let operations = [
        "union", "intersection", "subtraction", "subset", "disjoint", "reversed", "replies", "expectingReply",
        "union with box", "intersection with box", "subtraction of box", "subset of box", "disjoint with box",
    ]

    mutating func next() -> JSONValue {
        let left = boxes(), right = boxes()
        let (a, b) = (FlowSet(left), FlowSet(right))
        var members: [(String, JSONValue)] = [("left", .array(left.map(SolverBox.json)))]
        var others = right
        let name = Self.operations.randomElement(using: &random) ?? "union"
        if name.hasSuffix("box") { others = Array(right.prefix(1)) }
        let box = right[0]
        switch name {
        case "union": members.append(("result", SolverBox.json(a.union(b))))
        case "intersection": members.append(("result", SolverBox.json(a.intersection(b))))
        case "subtraction": members.append(("result", SolverBox.json(a.subtracting(b))))
        case "subset": members.append(("holds", .boolean(a.isSubset(of: b))))
        case "disjoint": members.append(("holds", .boolean(a.isDisjoint(with: b))))
        case "reversed": members.append(("result", SolverBox.json(a.reversed)))
        case "replies": members.append(("result", SolverBox.json(a.replies)))
        case "expectingReply": members.append(("result", SolverBox.json(a.expectingReply)))
        case "union with box": members.append(("result", SolverBox.json(a.union(box))))
        case "intersection with box": members.append(("result", SolverBox.json(a.intersection(box))))
        case "subtraction of box": members.append(("result", SolverBox.json(a.subtracting(box))))
        case "subset of box": members.append(("holds", .boolean(a.isSubset(of: box))))
        default: members.append(("holds", .boolean(a.isDisjoint(with: box))))
        }
        members.append(("right", .array(others.map(SolverBox.json))))
        let operation = name.split(separator: " ").first.map(String.init) ?? name
        members.append(("operation", .string(operation)))
        return JSONValue(members: members)
    }

    private mutating func boxes() -> [FlowBox] {
        (0..<Int.random(in: 1...3, using: &random)).map { _ in box() }
    }

    private mutating func box() -> FlowBox {
        let family: AddressFamily = random.chance(70) ? .ipv4 : .ipv6
        let top: UInt128 = family == .ipv4 ? 0xFFFF_FFFF : .max
        let protocols: [IntervalSet<UInt8>] = [
            .full, IntervalSet(6), IntervalSet(6...17), IntervalSet(1), IntervalSet(58), IntervalSet(0...6),
            IntervalSet(50...60),
        ]
        return FlowBox(
            family: family, protocols: protocols.randomElement(using: &random) ?? .full,
            source: side([0, 1, 255, 256, top / 2, top - 1, top]),
            destination: side([0, 1, 255, 256, top / 2, top - 1, top]),
            sourcePorts: side([0, 1, 8, 13, 128, 255, 256, 1023, 1024, 65534, 65535]),
            destinationPorts: side([0, 1, 8, 13, 128, 255, 256, 1023, 1024, 65534, 65535]))
    }

    /// One or two ranges between the cuts; now and then everything.
    private mutating func side<Value>(_ cuts: [Value]) -> IntervalSet<Value> {
        if random.chance(20) { return .full }
        let ranges = (0..<(random.chance(30) ? 2 : 1)).map { _ in
            let ends = [cuts.randomElement(using: &random) ?? 0, cuts.randomElement(using: &random) ?? 0].sorted()
            return ends[0]...ends[1]
        }
        return IntervalSet(ranges)
    }
}
