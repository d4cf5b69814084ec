public import Findings

/// A finding of a capture, with the connections it touches and the frames that prove it.
public struct CaptureFinding: Sendable {
    /// What is wrong. Its component is the end or the host to look at.
    public var finding: Finding
    /// The numbers of the connections, ascending.
    public var connections: [Int]
    /// Which place of capture saw it, from 0.
    public var place: Int
    /// Frames that prove it, the first ones of each connection.
    public var frames: [Int]

    /// More frames than this prove nothing more.
    private static let mostFrames = 12

    /// A finding; of the frames the first ones are kept.
    public init(_ finding: Finding, connections: [Int], frames: [Int], place: Int = 0) {
        self.finding = finding
        self.connections = connections
        self.place = place
        self.frames = Array(Set(frames).sorted().prefix(Self.mostFrames))
    }
}
