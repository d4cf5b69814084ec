/// An exact number of packets or addresses, from 0 to 2³⁸⁴ − 1.
///
/// The largest set of packets has fewer than 2²⁹⁸ members, so sums of many sets fit; what does not fit stays at the
/// largest value.
public struct PacketCount: Hashable, Comparable, Sendable, CustomStringConvertible {
    private var low: UInt128
    private var middle: UInt128 = 0
    private var high: UInt128 = 0

    /// No packets.
    public static let zero = PacketCount(0)

    private static let largest = PacketCount(low: .max, middle: .max, high: .max)

    /// The given number.
    public init(_ value: UInt128) {
        low = value
    }

    /// The number of values in a range.
    init<Bound: FixedWidthInteger & UnsignedInteger>(of range: ClosedRange<Bound>) {
        self = PacketCount(UInt128(range.upperBound - range.lowerBound)) + PacketCount(1)
    }

    private init(low: UInt128, middle: UInt128, high: UInt128) {
        self.low = low
        self.middle = middle
        self.high = high
    }

    /// Whether there are none.
    public var isZero: Bool {
        low == 0 && middle == 0 && high == 0
    }

    /// The number where it is small enough for 128 bits.
    public var exactly: UInt128? {
        middle == 0 && high == 0 ? low : nil
    }

    /// The sum.
    public static func + (left: Self, right: Self) -> Self {
        let (low, carryLow) = left.low.addingReportingOverflow(right.low)
        let (partial, carryMiddle) = left.middle.addingReportingOverflow(right.middle)
        let (middle, carryCarried) = partial.addingReportingOverflow(carryLow ? 1 : 0)
        let (top, isOver) = left.high.addingReportingOverflow(right.high)
        let (high, isOverCarried) = top.addingReportingOverflow(carryMiddle || carryCarried ? 1 : 0)
        return isOver || isOverCarried ? largest : PacketCount(low: low, middle: middle, high: high)
    }

    /// Adds to the count in place.
    public static func += (left: inout Self, right: Self) {
        left = left + right
    }

    /// The product.
    public static func * (left: Self, right: Self) -> Self {
        let lefts = [left.low, left.middle, left.high]
        let rights = [right.low, right.middle, right.high]
        var sum = zero
        for (leftPlace, leftLimb) in lefts.enumerated() where leftLimb != 0 {
            for (rightPlace, rightLimb) in rights.enumerated() where rightLimb != 0 {
                let (high, low) = leftLimb.multipliedFullWidth(by: rightLimb)
                sum += at(leftPlace + rightPlace, low) + at(leftPlace + rightPlace + 1, high)
            }
        }
        return sum
    }

    /// The count whose limb at `place` (0 is the lowest) is `limb`.
    private static func at(_ place: Int, _ limb: UInt128) -> Self {
        switch place {
        case 0: PacketCount(low: limb, middle: 0, high: 0)
        case 1: PacketCount(low: 0, middle: limb, high: 0)
        case 2: PacketCount(low: 0, middle: 0, high: limb)
        default: limb == 0 ? zero : largest
        }
    }

    /// The number in decimal, without separators.
    public var description: String {
        // 10³⁸ is the largest power of ten in 128 bits: three to four divisions print any count.
        let digitsPerStep = 38
        var base: UInt128 = 1
        for _ in 0..<digitsPerStep { base *= 10 }
        var rest = self
        var text = ""
        repeat {
            let remainder = rest.divide(by: base)
            let digits = String(remainder)
            let padding = rest.isZero ? "" : String(repeating: "0", count: digitsPerStep - digits.count)
            text = padding + digits + text
        } while !rest.isZero
        return text
    }

    /// Divides in place and returns the remainder.
    private mutating func divide(by divisor: UInt128) -> UInt128 {
        var remainder = high % divisor
        high /= divisor
        (middle, remainder) = divisor.dividingFullWidth((remainder, middle))
        (low, remainder) = divisor.dividingFullWidth((remainder, low))
        return remainder
    }

    /// Orders as numbers.
    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.middle, left.low) < (right.high, right.middle, right.low)
    }
}
