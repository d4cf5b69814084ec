/// A capture file of either form, read frame by frame.
struct CaptureFile {
    private enum Form {
        case pcap(PcapReader)
        case pcapng(PcapngReader)
        case empty
    }

    /// The file as messages name it.
    let name: String
    private var form: Form
    /// Whether the file ends inside a frame, as after a killed tcpdump.
    private(set) var isCut = false

    /// Opens a file, `-` for standard input, and looks at its first bytes.
    init(_ path: String) throws(CaptureError) {
        let window = try InputWindow(path)
        name = window.name
        _ = try window.holds(4)
        let start = window.bytes
        if PcapHeader.matches(start) {
            form = .pcap(try PcapReader(window))
        } else if start.count >= 4, start.word(0) == PcapngReader.magic {
            form = .pcapng(PcapngReader(window))
        } else {
            throw .badData(file: window.name, reason: Self.reason(start))
        }
    }

    /// How many frames the capturing system says it lost.
    var lostFrames: UInt64 {
        if case .pcapng(let reader) = form { reader.lostFrames } else { 0 }
    }

    /// Reads the next frame; false at the end of the file.
    mutating func next(_ record: inout CaptureRecord) throws(CaptureError) -> Bool {
        switch form {
        case .pcap(var reader):
            // Taken out and put back, so that the reader is not copied.
            form = .empty
            defer { form = .pcap(reader) }
            return try reader.next(&record, isCut: &isCut)
        case .pcapng(var reader):
            form = .empty
            defer { form = .pcapng(reader) }
            return try reader.next(&record, isCut: &isCut)
        case .empty: return false
        }
    }

    private static func reason(_ start: Octets) -> String {
        if start.count == 0 { return "the file is empty; expected pcap or pcapng" }
        if start.count >= 4, [0x34CD_B2A1, 0xA1B2_CD34].contains(start.word(0)) {
            return "a pcap file of the modified kind (magic 0xA1B2CD34); rewrite it with editcap -F pcap"
        }
        return "no capture; expected pcap or pcapng, plain, gzip or zstd, as tcpdump -w writes"
    }
}
