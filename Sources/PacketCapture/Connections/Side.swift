/// One end of a connection: what it sent, and how that fared.
public struct Side: Sendable {
    /// Its address and port.
    public let socket: Socket

    /// How many packets of it were captured, copies at other interfaces left out.
    public internal(set) var packets = 0
    /// How many frames, copies too.
    public internal(set) var frames = 0
    /// The bytes of those frames on the wire.
    public internal(set) var frameBytes = 0
    /// Segments with data, repeats too.
    public internal(set) var dataSegments = 0
    /// The bytes of data in them.
    public internal(set) var dataBytes = 0

    /// Segments whose bytes were seen before in another packet.
    public internal(set) var retransmissions = FrameList()
    /// Of those: segments that had been acknowledged before.
    public internal(set) var needlessRetransmissions = FrameList()
    /// Segments that came late to fill a hole: their first copies were lost before they came here.
    public internal(set) var fills = FrameList()
    /// Segments that were overtaken by later ones.
    public internal(set) var reordered = FrameList()
    /// Segments that the network delivered again.
    public internal(set) var duplicates = FrameList()
    /// The same packet again with fewer hops to live.
    public internal(set) var loops = FrameList()
    /// Tests of whether the other side is still there.
    public internal(set) var keepalives = FrameList()
    /// Tests of a closed window.
    public internal(set) var windowProbes = FrameList()

    /// Segments with a wrong checksum.
    public internal(set) var badChecksums = FrameList()
    /// Segments with a right checksum.
    public internal(set) var goodChecksums = 0
    /// Checksums left to the network card: the capture was made on the host that sent them.
    public internal(set) var checksumsLeftToCard = 0
    /// How many frames the capturing host got and sent, where the capture tells.
    var receivedFrames = 0
    var sentFrames = 0

    /// The sequence number of its first packet.
    var firstSequence: UInt32?
    /// The initial sequence number, where its SYN was seen.
    public internal(set) var initialSequence: UInt32?
    /// The largest segment it takes, as its SYN says.
    public internal(set) var segmentSize: UInt16?
    /// The shift of its windows, as its SYN says.
    public internal(set) var windowScale: UInt8?
    /// Whether its SYN permits selective acknowledgements.
    public internal(set) var permitsSelective = false
    /// The hops its packets had left; nil where none but resets came.
    public internal(set) var hopLimit: UInt8?
    /// Whether it sent a FIN.
    public internal(set) var hasFinished = false
    /// The frame of its first FIN.
    public internal(set) var finFrame: Int?

    /// The window it advertises.
    public internal(set) var window = WindowState()
    /// Round trips of its data to the other end and back.
    public internal(set) var roundTrips = RoundTrips()
    /// Acknowledgements without data that repeat the one before.
    public internal(set) var repeatedAcknowledgements = FrameList()
    /// Acknowledgements with selective blocks.
    public internal(set) var selectiveAcknowledgements = 0
    /// Acknowledgements that report a hole (RFC 2018).
    public internal(set) var holeReports = FrameList()
    /// Acknowledgements of bytes that came twice (RFC 2883).
    public internal(set) var duplicateReports = FrameList()
    /// Bytes that the other side acknowledged and the capture never saw.
    public internal(set) var unseenBytes = 0
    /// The frames of such acknowledgements.
    public internal(set) var unseen = FrameList()

    /// The largest data segment.
    public internal(set) var largestData = 0
    /// The largest IP packet with data.
    public internal(set) var largestPacket = 0
    /// The largest data segment known to have arrived.
    public internal(set) var largestArrived = 0
    /// The largest IP packet known to have arrived.
    public internal(set) var largestArrivedPacket = 0
    var unprovenLargest: (end: Int64, data: Int, packet: Int)?

    /// The stretch it sent again most often.
    public internal(set) var worstRepeat: RepeatedSegment?
    var currentRepeat: RepeatedSegment?

    var tracker = SequenceTracker()
    /// The highest acknowledgement it got.
    var acknowledged: Int64 = 0
    var lastAcknowledgement: UInt32?
    var lastWindow: UInt16 = 0

    init(_ socket: Socket) {
        self.socket = socket
    }

    /// Whether it has sent what is not acknowledged.
    var hasUnacknowledged: Bool { tracker.next > acknowledged }

    /// The stretch it sends again and again at the end of the capture, without an answer.
    public var unansweredRepeat: RepeatedSegment? {
        guard let currentRepeat, currentRepeat.start >= acknowledged else { return nil }
        return currentRepeat
    }

    /// How much of what it sent again is loss: segments repeated, and late ones that were never seen first.
    public var lossCount: Int { retransmissions.count + fills.count }

    /// Whether the capture was made on its own host: it left checksums to its card, or the capture says it was sent there.
    public var isLocal: Bool { checksumsLeftToCard > 0 || sentFrames > receivedFrames }
}
