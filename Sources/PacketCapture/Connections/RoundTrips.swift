/// Round trips from the place of the capture to the other end and back: from a segment to its acknowledgement.
///
/// One segment at a time is timed, and none that was sent twice (RFC 6298, Karn's rule).
public struct RoundTrips: Sendable {
    /// How many were measured.
    public private(set) var count = 0
    /// The shortest, in nanoseconds.
    public private(set) var shortest: Int64?
    /// The longest, in nanoseconds.
    public private(set) var longest: Int64?
    private var sum: Int64 = 0
    private var pending: (end: Int64, time: Int64)?

    /// The mean, in nanoseconds.
    public var mean: Int64? { count == 0 ? nil : sum / Int64(count) }

    @inline(__always)
    mutating func sent(until end: Int64, at time: Int64) {
        if pending == nil { pending = (end, time) }
    }

    /// A segment was sent again: its acknowledgement would be of either.
    mutating func forget() {
        pending = nil
    }

    @inline(__always)
    mutating func acknowledged(_ end: Int64, at time: Int64) {
        guard let sent = pending, end >= sent.end else { return }
        pending = nil
        let trip = time - sent.time
        guard trip >= 0 else { return }
        count += 1
        sum = sum.addingReportingOverflow(trip).overflow ? .max : sum + trip
        shortest = min(shortest ?? trip, trip)
        longest = max(longest ?? trip, trip)
    }
}
