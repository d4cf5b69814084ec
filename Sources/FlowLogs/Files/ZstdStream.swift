import CZstd

/// The content of a Zstandard stream (RFC 8878): several frames, in steps.
final class ZstdStream: ByteStream {
    /// Windows above 2^27 bytes are refused, as the zstd program does without `--long`.
    private static let largestWindow: Int32 = 27

    private let input: StreamWindow
    private let context: OpaquePointer
    /// What zstd said last: 0 between two frames.
    private var hint = 0

    init(_ input: StreamWindow) throws(FlowLogError) {
        guard let context = ZSTD_createDCtx() else {
            throw .damaged(file: input.name, reason: "zstd could not get memory: free some and try again")
        }
        _ = czstd_limit_window(context, Self.largestWindow)
        self.input = input
        self.context = context
    }

    deinit {
        ZSTD_freeDCtx(context)
    }

    var name: String { input.name }

    /// Whether a stream with these first bytes is Zstandard: a frame, or one that readers skip.
    static func isStart(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
            || bytes.count >= 4 && bytes[0] & 0xF0 == 0x50 && bytes[1...].starts(with: [0x2A, 0x4D, 0x18])
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
        while output.pos < output.size {
            if input.bytes.isEmpty { try input.refill() }
            let offered = input.bytes
            var taken = ZSTD_inBuffer(src: offered.baseAddress, size: offered.count, pos: 0)
            let before = output.pos
            if offered.isEmpty, hint == 0 { break }
            hint = ZSTD_decompressStream(context, &output, &taken)
            if ZSTD_isError(hint) != 0 {
                let reason = String(cString: ZSTD_getErrorName(hint))
                throw damaged("the zstd data is damaged before byte \(input.offset) (\(reason)): copy the file again")
            }
            input.take(taken.pos)
            if offered.isEmpty, output.pos == before, hint != 0 {
                throw damaged("the zstd file ends inside a frame: copy the file again")
            }
        }
        return output.pos
    }
}
