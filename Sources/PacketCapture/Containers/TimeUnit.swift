/// How a file counts time: the unit of its numbers, and where they start.
struct TimeUnit: Sendable {
    /// How many units make a second.
    let perSecond: UInt64
    /// Seconds to add.
    let offset: Int64

    static let microseconds = TimeUnit(perSecond: 1_000_000, offset: 0)
    static let nanoseconds = TimeUnit(perSecond: 1_000_000_000, offset: 0)

    /// Times are kept within this, so that no difference of two overflows: until the year 2255.
    private static let latest: Int64 = 9_000_000_000 * 1_000_000_000

    init(perSecond: UInt64, offset: Int64) {
        self.perSecond = perSecond
        self.offset = offset
    }

    /// The unit that option `if_tsresol` of pcapng means: a power of ten, or of two where its highest bit is set. Nil for
    /// a power that no count of 64 bits holds.
    init?(resolution: UInt8, offset: Int64) {
        let power = Int(resolution & 0x7F)
        if resolution & 0x80 != 0 {
            guard power < 64 else { return nil }
            self.init(perSecond: 1 << UInt64(power), offset: offset)
        } else {
            guard power <= 19 else { return nil }
            self.init(perSecond: (0..<power).reduce(UInt64(1)) { value, _ in value * 10 }, offset: offset)
        }
    }

    /// Nanoseconds since 1970.
    func nanoseconds(_ count: UInt64) -> Int64 {
        let (seconds, rest) = count.quotientAndRemainder(dividingBy: perSecond)
        let product = rest.multipliedFullWidth(by: 1_000_000_000)
        return Self.nanoseconds(seconds: seconds, offset: offset, rest: perSecond.dividingFullWidth(product).quotient)
    }

    /// Nanoseconds since 1970 of seconds, and of nanoseconds beside them.
    static func nanoseconds(seconds: UInt64, offset: Int64, rest: UInt64) -> Int64 {
        let whole = Int64(clamping: seconds).addingReportingOverflow(offset)
        guard !whole.overflow, whole.partialValue >= 0 else { return whole.overflow && offset > 0 ? latest : 0 }
        let scaled = whole.partialValue.multipliedReportingOverflow(by: 1_000_000_000)
        let sum = scaled.partialValue.addingReportingOverflow(Int64(clamping: rest))
        return scaled.overflow || sum.overflow ? latest : min(sum.partialValue, latest)
    }
}
