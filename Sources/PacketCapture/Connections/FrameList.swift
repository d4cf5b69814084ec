/// How often something was seen, and in which frames: the first ones are kept.
public struct FrameList: Sendable, Hashable {
    /// So many prove a thing.
    static let mostKept = 8

    /// How often.
    public private(set) var count = 0
    /// The first frames.
    public private(set) var frames: [Int] = []

    /// The last frame.
    public private(set) var last: Int?

    /// Whether it was never seen.
    public var isEmpty: Bool { count == 0 }

    @inline(__always)
    mutating func append(_ frame: Int) {
        count += 1
        last = frame
        if frames.count < Self.mostKept { frames.append(frame) }
    }
}
