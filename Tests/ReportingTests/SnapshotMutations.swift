import JSONText
import OrderedCollections
import TestSupport

/// Damages snapshots where they are read: values of another type, ids that lead elsewhere, hostile names, lists that lack or
/// repeat elements.
struct SnapshotMutations {
    private static let hostile: [JSONValue] = [
        .null, true, 0, -1, 65536, 7.5, "", [], [:], [[]], "\u{1B}[2J\u{202E}name\nforged line", "10.0.0.0/0", "::/0",
        "255.255.255.255/32", "10.0.0.10", "0.0.0.0", "198.51.100.10", "2001:db8::/33", "allow", "deny", "-1", "6",
        "icmp",
        "local", "blackhole", "active", "detached", "stopped", "terminated", "block-bidirectional",
    ]

    var random: SplitMix64
    /// Strings of the sound snapshot: ids and addresses that lead from one thing to another.
    private let pool: [JSONValue]

    init(seed: UInt64, of values: [JSONValue]) {
        random = SplitMix64(seed: seed)
        var strings: [JSONValue] = []
        for value in values { Self.collect(value, into: &strings) }
        pool = strings
    }

    private static func collect(_ value: JSONValue, into strings: inout [JSONValue]) {
        switch value {
        case .string: strings.append(value)
        case .array(let elements): for element in elements { collect(element, into: &strings) }
        case .object(let members): for member in members { collect(member.value, into: &strings) }
        default: break
        }
    }

    /// The value with one thing changed, at a place that is picked on the way down.
    mutating func mutate(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(var elements) where !elements.isEmpty && chance(9, of: 10):
            let place = Int.random(in: 0..<elements.count, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0: elements.remove(at: place)
            case 1: elements.append(mutate(elements[place]))
            default: elements[place] = mutate(elements[place])
            }
            return .array(elements)
        case .object(let members) where !members.isEmpty && chance(9, of: 10):
            var pairs = members.map { ($0.key, $0.value) }
            let place = Int.random(in: 0..<pairs.count, using: &random)
            if chance(1, of: 10) { pairs.remove(at: place) } else { pairs[place].1 = mutate(pairs[place].1) }
            return JSONValue(members: pairs)
        case .number(let number) where chance(1, of: 2):
            return JSONValue((number.int ?? 0) &+ Int.random(in: -300...300, using: &random))
        case .boolean(let flag) where chance(1, of: 2): return .boolean(!flag)
        default:
            if chance(1, of: 50) { return (0..<400).reduce(.null) { nested, _ in .array([nested]) } }
            return (chance(1, of: 2) ? pool : Self.hostile).randomElement(using: &random) ?? .null
        }
    }

    mutating func chance(_ part: Int, of whole: Int) -> Bool {
        Int.random(in: 0..<whole, using: &random) < part
    }
}
