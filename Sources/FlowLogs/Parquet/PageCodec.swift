import CISAL
import CZstd

/// Unpacks pages.
final class PageCodec {
    /// The codecs, by their number.
    private static let names = ["UNCOMPRESSED", "SNAPPY", "GZIP", "LZO", "BROTLI", "LZ4", "ZSTD", "LZ4_RAW"]

    private enum Kind {
        case none, snappy, gzip, zstd
    }

    private let kind: Kind
    private var inflater: UnsafeMutablePointer<inflate_state>?
    private var zstd: OpaquePointer?

    /// Gives nil for a codec that is not read.
    init?(_ number: Int) {
        switch number {
        case 0: kind = .none
        case 1: kind = .snappy
        case 2:
            kind = .gzip
            inflater = .allocate(capacity: 1)
        case 6:
            kind = .zstd
            zstd = ZSTD_createDCtx()
        default: return nil
        }
    }

    deinit {
        inflater?.deallocate()
        ZSTD_freeDCtx(zstd)
    }

    /// What the format's description calls a codec.
    static func name(_ number: Int) -> String {
        names.indices.contains(number) ? names[number] : "number \(number)"
    }

    /// Fills the output; false where the input is damaged or holds another number of bytes.
    func unpack(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        switch kind {
        case .none:
            guard input.count == output.count else { return false }
            output.copyMemory(from: input)
            return true
        case .snappy: return Snappy.unpack(input, into: output)
        case .gzip: return inflate(input, into: output)
        case .zstd:
            let count = ZSTD_decompressDCtx(zstd, output.baseAddress, output.count, input.baseAddress, input.count)
            return ZSTD_isError(count) == 0 && count == output.count
        }
    }

    /// All members of the gzip data.
    private func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        guard let inflater else { return false }
        var taken = 0
        var given = 0
        while taken < input.count {
            cisal_start_gzip_member(inflater)
            // The type is not const in C; the bytes are only read.
            inflater.pointee.next_in = UnsafeMutablePointer(
                mutating: input.baseAddress?.advanced(by: taken).assumingMemoryBound(to: UInt8.self))
            inflater.pointee.avail_in = UInt32(input.count - taken)
            inflater.pointee.next_out = output.baseAddress?.advanced(by: given).assumingMemoryBound(to: UInt8.self)
            inflater.pointee.avail_out = UInt32(output.count - given)
            guard isal_inflate(inflater) == ISAL_DECOMP_OK, cisal_is_finished(inflater) != 0 else { return false }
            taken = input.count - Int(inflater.pointee.avail_in)
            given = output.count - Int(inflater.pointee.avail_out)
        }
        return given == output.count
    }
}
