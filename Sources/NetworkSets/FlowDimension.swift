/// One level of the diagram: a canonical list of segments, whose values are the next level.
///
/// Canonical means: no value is empty, and neighbours without a gap differ. So equal sets have equal lists.
protocol FlowDimension: Segments, Hashable, Sendable where Value: Hashable & Sendable {
    /// The part of a box that lies at this level and below.
    associatedtype Box: Sendable

    init()
    init(box: Box)

    /// Adds a segment above all others, joining it to the last one where they touch and have equal values.
    mutating func append(_ range: ClosedRange<Bound>, _ value: Value)

    /// What lies below the bound.
    func prefix(below bound: Bound) -> Self

    /// The result of the operation, or nil where that is `self`.
    func changed(by operation: SetOperation, with other: Self) -> Self?
    func changed(by operation: SetOperation, withBox box: Box) -> Self?

    func isDisjoint(with other: Self) -> Bool
    func isDisjoint(withBox box: Box) -> Bool
    func isSubset(of other: Self) -> Bool
    func isSubset(ofBox box: Box) -> Bool

    var count: PacketCount { get }
}

extension FlowDimension {
    /// The packets of a box; nil where a side of it is empty, which happens where ICMP has no such type.
    init?(nonEmptyBox box: Box) {
        self.init(box: box)
        if isEmpty { return nil }
    }

    @inline(__always)
    var isEmpty: Bool {
        segmentCount == 0
    }

    /// The outcome for a parent's segment whose value is `self`.
    @inline(__always)
    func outcome(of changed: Self?) -> SegmentOutcome<Self> {
        guard let changed else { return .same }
        return changed.isEmpty ? .removed : .replaced(changed)
    }

    /// Sweeps over both sides and builds the result; nil where the result is `self`.
    ///
    /// Nothing is allocated before the first difference, because most rules either leave a set alone or empty it.
    @inline(__always)
    func changed<Right: Segments>(
        sweeping right: Right, keepingLeft: Bool, keepingRight: Bool, adopting: (Right.Value) -> Value?,
        both: (Value, Right.Value) -> SegmentOutcome<Value>
    ) -> Self? where Right.Bound == Bound {
        var output: Self?
        _ = sweep(with: right) { range, leftIndex, rightIndex in
            switch (leftIndex, rightIndex) {
            case (let leftIndex?, nil):
                if keepingLeft {
                    output?.append(range, value(at: leftIndex))
                } else if output == nil {
                    output = prefix(below: range.lowerBound)
                }
            case (nil, let rightIndex?):
                if keepingRight, let adopted = adopting(right.value(at: rightIndex)) {
                    if output == nil { output = prefix(below: range.lowerBound) }
                    output?.append(range, adopted)
                }
            case (let leftIndex?, let rightIndex?):
                let left = value(at: leftIndex)
                switch both(left, right.value(at: rightIndex)) {
                case .same:
                    output?.append(range, left)
                case .removed:
                    if output == nil { output = prefix(below: range.lowerBound) }
                case .replaced(let value):
                    if output == nil { output = prefix(below: range.lowerBound) }
                    output?.append(range, value)
                }
            case (nil, nil):
                break
            }
            return true
        }
        return output
    }
}
