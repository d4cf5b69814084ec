/// Bytes that are read one after the other: a file, what is unpacked from one, the records of an envelope.
public protocol ByteStream: AnyObject {
    /// What messages call it: the file's name.
    var name: String { get }

    /// Fills the buffer as far as the content goes; less than the whole buffer only at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int
}

extension ByteStream {
    /// The content does not hold what it should.
    func damaged(_ reason: String) -> FlowLogError { .damaged(file: name, reason: reason) }
}
