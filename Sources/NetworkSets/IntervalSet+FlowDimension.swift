/// The lowest level of the diagram: ranges without anything below them.
extension IntervalSet: FlowDimension {
    typealias Box = IntervalSet<Bound>

    init(box: Self) {
        self = box
    }

    @inline(__always)
    var segmentCount: Int {
        ranges.count
    }

    @inline(__always)
    func range(at index: Int) -> ClosedRange<Bound> {
        ranges[index]
    }

    @inline(__always)
    func value(at index: Int) -> Presence {
        Presence()
    }

    @inline(__always)
    mutating func append(_ range: ClosedRange<Bound>, _: Presence) {
        guard let last = ranges.last, last.upperBound + 1 == range.lowerBound else {
            ranges.append(range)
            return
        }
        ranges[ranges.count - 1] = last.lowerBound...range.upperBound
    }

    func prefix(below bound: Bound) -> Self {
        var result = Self()
        for range in ranges where range.lowerBound < bound {
            result.append(range.lowerBound...min(range.upperBound, bound - 1), Presence())
        }
        return result
    }

    func changed(by operation: SetOperation, with other: Self) -> Self? {
        changed(
            sweeping: other, keepingLeft: operation != .intersection, keepingRight: operation == .union,
            adopting: { $0 },
            both: { _, _ in operation == .subtraction ? .removed : .same })
    }

    func changed(by operation: SetOperation, withBox box: Self) -> Self? {
        changed(by: operation, with: box)
    }

    func isDisjoint(withBox box: Self) -> Bool {
        isDisjoint(with: box)
    }

    func isSubset(ofBox box: Self) -> Bool {
        isSubset(of: box)
    }
}
