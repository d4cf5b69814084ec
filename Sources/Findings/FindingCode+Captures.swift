extension FindingCode {
    // What packet captures show.

    /// Nothing answers the client's SYN, and the capture cannot tell where it was lost.
    public static let synUnanswered = named("SYN_UNANSWERED")
    /// The SYN came to the server, which did not answer.
    public static let synUnansweredByHost = named("SYN_UNANSWERED_BY_HOST")
    /// The SYN is not answered though the AWS path lets it pass both ways.
    public static let synUnansweredPathOpen = named("SYN_UNANSWERED_PATH_OPEN")
    /// Some connections to a port open, and others at the same time get no answer.
    public static let synUnansweredSometimes = named("SYN_UNANSWERED_SOMETIMES")
    /// The server answers the SYN, and the answer does not arrive.
    public static let synAckUnanswered = named("SYN_ACK_UNANSWERED")
    /// The server's address answers the SYN with a reset.
    public static let connectionRefused = named("CONNECTION_REFUSED")
    /// Something on the way answers the SYN with a reset.
    public static let refusedByMiddlebox = named("REFUSED_BY_MIDDLEBOX")
    /// The server's address answers the SYN with an ICMP error.
    public static let rejectedByHostFirewall = named("REJECTED_BY_HOST_FIREWALL")
    /// A router says that a rule forbids the packet.
    public static let prohibitedByRouter = named("PROHIBITED_BY_ROUTER")
    /// A router says that it cannot deliver the packet.
    public static let icmpUnreachable = named("ICMP_UNREACHABLE")
    /// One end resets an open connection.
    public static let resetMidstream = named("RESET_MIDSTREAM")
    /// Something on the way resets an open connection.
    public static let resetByMiddlebox = named("RESET_BY_MIDDLEBOX")
    /// After a pause a connection is reset.
    public static let idleThenReset = named("IDLE_THEN_RESET")
    /// After a pause nothing is answered any more.
    public static let idleThenSilence = named("IDLE_THEN_SILENCE")
    /// An application does not read what arrives.
    public static let receiverTooSlow = named("RECEIVER_TOO_SLOW")
    /// A sender learned the path MTU as it should.
    public static let pathMTULearned = named("PATH_MTU_LEARNED")
    /// A packet died of its hop limit.
    public static let hopLimitExpired = named("HOP_LIMIT_EXPIRED")
    /// Packets arrive damaged.
    public static let corruptedPackets = named("CORRUPTED_PACKETS")
    /// Packets are lost on the way.
    public static let packetLoss = named("PACKET_LOSS")
    /// Acknowledgements are lost on the way back.
    public static let acknowledgementsLost = named("ACKNOWLEDGEMENTS_LOST")
    /// Packets are lost in the sender's own host.
    public static let lostInSenderQueue = named("LOST_IN_SENDER_QUEUE")
    /// Packets overtake one another.
    public static let packetsReordered = named("PACKETS_REORDERED")
    /// Packets arrive twice.
    public static let packetsDuplicated = named("PACKETS_DUPLICATED")
    /// In the middle of a connection the other end falls silent.
    public static let peerStoppedAnswering = named("PEER_STOPPED_ANSWERING")
    /// One end holds a connection the other does not know.
    public static let halfOpenConnection = named("HALF_OPEN_CONNECTION")
    /// The capture shows one direction only.
    public static let captureOneWay = named("CAPTURE_ONE_WAY")
    /// The capture itself lost packets.
    public static let captureIncomplete = named("CAPTURE_INCOMPLETE")
    /// Nobody answers ARP for an address.
    public static let neighbourUnanswered = named("NEIGHBOUR_UNANSWERED")
    /// Some of what left one end did not arrive at the other.
    public static let lostBetweenCaptures = named("LOST_BETWEEN_CAPTURES")
    /// Nothing of what left one end arrived at the other.
    public static let blockedBetweenCaptures = named("BLOCKED_BETWEEN_CAPTURES")
}
