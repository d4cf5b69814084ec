import FileContent

/// A window that moves over the content of a file, in flat memory.
final class InputWindow {
    /// The longest piece that is asked for at once. Captures of whole super-segments have records of some 64 KB.
    static let largestPiece = 1 << 26
    private static let usualSize = 1 << 20

    private let reader: ContentReader
    private var buffer: UnsafeMutableRawBufferPointer
    private var start = 0
    private var end = 0
    private var isAtEnd = false
    /// The place of the window's first byte in the unpacked file.
    private(set) var offset = 0

    /// Opens a file; `-` is standard input.
    init(_ path: String) throws(CaptureError) {
        do throws(ContentError) {
            reader = try ContentReader(path)
        } catch {
            throw CaptureError(error)
        }
        buffer = .allocate(byteCount: Self.usualSize, alignment: 64)
    }

    deinit {
        buffer.deallocate()
    }

    var name: String { reader.name }

    /// What of the file is in the window.
    @inline(__always)
    var bytes: Octets { Octets(UnsafeRawBufferPointer(rebasing: buffer[start..<end])) }

    /// Whether that many bytes are in the window, or could be read into it.
    @inline(__always)
    func holds(_ count: Int) throws(CaptureError) -> Bool {
        if end - start >= count { return true }
        return try refill(count)
    }

    /// Moves over bytes that are in the window.
    @inline(__always)
    func advance(_ count: Int) {
        precondition(count >= 0 && count <= end - start)
        start += count
        offset += count
    }

    private func refill(_ count: Int) throws(CaptureError) -> Bool {
        if isAtEnd { return false }
        let kept = end - start
        if count > buffer.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 64)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<end]))
            buffer.deallocate()
            buffer = larger
        } else if let base = buffer.baseAddress {
            base.copyMemory(from: base + start, byteCount: kept)
        }
        start = 0
        end = kept
        do throws(ContentError) {
            let room = UnsafeMutableRawBufferPointer(rebasing: buffer[kept...])
            let read = try reader.read(into: room)
            isAtEnd = read < room.count
            end += read
        } catch {
            throw CaptureError(error)
        }
        return end >= count
    }
}
