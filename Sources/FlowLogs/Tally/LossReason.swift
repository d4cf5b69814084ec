/// Why a transit gateway dropped packets, as its own log tells it.
public enum LossReason: Int, Sendable, Hashable, CaseIterable {
    /// No route led to the destination.
    case noRoute
    /// The route was a blackhole.
    case blackhole
    /// The packets were too large.
    case mtuExceeded
    /// Their time to live ended.
    case ttlExpired

    /// The field that counts the packets.
    public var field: FlowField { FlowField.packetsLost[rawValue] }
}
