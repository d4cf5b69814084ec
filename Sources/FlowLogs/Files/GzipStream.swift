import CISAL

/// The content of a gzip stream (RFC 1952): several members, checksums checked, in steps.
final class GzipStream: ByteStream {
    private let input: StreamWindow
    private let state: UnsafeMutablePointer<inflate_state>
    private var member = 1

    init(_ input: StreamWindow) {
        self.input = input
        state = .allocate(capacity: 1)
        cisal_start_gzip_member(state)
    }

    deinit {
        state.deallocate()
    }

    var name: String { input.name }

    /// Whether a stream with these first bytes is gzip.
    static func isStart(_ bytes: UnsafeRawBufferPointer) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        var filled = 0
        while filled < buffer.count {
            if input.bytes.isEmpty { try input.refill() }
            if cisal_is_finished(state) != 0 {
                guard try beginNextMember() else { break }
            }
            filled += try inflate(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        }
        return filled
    }

    /// Whether another member follows. Zero bytes at the end are padding, as gzip itself has it.
    private func beginNextMember() throws(FlowLogError) -> Bool {
        try input.want(2)
        if Self.isStart(input.bytes) {
            member += 1
            cisal_start_gzip_member(state)
            return true
        }
        while !input.bytes.isEmpty {
            guard input.bytes.allSatisfy({ $0 == 0 }) else {
                throw damaged("bytes that are not gzip follow member \(member): remove what was appended")
            }
            input.take(input.bytes.count)
            try input.refill()
        }
        return false
    }

    /// One step of ISA-L: how many bytes it gave.
    private func inflate(into output: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        // ISA-L counts in 32 bits.
        let offered = input.bytes
        let wanted = min(output.count, Int(Int32.max))
        // The type is not const in C; the bytes are only read.
        state.pointee.next_in = UnsafeMutablePointer(
            mutating: offered.baseAddress?.assumingMemoryBound(to: UInt8.self))
        state.pointee.avail_in = UInt32(offered.count)
        state.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(wanted)
        let status = isal_inflate(state)
        let given = wanted - Int(state.pointee.avail_out)
        let taken = offered.count - Int(state.pointee.avail_in)
        // Damaged data makes ISA-L give back more than it took.
        guard status == ISAL_DECOMP_OK || status == ISAL_END_INPUT || status == ISAL_OUT_OVERFLOW, input.canTake(taken)
        else {
            throw damaged("the gzip data is damaged in member \(member) (ISA-L error \(status)): copy the file again")
        }
        input.take(taken)
        if given == 0, offered.isEmpty, cisal_is_finished(state) == 0 {
            throw damaged("the gzip file ends inside member \(member): copy the file again")
        }
        return given
    }
}
