/// A set of unsigned integers, kept as sorted closed ranges that neither overlap nor touch.
///
/// That form is canonical, so `==` is equality as sets. Operations are linear in the number of ranges unless stated.
public struct IntervalSet<Bound: FixedWidthInteger & UnsignedInteger & Sendable>: Hashable, Sendable {
    /// The ranges in ascending order, with gaps between them.
    public internal(set) var ranges: [ClosedRange<Bound>]

    /// The empty set.
    public init() {
        ranges = []
    }

    /// Every value of one range.
    public init(_ range: ClosedRange<Bound>) {
        ranges = [range]
    }

    /// One value.
    public init(_ value: Bound) {
        ranges = [value...value]
    }

    /// Every value of any of the ranges, which may overlap and come in any order.
    public init<Ranges: Sequence>(_ ranges: Ranges) where Ranges.Element == ClosedRange<Bound> {
        self.ranges = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            insertBehind(range)
        }
    }

    /// Every value of the type.
    public static var full: Self {
        Self(Bound.min...Bound.max)
    }

    /// Whether there are no values.
    public var isEmpty: Bool {
        ranges.isEmpty
    }

    /// Whether every value of the type is in the set.
    public var isFull: Bool {
        ranges.first == Bound.min...Bound.max
    }

    /// The lowest value.
    public var first: Bound? {
        ranges.first?.lowerBound
    }

    /// The highest value.
    public var last: Bound? {
        ranges.last?.upperBound
    }

    /// The number of values.
    public var count: PacketCount {
        ranges.reduce(into: .zero) { $0 += PacketCount(of: $1) }
    }

    /// Whether the value is in the set; O(log n).
    @specialized(where Bound == UInt16)
    @specialized(where Bound == UInt128)
    public func contains(_ value: Bound) -> Bool {
        index(holding: value) != nil
    }

    /// Adds a range whose lower bound is not below that of any other, and joins it to the last one where they touch.
    private mutating func insertBehind(_ range: ClosedRange<Bound>) {
        guard let last = ranges.last, last.upperBound == .max || range.lowerBound <= last.upperBound + 1 else {
            ranges.append(range)
            return
        }
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
}
