import CISAL

/// The content of a file, unpacked where it is gzip or zstd: several members, in steps, in flat memory.
///
/// The form is told by the first bytes, never by the file's name.
public final class ContentReader {
    private static let inputSize = 1 << 18

    private let file: FileDescriptor
    /// The file as messages name it.
    public var name: String { file.name }
    private let input: UnsafeMutableRawBufferPointer
    private var inputStart = 0
    private var inputEnd = 0
    private var gzip: UnsafeMutablePointer<inflate_state>?
    private var zstd: ZstdFrames?
    private var member = 1

    /// Opens the file, `-` for standard input, and looks at its first bytes.
    public init(_ path: String) throws(ContentError) {
        file = try FileDescriptor(opening: path)
        input = .allocate(byteCount: Self.inputSize, alignment: 64)
        try refill()
        if startsMember {
            startMember()
        } else if ZstdFrames.isStart(UnsafeRawBufferPointer(rebasing: input[..<inputEnd])) {
            guard let frames = ZstdFrames() else { throw damaged("zstd could not get memory: free some and try again") }
            zstd = frames
        }
    }

    deinit {
        input.deallocate()
        gzip?.deallocate()
    }

    /// Fills the buffer as far as the content goes; 0 only at its end.
    public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContentError) -> Int {
        if let zstd { return try unpack(zstd, into: buffer) }
        guard let gzip else { return try readPlain(into: buffer) }
        var filled = 0
        while filled < buffer.count {
            if inputStart == inputEnd { try refill() }
            if cisal_is_finished(gzip) != 0 {
                guard try beginNextMember() else { break }
            }
            let count = try inflate(gzip, into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            filled += count
        }
        return filled
    }

    private func unpack(
        _ zstd: ZstdFrames, into buffer: UnsafeMutableRawBufferPointer
    ) throws(ContentError) -> Int {
        var filled = 0
        while filled < buffer.count {
            if inputStart == inputEnd { try refill() }
            let offered = UnsafeRawBufferPointer(rebasing: input[inputStart..<inputEnd])
            if offered.isEmpty, zstd.isBetweenFrames { break }
            let step: (taken: Int, given: Int)
            do throws(ZstdFault) {
                step = try zstd.unpack(offered, into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            } catch {
                throw damaged("the zstd data is damaged (\(error.reason)): copy the file again")
            }
            inputStart += step.taken
            filled += step.given
            if offered.isEmpty, step.given == 0, !zstd.isBetweenFrames {
                throw damaged("the zstd file ends inside a frame: copy the file again")
            }
        }
        return filled
    }

    private func readPlain(into buffer: UnsafeMutableRawBufferPointer) throws(ContentError) -> Int {
        let count = min(inputEnd - inputStart, buffer.count)
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[inputStart..<inputStart + count]))
        inputStart += count
        if count == buffer.count { return count }
        return count + (try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...])))
    }

    /// Moves what is left to the front and reads behind it.
    ///
    /// The last bytes used stay before it: at the end of a member ISA-L gives back up to eight that it took too many.
    private func refill() throws(ContentError) {
        let kept = max(0, inputStart - 16)
        if kept > 0, let base = input.baseAddress {
            base.copyMemory(from: base + kept, byteCount: inputEnd - kept)
        }
        inputStart -= kept
        inputEnd -= kept
        inputEnd += try file.read(into: UnsafeMutableRawBufferPointer(rebasing: input[inputEnd...]))
    }

    private var startsMember: Bool {
        inputEnd - inputStart >= 2 && input[inputStart] == 0x1F && input[inputStart + 1] == 0x8B
    }

    private func startMember() {
        let state = gzip ?? .allocate(capacity: 1)
        cisal_start_gzip_member(state)
        gzip = state
    }

    /// Whether another member follows. Zero bytes at the end are padding, as gzip itself has it.
    private func beginNextMember() throws(ContentError) -> Bool {
        if inputEnd - inputStart < 2 { try refill() }
        if startsMember {
            member += 1
            startMember()
            return true
        }
        while inputStart < inputEnd {
            guard input[inputStart..<inputEnd].allSatisfy({ $0 == 0 }) else {
                throw damaged("bytes that are not gzip follow member \(member): remove what was appended")
            }
            inputStart = inputEnd
            try refill()
        }
        return false
    }

    /// One step of ISA-L: how many bytes it gave.
    private func inflate(
        _ state: UnsafeMutablePointer<inflate_state>, into output: UnsafeMutableRawBufferPointer
    ) throws(ContentError) -> Int {
        // ISA-L counts in 32 bits; buffers here are far smaller.
        let offered = inputEnd - inputStart
        let wanted = min(output.count, Int(Int32.max))
        state.pointee.next_in = input.baseAddress?.advanced(by: inputStart).assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_in = UInt32(offered)
        state.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        state.pointee.avail_out = UInt32(wanted)
        let status = isal_inflate(state)
        let given = wanted - Int(state.pointee.avail_out)
        let start = inputStart + offered - Int(state.pointee.avail_in)
        // Damaged data makes ISA-L give back more than it took.
        guard status == ISAL_DECOMP_OK || status == ISAL_END_INPUT || status == ISAL_OUT_OVERFLOW,
            (0...inputEnd).contains(start)
        else {
            throw damaged("the gzip data is damaged in member \(member) (ISA-L error \(status)): copy the file again")
        }
        inputStart = start
        if given == 0, offered == 0, cisal_is_finished(state) == 0 {
            throw damaged("the gzip file ends inside member \(member): copy the file again")
        }
        return given
    }

    private func damaged(_ reason: String) -> ContentError { .damaged(file: file.name, reason: reason) }
}
