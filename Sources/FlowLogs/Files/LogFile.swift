/// A log that is open: read from its beginning, and where it has a size at any place too.
public protocol LogFile: ByteStream {
    /// The size in bytes; nil for what can only be read one byte after the other.
    var size: Int? { get }

    /// Fills the buffer from a place as far as the file goes, whatever was read before.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FlowLogError) -> Int
}
