/// A stretch without any packet, while nothing was waiting for an answer.
public struct Pause: Sendable {
    /// A pause worth a word, in nanoseconds: no timeout on a path of AWS is set shorter than a minute, but others are.
    static let shortest: Int64 = 5_000_000_000

    /// Its length in nanoseconds.
    public let length: Int64
    /// The frame that ended it.
    public let frame: Int
    /// Whether the client sent that.
    public let isClientFirst: Bool
    /// Whether the other side was heard since.
    public internal(set) var isAnswered = false
}
