/// A map from ranges to values of the next level of the diagram.
struct IntervalMap<Bound: FixedWidthInteger & UnsignedInteger & Sendable, Value: FlowDimension>: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var range: ClosedRange<Bound>
        let value: Value
    }

    var entries: [Entry] = []

    init() {}

    /// One range; an empty value gives an empty map.
    init(_ range: ClosedRange<Bound>, _ value: Value) {
        if !value.isEmpty { entries = [Entry(range: range, value: value)] }
    }

    /// The same value for a whole set of keys.
    init(_ keys: IntervalSet<Bound>, _ value: Value) {
        if !value.isEmpty { entries = keys.ranges.map { Entry(range: $0, value: value) } }
    }

    /// The keys that have a value.
    var keys: IntervalSet<Bound> {
        var keys = IntervalSet<Bound>()
        for entry in entries { keys.append(entry.range, Presence()) }
        return keys
    }

    /// The value of one key; O(log n).
    func value(for key: Bound) -> Value? {
        index(holding: key).map { entries[$0].value }
    }

    /// Replaces every value; empty ones disappear.
    @inline(__always)
    func mapValues<NewValue: FlowDimension>(_ transform: (Value) -> NewValue) -> IntervalMap<Bound, NewValue> {
        var result = IntervalMap<Bound, NewValue>()
        for entry in entries {
            let value = transform(entry.value)
            if !value.isEmpty { result.append(entry.range, value) }
        }
        return result
    }

    /// Only the given keys.
    func restricted(to keys: IntervalSet<Bound>) -> Self {
        changed(
            sweeping: keys, keepingLeft: false, keepingRight: false, adopting: { _ in nil }, both: { _, _ in .same })
            ?? self
    }

    /// Everything that any key has.
    func unionOfValues() -> Value {
        Value.union(of: entries.map(\.value))
    }
}

extension FlowDimension {
    /// The union of many sets, halving them so that each is walked O(log n) times.
    static func union(of sets: [Self]) -> Self {
        union(of: sets[...])
    }

    private static func union(of sets: ArraySlice<Self>) -> Self {
        guard sets.count > 1 else { return sets.first ?? Self() }
        let middle = sets.startIndex + sets.count / 2
        let left = union(of: sets[..<middle])
        return left.changed(by: .union, with: union(of: sets[middle...])) ?? left
    }
}
