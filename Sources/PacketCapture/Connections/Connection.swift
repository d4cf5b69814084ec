/// One TCP connection of a capture.
public final class Connection {
    /// Its number, from 0: the `tcp.stream` of Wireshark.
    public let number: Int
    /// The side that opened it: who sent the SYN, or the other end of a SYN-ACK; else the higher port.
    public internal(set) var client: Side
    /// The other side.
    public internal(set) var server: Side
    /// Whether it is known who opened it.
    public internal(set) var isOpenerKnown = false

    /// How it was opened.
    public internal(set) var handshake = Handshake()
    /// Its resets, the first ones.
    public internal(set) var resets: [ResetRecord] = []
    /// How many resets there are.
    public internal(set) var resetCount = 0
    /// The ICMP errors about it, the first ones.
    public internal(set) var icmpErrors: [ICMPReport] = []
    /// How many ICMP errors said that a packet of the client, or of the server, is too large.
    var tooLarge = (fromClient: 0, fromServer: 0)
    /// The last long pause.
    public internal(set) var pause: Pause?

    /// The first frame. Times are in nanoseconds since 1970.
    public let firstFrame: Int
    /// The last frame.
    public internal(set) var lastFrame: Int
    /// The time of the first frame.
    public let firstTime: Int64?
    /// The time of the last frame.
    public internal(set) var lastTime: Int64?

    /// Whether it waits for its packets to be forgotten, or waited.
    var isListedAsEnded = false

    static let mostResets = 8
    static let mostErrors = 8

    init(number: Int, client: Socket, server: Socket, frame: Int, time: Int64?) {
        self.number = number
        self.client = Side(client)
        self.server = Side(server)
        firstFrame = frame
        lastFrame = frame
        firstTime = time
    }

    /// Whether data or a whole handshake shows that both ends agreed to talk.
    public var isOpen: Bool {
        if !handshake.synAcks.isEmpty { return handshake.acknowledgement != nil || server.dataBytes > 0 }
        return handshake.syns.isEmpty ? client.packets + server.packets > 0 : client.dataBytes + server.dataBytes > 0
    }

    /// Whether both closed it.
    public var isClosed: Bool { client.hasFinished && server.hasFinished }

    /// Whether no more is expected of it: both closed it, or one reset it.
    var isOver: Bool { isClosed || resetCount > 0 }

    /// Gives the memory back that tells copies of its packets from repeats.
    func forgetPackets() {
        client.tracker.forgetPackets()
        server.tracker.forgetPackets()
    }
}

/// An ICMP error about a connection.
public struct ICMPReport: Sendable, Hashable {
    /// The frame.
    public let frame: Int
    /// Who sent it.
    public let reporter: Host
    /// What it says.
    public let kind: ICMPErrorKind
    /// The ICMP type.
    public let type: UInt8
    /// The ICMP code.
    public let code: UInt8
    /// The size that fits, of `.tooBig`.
    public let mtu: Int
    /// Whether the packet it is about came from the client.
    public let isAboutClient: Bool
}
