import Glibc

extension FileTree {
    /// The whole content of a file or pipe.
    ///
    /// - Parameter limit: The most bytes to take: more is a mistake, such as a device that never ends.
    public static func contents(of path: String, limit: Int) throws(SnapshotError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: reason()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotOpen(path: path, reason: reason()) }
        guard Int(status.st_size) <= limit else {
            throw .malformed(file: path, reason: "more than \(limit) bytes")
        }
        var bytes: [UInt8] = []
        // One byte more than the size, so that the end is seen without growing.
        var room = max(Int(status.st_size) + 1, 1 << 16)
        while true {
            var got = 0
            let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                repeat {
                    got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                } while got < 0 && errno == EINTR
                count = max(0, got)
            }
            guard got >= 0 else { throw .cannotOpen(path: path, reason: reason()) }
            if got == 0 { return bytes }
            guard bytes.count + got <= limit else {
                throw .malformed(file: path, reason: "more than \(limit) bytes")
            }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            room = 1 << 20
        }
    }
}
