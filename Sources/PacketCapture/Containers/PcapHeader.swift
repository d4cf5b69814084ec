/// The head of a pcap file: 24 bytes (draft-ietf-opsawg-pcap).
struct PcapHeader {
    static let length = 24

    /// Whether the numbers are in the byte order that is not little-endian.
    let isSwapped: Bool
    let unit: TimeUnit
    let link: LinkType

    /// Whether a file that starts with these four bytes is pcap.
    static func matches(_ bytes: Octets) -> Bool {
        bytes.count >= 4 && order(bytes) != nil
    }

    private static func order(_ bytes: Octets) -> (isSwapped: Bool, unit: TimeUnit)? {
        switch bytes.word(0) {
        case 0xD4C3_B2A1: (false, .microseconds)
        case 0xA1B2_C3D4: (true, .microseconds)
        case 0x4D3C_B2A1: (false, .nanoseconds)
        case 0xA1B2_3C4D: (true, .nanoseconds)
        default: nil
        }
    }

    /// Reads the head; `file` is for messages.
    init(_ bytes: Octets, file: String) throws(CaptureError) {
        guard bytes.count >= Self.length, let order = Self.order(bytes) else {
            throw .badData(file: file, reason: "the file ends inside the head of a pcap file, which has 24 bytes")
        }
        isSwapped = order.isSwapped
        unit = order.unit
        let major = bytes.short(4, swapped: isSwapped)
        guard major == 2 else {
            throw .badData(file: file, reason: "byte 4: pcap version \(major); expected 2")
        }
        // The upper half tells the length of a frame check sequence.
        let number = UInt16(truncatingIfNeeded: bytes.word(20, swapped: isSwapped))
        guard let link = LinkType(number: number) else {
            throw .badData(file: file, reason: "byte 20: \(LinkType.unknown(number))")
        }
        self.link = link
    }
}

extension LinkType {
    /// What is said of a type that is not read.
    static func unknown(_ number: UInt16) -> String {
        "frames of link type \(number), which awsdrops does not read; expected Ethernet, Linux cooked (v1, v2), raw IP or "
            + "loopback"
    }
}
