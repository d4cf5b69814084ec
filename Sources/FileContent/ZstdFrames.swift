import CZstd

/// Unpacks Zstandard frames (RFC 8878), one after the other.
final class ZstdFrames {
    /// Windows above 2^27 bytes are refused, as the zstd program does without `--long`.
    private static let largestWindow: Int32 = 27

    private let context: OpaquePointer
    /// Whether the last frame is whole, and no other has begun.
    private(set) var isBetweenFrames = true

    /// Gives nil where there is no memory.
    init?() {
        guard let context = ZSTD_createDCtx() else { return nil }
        _ = czstd_limit_window(context, Self.largestWindow)
        self.context = context
    }

    deinit {
        ZSTD_freeDCtx(context)
    }

    /// Whether these first bytes are of a frame, or of one that readers skip.
    static func isStart(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
            || bytes.count >= 4 && bytes[0] & 0xF0 == 0x50 && bytes[1...].starts(with: [0x2A, 0x4D, 0x18])
    }

    /// One step: how many bytes it took and gave.
    func unpack(
        _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
    ) throws(ZstdFault) -> (taken: Int, given: Int) {
        var taken = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
        var given = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
        let hint = ZSTD_decompressStream(context, &given, &taken)
        if ZSTD_isError(hint) != 0 { throw ZstdFault(reason: String(cString: ZSTD_getErrorName(hint))) }
        isBetweenFrames = hint == 0
        return (taken.pos, given.pos)
    }
}

/// What zstd says of damaged data.
struct ZstdFault: Error {
    let reason: String
}
