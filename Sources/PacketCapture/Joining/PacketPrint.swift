/// What tells one packet of a connection from the others, wherever it is seen.
struct PacketPrint: Hashable {
    let isFromClient: Bool
    let flags: UInt8
    let sequence: UInt32
    let acknowledgement: UInt32
    let timestamp: UInt32
    let dataLength: Int32
    /// The IPv4 identification; 0 where it is not compared.
    var identification: UInt16

    init(_ segment: Segment, isFromClient: Bool) {
        self.isFromClient = isFromClient
        flags = segment.flags.rawValue
        sequence = segment.sequence
        acknowledgement = segment.acknowledgement
        timestamp = segment.options.timestamp ?? 0
        dataLength = Int32(truncatingIfNeeded: segment.dataLength)
        identification = segment.identification ?? 0
    }

    var withoutIdentification: PacketPrint {
        var copy = self
        copy.identification = 0
        return copy
    }
}

/// A packet as one place of capture saw it.
struct SeenPacket {
    let print: PacketPrint
    let frame: Int
    let time: Int64
    let packetLength: Int32
}
