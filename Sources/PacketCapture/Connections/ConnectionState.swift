/// How a connection stands at the end of the capture.
public enum ConnectionState: String, Sendable, CaseIterable {
    /// SYNs without any answer.
    case unanswered
    /// The server's SYN-ACK does not get back.
    case answerLost = "answer-lost"
    /// The SYN was answered with a reset.
    case refused
    /// The SYN was answered with an ICMP error.
    case rejected
    /// It opens just now.
    case opening
    case open
    /// Both ends closed it.
    case closed
    /// It was ended by a reset.
    case reset
}

extension Connection {
    /// How it stands.
    ///
    /// - Parameter end: the time of the last frame of the capture.
    public func state(until end: Int64?) -> ConnectionState {
        if handshake.synAcks.isEmpty, resets.contains(where: \.answersSYN) { return .refused }
        if resets.contains(where: { !$0.isAfterClose }) { return .reset }
        if isClosed || !resets.isEmpty { return .closed }
        if isUnanswered(until: end) { return .unanswered }
        if isSYNAckLost { return .answerLost }
        if isOpen { return .open }
        return icmpErrors.contains { $0.kind != .tooBig && $0.kind != .other } ? .rejected : .opening
    }
}
