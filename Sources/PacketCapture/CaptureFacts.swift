/// What was read from one place of capture: its connections, and what the files say of themselves.
public final class CaptureFacts {
    /// The files, in the order they were read.
    public internal(set) var files: [String] = []
    /// The connections that pass the filters, in order of their first packets.
    public internal(set) var connections: [Connection] = []
    /// How many frames there are.
    public internal(set) var frames = 0
    /// How many of them are TCP.
    public internal(set) var segments = 0
    /// How many are ICMP errors about TCP.
    public internal(set) var icmpErrors = 0
    /// How many hold something else.
    public internal(set) var otherFrames = 0
    /// How many cannot be read.
    public internal(set) var unreadableFrames = 0
    /// How many frames of IP packets came in pieces.
    public internal(set) var fragments = 0
    /// How many frames were kept only in part.
    public internal(set) var cutFrames = 0
    /// The files that end inside a frame.
    public internal(set) var cutFiles: [String] = []
    /// How many frames the capturing systems say they lost.
    public internal(set) var lostFrames: UInt64 = 0
    /// The time of the first frame, in nanoseconds since 1970.
    public internal(set) var firstTime: Int64?
    /// The time of the last frame.
    public internal(set) var lastTime: Int64?
    /// Addresses asked for by ARP without an answer, with the frames.
    public internal(set) var unansweredNeighbours: [Host: FrameList] = [:]
    /// The packets of the connection that is followed.
    public internal(set) var followed: [FollowedPacket] = []
    /// How many more packets it has.
    public internal(set) var notFollowed = 0
    /// A diagram of more packets than this is read by nobody.
    static let mostFollowed = 20_000
    var hopLimits: [Host: UInt8] = [:]
    /// The packets of each connection, where they are kept.
    var packets: [Int: [SeenPacket]] = [:]

    init() {}

    /// The file and the number of a frame.
    public func reference(_ frame: Int) -> FrameReference {
        FrameReference(frame, files: files)
    }
}
