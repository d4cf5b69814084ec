/// The largest IP packet that gets through unfragmented.
public struct PathMTU: Sendable, Hashable {
    /// The size, in bytes.
    public let bytes: Int
    /// The component that allows no larger one.
    public let limitedBy: String
    /// The size that fits for certain, where `bytes` is only the most that may: what the ends of a tunnel agreed on is not seen.
    public var forCertain: Int?

    /// The limit of the component with the smallest, among all that are passed.
    init(_ least: SizeLimit, among limits: [SizeLimit]) {
        bytes = least.bytes
        limitedBy = least.component
        let certain = limits.map(\.bytesForCertain).min() ?? least.bytes
        forCertain = certain < least.bytes ? certain : nil
    }

    init(bytes: Int, limitedBy: String, forCertain: Int? = nil) {
        self.bytes = bytes
        self.limitedBy = limitedBy
        self.forCertain = forCertain
    }
}

/// How large packets may be on the ways of an answer, and whether a sender of larger ones learns it.
public struct PathSizes: Sendable, Hashable {
    /// How a sender finds the path's MTU out.
    public enum Discovery: String, Sendable, Hashable {
        /// No packet is sent that is too large: both ends and the handshake keep below the limit.
        case unneeded
        /// The component that drops tells the sender, and the message gets through.
        case works
        /// The component that drops tells nobody.
        case silent
        /// The message is dropped on its way back to the sender.
        case blocked
        /// Whether there is a message, or whether it gets through, is not known.
        case unknown
    }

    /// The limit on the way to the server; nil where nothing arrives.
    public let forward: PathMTU?
    /// The limit on the way back; nil where no reply was walked.
    public let onReturn: PathMTU?
    /// The largest TCP payload of a packet that fits both ways: the MSS; nil for other protocols.
    public let maximumSegment: Int?
    /// The worst of all ways.
    public let discovery: Discovery
}
