/// The records of a pcapng file (draft-ietf-opsawg-pcapng): sections, each with a byte order and interfaces of its own.
struct PcapngReader {
    /// The first four bytes of the file, in network order.
    static let magic: UInt32 = 0x0A0D_0D0A

    private let window: InputWindow
    private var isSwapped = false
    private var interfaces: [PcapngInterface] = []
    private var frame = 0
    /// How many frames the capturing system says it lost.
    private(set) var lostFrames: UInt64 = 0

    init(_ window: InputWindow) {
        self.window = window
    }

    /// Reads up to the next packet; says false at the end, and sets `isCut` where that is inside a block.
    mutating func next(_ record: inout CaptureRecord, isCut: inout Bool) throws(CaptureError) -> Bool {
        while try window.holds(12) {
            if window.bytes.word(0) == Self.magic { try readByteOrder() }
            let type = window.bytes.word(0, swapped: isSwapped)
            let length = Int(window.bytes.word(4, swapped: isSwapped))
            guard length >= 12, length % 4 == 0, length <= InputWindow.largestPiece else {
                throw fault(
                    "a block of \(length) bytes; expected a multiple of 4 from 12 to \(InputWindow.largestPiece)")
            }
            guard try window.holds(length) else { break }
            let trailer = Int(window.bytes.word(length - 4, swapped: isSwapped))
            guard trailer == length else {
                throw fault("a block of \(length) bytes that ends with the length \(trailer); the file is damaged here")
            }
            let body = window.bytes.from(8).first(length - 12)
            let isPacket: Bool
            do throws(PcapngFault) {
                isPacket = try read(type, body, into: &record)
            } catch {
                throw fault(error.reason)
            }
            window.advance(length)
            if isPacket { return true }
        }
        isCut = window.bytes.count > 0
        return false
    }

    private mutating func readByteOrder() throws(CaptureError) {
        switch window.bytes.word(8) {
        case 0x4D3C_2B1A: isSwapped = false
        case 0x1A2B_3C4D: isSwapped = true
        default: throw fault("a section without its byte-order mark 0x1A2B3C4D")
        }
        interfaces = []
    }

    /// Reads one block; says whether it is a packet that can be looked at.
    private mutating func read(
        _ type: UInt32, _ body: Octets, into record: inout CaptureRecord
    ) throws(PcapngFault) -> Bool {
        switch type {
        case 1:
            interfaces.append(try PcapngInterface(body, isSwapped: isSwapped))
            return false
        case 2, 3, 6:
            frame += 1
            return try packet(type, body, into: &record)
        case 5:
            countLost(body)
            return false
        // Journal entries and system calls are frames of their own to Wireshark.
        case 9, 0x204, 0x208, 0x221: frame += 1
        default: break
        }
        return false
    }

    private func packet(_ type: UInt32, _ body: Octets, into record: inout CaptureRecord) throws(PcapngFault) -> Bool {
        let head = type == 3 ? 4 : 20
        guard body.count >= head else { throw PcapngFault("a packet block of \(body.count) bytes; expected \(head)") }
        let number =
            switch type {
            case 3: 0
            case 2: Int(body.short(0, swapped: isSwapped))
            default: Int(body.word(0, swapped: isSwapped))
            }
        guard interfaces.indices.contains(number) else {
            throw PcapngFault("a packet of interface \(number), which the section does not describe")
        }
        let interface = interfaces[number]
        guard let link = interface.link else { throw PcapngFault(LinkType.unknown(interface.linkNumber)) }
        record.frame = frame
        record.link = link
        record.interface = number
        record.passage = .unknown
        if type == 3 {
            record.wireLength = Int(body.word(0, swapped: isSwapped))
            let kept = interface.snapLength == 0 ? record.wireLength : min(record.wireLength, interface.snapLength)
            record.bytes = body.from(4).first(kept)
            record.time = nil
            return true
        }
        let ticks = UInt64(body.word(4, swapped: isSwapped)) << 32 | UInt64(body.word(8, swapped: isSwapped))
        record.time = interface.unit.nanoseconds(ticks)
        let kept = Int(body.word(12, swapped: isSwapped))
        guard kept <= body.count - head else {
            throw PcapngFault("frame \(frame) of \(kept) bytes in a block that has room for \(body.count - head)")
        }
        record.bytes = body.from(head).first(kept)
        record.wireLength = max(kept, Int(body.word(16, swapped: isSwapped)))
        let options = min(body.count, head + (kept + 3) / 4 * 4)
        if options < body.count { record.passage = passage(PcapngOptions(body.from(options), isSwapped: isSwapped)) }
        return true
    }

    /// The lowest two bits of option `epb_flags`.
    private func passage(_ options: PcapngOptions) -> Passage {
        for option in options where option.code == 2 && option.value.count >= 4 {
            switch option.value.word(0, swapped: isSwapped) & 3 {
            case 1: return .received
            case 2: return .sent
            default: break
            }
        }
        return .unknown
    }

    /// Interface statistics: option 5 (`isb_ifdrop`) is what the interface dropped for lack of resources, 7 the system.
    private mutating func countLost(_ body: Octets) {
        guard body.count >= 12 else { return }
        for option in PcapngOptions(body.from(12), isSwapped: isSwapped)
        where (option.code == 5 || option.code == 7) && option.value.count >= 8 {
            let (first, second) = (option.value.word(0, swapped: isSwapped), option.value.word(4, swapped: isSwapped))
            let count = isSwapped ? UInt64(first) << 32 | UInt64(second) : UInt64(second) << 32 | UInt64(first)
            lostFrames = lostFrames.addingReportingOverflow(count).overflow ? .max : lostFrames + count
        }
    }

    private func fault(_ reason: String) -> CaptureError {
        .badData(file: window.name, reason: "byte \(window.offset): \(reason)")
    }
}
