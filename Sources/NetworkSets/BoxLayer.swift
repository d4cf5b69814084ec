/// A box from one level of the diagram downwards: the same rest for every range of its side.
struct BoxLayer<Bound: FixedWidthInteger & UnsignedInteger & Sendable, Rest: Sendable>: Segments, Sendable {
    let side: IntervalSet<Bound>
    let rest: Rest

    @inline(__always)
    var segmentCount: Int {
        side.ranges.count
    }

    @inline(__always)
    func range(at index: Int) -> ClosedRange<Bound> {
        side.ranges[index]
    }

    @inline(__always)
    func value(at index: Int) -> Rest {
        rest
    }
}
