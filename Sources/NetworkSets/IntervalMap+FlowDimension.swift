extension IntervalMap: FlowDimension {
    typealias Box = BoxLayer<Bound, Value.Box>

    init(box: Box) {
        self.init(box.side, Value(box: box.rest))
    }

    @inline(__always)
    var segmentCount: Int {
        entries.count
    }

    @inline(__always)
    func range(at index: Int) -> ClosedRange<Bound> {
        entries[index].range
    }

    @inline(__always)
    func value(at index: Int) -> Value {
        entries[index].value
    }

    @inline(__always)
    mutating func append(_ range: ClosedRange<Bound>, _ value: Value) {
        guard let last = entries.last, last.range.upperBound + 1 == range.lowerBound, last.value == value else {
            entries.append(Entry(range: range, value: value))
            return
        }
        entries[entries.count - 1].range = last.range.lowerBound...range.upperBound
    }

    func prefix(below bound: Bound) -> Self {
        var result = Self()
        for entry in entries where entry.range.lowerBound < bound {
            result.append(entry.range.lowerBound...min(entry.range.upperBound, bound - 1), entry.value)
        }
        return result
    }

    func changed(by operation: SetOperation, with other: Self) -> Self? {
        changed(
            sweeping: other, keepingLeft: operation != .intersection, keepingRight: operation == .union,
            adopting: { $0 },
            both: { left, right in left.outcome(of: left.changed(by: operation, with: right)) })
    }

    func changed(by operation: SetOperation, withBox box: Box) -> Self? {
        changed(by: operation, withBoxes: box)
    }

    /// The same for a box whose part below this level is not the same everywhere.
    @inline(__always)
    func changed<Boxes: Segments>(
        by operation: SetOperation, withBoxes boxes: Boxes
    ) -> Self? where Boxes.Bound == Bound, Boxes.Value == Value.Box {
        changed(
            sweeping: boxes, keepingLeft: operation != .intersection, keepingRight: operation == .union,
            adopting: { Value(nonEmptyBox: $0) },
            both: { left, right in left.outcome(of: left.changed(by: operation, withBox: right)) })
    }

    func isDisjoint(with other: Self) -> Bool {
        sweep(with: other) { _, left, right in
            guard let left, let right else { return true }
            return value(at: left).isDisjoint(with: other.value(at: right))
        }
    }

    func isDisjoint(withBox box: Box) -> Bool {
        isDisjoint(withBoxes: box)
    }

    @inline(__always)
    func isDisjoint<Boxes: Segments>(
        withBoxes boxes: Boxes
    ) -> Bool where Boxes.Bound == Bound, Boxes.Value == Value.Box {
        sweep(with: boxes) { _, left, right in
            guard let left, let right else { return true }
            return value(at: left).isDisjoint(withBox: boxes.value(at: right))
        }
    }

    func isSubset(of other: Self) -> Bool {
        sweep(with: other) { _, left, right in
            guard let left else { return true }
            guard let right else { return false }
            return value(at: left).isSubset(of: other.value(at: right))
        }
    }

    func isSubset(ofBox box: Box) -> Bool {
        isSubset(ofBoxes: box)
    }

    @inline(__always)
    func isSubset<Boxes: Segments>(
        ofBoxes boxes: Boxes
    ) -> Bool where Boxes.Bound == Bound, Boxes.Value == Value.Box {
        sweep(with: boxes) { _, left, right in
            guard let left else { return true }
            guard let right else { return false }
            return value(at: left).isSubset(ofBox: boxes.value(at: right))
        }
    }

    var count: PacketCount {
        entries.reduce(into: .zero) { $0 += PacketCount(of: $1.range) * $1.value.count }
    }
}
