/// The receive window one side advertises.
public struct WindowState: Sendable {
    /// The frames in which it closed.
    public private(set) var closings = FrameList()
    /// How long it was closed altogether, in nanoseconds.
    public private(set) var closedTime: Int64 = 0
    /// Whether it is closed at the end.
    public private(set) var isClosed = false
    private var closedSince: Int64 = 0
    private var lastTime: Int64 = 0

    @inline(__always)
    mutating func advertise(_ window: UInt16, frame: Int, time: Int64) {
        if window != 0, !isClosed { return }
        change(window, frame: frame, time: time)
    }

    private mutating func change(_ window: UInt16, frame: Int, time: Int64) {
        if window == 0 {
            if !isClosed {
                closings.append(frame)
                closedSince = time
                isClosed = true
            }
            lastTime = time
        } else {
            closedTime = Self.sum(closedTime, time - closedSince)
            isClosed = false
        }
    }

    /// How long it was closed, until the last time it was advertised as such.
    public var totalClosed: Int64 { isClosed ? Self.sum(closedTime, lastTime - closedSince) : closedTime }

    /// Clocks may be set back, and damaged files hold any time.
    private static func sum(_ time: Int64, _ more: Int64) -> Int64 {
        let (sum, overflows) = time.addingReportingOverflow(max(0, more))
        return overflows ? .max : sum
    }
}
