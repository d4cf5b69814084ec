/// A window over a stream: its next bytes can be looked at before they are taken.
final class StreamWindow: ByteStream {
    /// Bytes behind those of the window that can be read, so that text is looked at in whole vectors.
    static let slack = 64
    /// Bytes before the next one that a refill leaves in place: an unpacker may give some back at the end of its data.
    private static let history = 16

    let name: String
    private let source: any ByteStream
    // Checked at every access, these take a sixth of the time of reading JSON. One thread uses a window, and none of its methods
    // calls what uses the window itself.
    @exclusivity(unchecked) private var buffer: UnsafeMutableRawBufferPointer
    @exclusivity(unchecked) private var start = 0
    @exclusivity(unchecked) private var end = 0
    /// Whether the source has given all it has.
    private(set) var isAtEndOfSource = false
    /// How many bytes of the stream lie before the buffer.
    private var bytesBefore = 0

    init(_ source: any ByteStream, size: Int = 1 << 18) {
        self.source = source
        name = source.name
        buffer = .allocate(byteCount: size + Self.slack, alignment: 64)
        buffer.initializeMemory(as: UInt8.self, repeating: 0)
    }

    deinit {
        buffer.deallocate()
    }

    /// The bytes that are next, without those that are not read yet.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: buffer[start..<end]) }

    /// Where the next byte stands in the stream.
    var offset: Int { bytesBefore + start }

    /// Whether so many bytes can be taken, or given back where the number is negative.
    func canTake(_ count: Int) -> Bool { start + count >= 0 && start + count <= end }

    /// Takes bytes of the window. A negative number gives back some that were taken last.
    func take(_ count: Int) {
        precondition(canTake(count))
        start += count
    }

    /// Reads on behind the bytes of the window; false where nothing comes.
    @discardableResult
    func refill() throws(FlowLogError) -> Bool {
        let dropped = max(0, start - Self.history)
        if dropped > 0, let base = buffer.baseAddress {
            base.copyMemory(from: base + dropped, byteCount: end - dropped)
            start -= dropped
            end -= dropped
            bytesBefore += dropped
        }
        let room = UnsafeMutableRawBufferPointer(rebasing: buffer[end..<(buffer.count - Self.slack)])
        guard !isAtEndOfSource, !room.isEmpty else { return false }
        let count = try source.read(into: room)
        isAtEndOfSource = count < room.count
        end += count
        return count > 0
    }

    /// Reads until the window has this many bytes, or the source has no more.
    func want(_ count: Int) throws(FlowLogError) {
        while bytes.count < count, try refill() {}
    }

    /// Doubles the window, up to `limit` bytes; false where it is as large already.
    func grow(limit: Int) -> Bool {
        let size = buffer.count - Self.slack
        guard size < limit else { return false }
        let larger = UnsafeMutableRawBufferPointer.allocate(
            byteCount: min(size * 2, limit) + Self.slack, alignment: 64)
        larger.initializeMemory(as: UInt8.self, repeating: 0)
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[..<end]))
        buffer.deallocate()
        buffer = larger
        return true
    }

    func read(into target: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        let held = min(end - start, target.count)
        target.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<(start + held)]))
        start += held
        guard held < target.count, !isAtEndOfSource else { return held }
        // What follows needs no stop in the window.
        let rest = UnsafeMutableRawBufferPointer(rebasing: target[held...])
        let count = try source.read(into: rest)
        isAtEndOfSource = count < rest.count
        bytesBefore += count
        return held + count
    }
}
