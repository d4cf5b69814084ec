import Glibc

/// A file open for reading, closed when the last reference goes.
final class FileDescriptor: LogFile {
    private let number: Int32
    private let isOwned: Bool
    let name: String

    /// Opens the file; `-` is standard input.
    init(opening path: String) throws(FlowLogError) {
        name = path == "-" ? "standard input" : path
        isOwned = path != "-"
        number = isOwned ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
        if number < 0 { throw .cannotRead(file: path, reason: String(cString: strerror(errno))) }
    }

    deinit {
        if isOwned { close(number) }
    }

    /// Fills the buffer from the file as far as it goes; less than the whole buffer only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FlowLogError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = Glibc.read(number, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(file: name, reason: String(cString: strerror(errno)))
            }
            filled += count
        }
        return filled
    }

    /// Fills the buffer from a place of the file as far as the file goes, whatever was read before.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FlowLogError) -> Int {
        var filled = 0
        while filled < buffer.count {
            let count = pread(
                number, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, off_t(offset + filled))
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .cannotRead(file: name, reason: String(cString: strerror(errno)))
            }
            filled += count
        }
        return filled
    }

    /// The size of a regular file in bytes; nil for a pipe, a terminal or a device.
    var size: Int? {
        var status = stat()
        guard fstat(number, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }
}
