/// Writes TCP packets as they lie on an Ethernet, with valid checksums.
struct PacketWriter {
    var source: [UInt8] = [10, 0, 0, 1]
    var destination: [UInt8] = [10, 0, 0, 2]
    var sourcePort: UInt16 = 40000
    var destinationPort: UInt16 = 80
    var hopLimit: UInt8 = 64

    static let fin: UInt8 = 1
    static let syn: UInt8 = 2
    static let reset: UInt8 = 4
    static let ack: UInt8 = 16

    /// The writer of the other direction.
    var reversed: PacketWriter {
        PacketWriter(
            source: destination, destination: source, sourcePort: destinationPort, destinationPort: sourcePort,
            hopLimit: hopLimit)
    }

    static func big16(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 255), UInt8(value & 255)] }
    static func big32(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * UInt32($0)) & 255) } }

    static func checksum(_ bytes: [UInt8]) -> [UInt8] {
        var sum = 0
        for index in stride(from: 0, to: bytes.count, by: 2) {
            sum += Int(bytes[index]) << 8 | (index + 1 < bytes.count ? Int(bytes[index + 1]) : 0)
        }
        while sum > 0xFFFF { sum = sum >> 16 + sum & 0xFFFF }
        return big16(~sum & 0xFFFF)
    }

    /// An IPv4 packet with a TCP segment.
    func ip(
        _ flags: UInt8, sequence: UInt32 = 0, acknowledgement: UInt32 = 0, data: Int = 0, identification: Int = 1,
        window: Int = 64240, options: [UInt8] = []
    ) -> [UInt8] {
        Self.ip(from: source, to: destination, number: 6, hopLimit: hopLimit, identification: identification) {
            tcp(flags, sequence, acknowledgement, data, window, options)
        }
    }

    /// The same as an Ethernet frame.
    func frame(
        _ flags: UInt8, sequence: UInt32 = 0, acknowledgement: UInt32 = 0, data: Int = 0, identification: Int = 1,
        window: Int = 64240, options: [UInt8] = []
    ) -> [UInt8] {
        Self.ethernet
            + ip(
                flags, sequence: sequence, acknowledgement: acknowledgement, data: data, identification: identification,
                window: window, options: options)
    }

    static let ethernet: [UInt8] = [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 8, 0]

    /// An IPv4 packet around a payload.
    static func ip(
        from source: [UInt8], to destination: [UInt8], number: UInt8, hopLimit: UInt8, identification: Int,
        place: Int = 0x4000, _ payload: () -> [UInt8]
    ) -> [UInt8] {
        let body = payload()
        var head: [UInt8] =
            [0x45, 0] + big16(20 + body.count) + big16(identification) + big16(place) + [hopLimit, number, 0, 0]
            + source
            + destination
        head.replaceSubrange(10..<12, with: checksum(head))
        return head + body
    }

    /// The segment alone; its checksum is that of its addresses, of either family.
    func tcp(
        _ flags: UInt8, _ sequence: UInt32, _ acknowledgement: UInt32, _ data: Int, _ window: Int, _ options: [UInt8]
    ) -> [UInt8] {
        let padded = options + [UInt8](repeating: 1, count: (4 - options.count % 4) % 4)
        var segment =
            Self.big16(Int(sourcePort)) + Self.big16(Int(destinationPort)) + Self.big32(sequence)
            + Self.big32(acknowledgement) + [UInt8(20 + padded.count) << 2, flags] + Self.big16(window) + [0, 0, 0, 0]
            + padded + [UInt8](repeating: 0x78, count: data)
        let pseudo = source + destination + Self.big32(UInt32(segment.count)) + [0, 0, 0, 6]
        segment.replaceSubrange(16..<18, with: Self.checksum(pseudo + segment))
        return segment
    }
}
