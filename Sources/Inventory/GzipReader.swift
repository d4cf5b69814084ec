import CZlib

/// Why a gzip file cannot be read. Offsets are in bytes of the compressed file; members count from 1.
public enum GzipError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The first two bytes are not those of gzip.
    case notGzip
    /// The file ends inside a member.
    case truncated(member: Int)
    /// A member's header, data or checksum is wrong; `reason` is zlib's word for it.
    case corrupt(member: Int, offset: Int, reason: String)
    /// Bytes follow the last member that start no other one.
    case trailingGarbage(offset: Int, count: Int)
    /// The contents are larger than the caller allows.
    case tooLarge(limit: Int)
    /// zlib could not get memory.
    case outOfMemory

    /// What is wrong, and what to do; the caller puts the file's name before it.
    public var description: String {
        switch self {
        case .notGzip:
            "not a gzip file: it does not start with the bytes 1F 8B; name it without .gz if it is plain text"
        case .truncated(let member):
            "the gzip file ends inside member \(member): copy or download it again"
        case .corrupt(let member, let offset, let reason):
            "the gzip file is damaged in member \(member), before byte \(offset) (\(reason)): copy or download it again"
        case .trailingGarbage(let offset, let count):
            "\(count) bytes from byte \(offset) on are not gzip: remove what was appended to the file"
        case .tooLarge(let limit):
            "the gzip file holds more than \(limit) bytes: split it"
        case .outOfMemory:
            "zlib could not get memory: free some and try again"
        }
    }
}

/// Reads gzip files (RFC 1952).
public enum Gzip {
    private static let magic: [UInt8] = [0x1F, 0x8B]
    private static let chunkSize = 1 << 18

    /// Whether the bytes start as a gzip file does.
    public static func isGzip(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: magic)
    }

    /// The contents of all members one after the other, checksums checked.
    ///
    /// Zero bytes after the last member are accepted as padding, as gzip itself does. `limit` is the most bytes to
    /// give: a file with more throws, after at most `limit` bytes and one chunk were unpacked.
    public static func decompress(_ bytes: [UInt8], limit: Int) throws(GzipError) -> [UInt8] {
        guard isGzip(bytes) else { throw .notGzip }
        var output: [UInt8] = []
        var position = 0
        var member = 1
        while position < bytes.count {
            guard bytes[position...].starts(with: magic) else {
                guard bytes[position...].allSatisfy({ $0 == 0 }) else {
                    throw bytes[position...].elementsEqual(magic.prefix(1))
                        ? .truncated(member: member)
                        : .trailingGarbage(offset: position, count: bytes.count - position)
                }
                break
            }
            position = try inflateMember(member, of: bytes, from: position, into: &output, limit: limit)
            member += 1
        }
        return output
    }

    /// Appends the contents of the member at `start` and gives the offset of the byte after it.
    private static func inflateMember(
        _ member: Int, of bytes: [UInt8], from start: Int, into output: inout [UInt8], limit: Int
    ) throws(GzipError) -> Int {
        // zlib keeps the address of the stream, so it must not be a Swift variable, which may move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        guard czlib_inflate_init_gzip(stream) == Z_OK else { throw .outOfMemory }
        defer { inflateEnd(stream) }

        let chunk = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: chunkSize)
        defer { chunk.deallocate() }
        var position = start
        while true {
            let (status, consumed) = step(stream, input: bytes, from: position, output: chunk)
            position += consumed
            let produced = chunk.count - Int(stream.pointee.avail_out)
            guard produced <= limit - output.count else { throw .tooLarge(limit: limit) }
            output.append(contentsOf: chunk.prefix(produced))
            switch status {
            case Z_STREAM_END: return position
            case Z_OK: continue
            case Z_BUF_ERROR: throw .truncated(member: member)
            case Z_MEM_ERROR: throw .outOfMemory
            default:
                let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(status)"
                throw .corrupt(member: member, offset: position, reason: reason)
            }
        }
    }

    /// One call of zlib: its status and how many bytes of input it took.
    private static func step(
        _ stream: UnsafeMutablePointer<z_stream>, input: [UInt8], from position: Int,
        output: UnsafeMutableBufferPointer<UInt8>
    ) -> (status: Int32, consumed: Int) {
        input[position...].withUnsafeBufferPointer { rest in
            // zlib counts in 32 bits; what does not fit is the next step's.
            let offered = min(rest.count, Int(Int32.max))
            stream.pointee.next_in = UnsafeMutablePointer(mutating: rest.baseAddress)
            stream.pointee.avail_in = UInt32(offered)
            stream.pointee.next_out = output.baseAddress
            stream.pointee.avail_out = UInt32(output.count)
            let status = inflate(stream, Z_NO_FLUSH)
            return (status, offered - Int(stream.pointee.avail_in))
        }
    }
}
