import Glibc

/// A file open for reading, closed when the last reference goes.
final class FileDescriptor {
    private let number: Int32
    private let isOwned: Bool
    let name: String

    /// Opens the file; `-` is standard input.
    init(opening path: String) throws(ContentError) {
        name = path == "-" ? "standard input" : path
        isOwned = path != "-"
        number = isOwned ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO
        if number < 0 { throw .cannotRead(file: path, reason: String(cString: strerror(errno))) }
    }

    deinit {
        if isOwned { close(number) }
    }

    /// Fills the buffer from the file as far as it goes; less than the whole buffer only at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContentError) -> Int {
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
}
