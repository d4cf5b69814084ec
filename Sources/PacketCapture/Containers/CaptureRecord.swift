/// One frame of a capture. Its bytes are valid until the next one is read.
struct CaptureRecord {
    /// The number of the frame in its file, from 1, as Wireshark counts.
    var frame = 0
    /// When it was captured, in nanoseconds since 1970; nil where the file does not say.
    var time: Int64?
    /// What was kept of it.
    var bytes = Octets(UnsafeRawBufferPointer(start: nil, count: 0))
    /// How long it was.
    var wireLength = 0
    /// What its first bytes are.
    var link = LinkType.ethernet
    /// The number of the interface within the file.
    var interface = 0
    /// Whether the host that captured sent it or got it, where the file says so.
    var passage = Passage.unknown

    /// Whether bytes are missing at its end.
    var isCut: Bool { bytes.count < wireLength }
}

/// Which way a frame went through the host that captured it.
enum Passage: UInt8, Sendable {
    case unknown
    case received
    case sent
}
