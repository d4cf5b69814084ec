import Glibc

/// The files of a directory tree and their bytes.
public enum FileTree {
    /// A file found, by its whole path and by its path below the root it was found from.
    struct File: Sendable, Hashable {
        var path: String
        var relativePath: String
    }

    /// How deep directories are followed; a snapshot has three levels.
    private static let deepest = 16

    /// The files below a path that have one of the endings, in the order of their names; a path that is a file is taken
    /// whatever its name.
    static func files(below root: String, endings: [String]) throws(SnapshotError) -> [File] {
        var status = stat()
        guard stat(root, &status) == 0 else { throw .cannotOpen(path: root, reason: reason()) }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            // The folders above a single file may name its account, region and operation.
            return [File(path: root, relativePath: root)]
        }
        var found: [File] = []
        try list(root, prefix: "", depth: 0, endings: endings, into: &found)
        return found
    }

    private static func list(
        _ directory: String, prefix: String, depth: Int, endings: [String], into found: inout [File]
    ) throws(SnapshotError) {
        guard depth < deepest else {
            throw .cannotOpen(
                path: directory, reason: "more than \(deepest) directories deep; is there a link that loops?")
        }
        guard let stream = opendir(directory) else { throw .cannotOpen(path: directory, reason: reason()) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        closedir(stream)
        for name in names.sorted() {
            let path = directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
            var status = stat()
            guard stat(path, &status) == 0 else { throw .cannotOpen(path: path, reason: reason()) }
            if status.st_mode & S_IFMT == S_IFDIR {
                try list(path, prefix: prefix + name + "/", depth: depth + 1, endings: endings, into: &found)
            } else if endings.contains(where: name.hasSuffix) {
                found.append(File(path: path, relativePath: prefix + name))
            }
        }
    }

    /// The whole content of a file.
    public static func contents(of path: String) throws(SnapshotError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .cannotOpen(path: path, reason: reason()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotOpen(path: path, reason: reason()) }
        var bytes: [UInt8] = []
        // One byte more than the size, so that the end is seen without growing.
        var room = max(Int(status.st_size) + 1, 1 << 16)
        var got = 1
        while got > 0 {
            let part = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                count = max(0, got)
            }
            if bytes.isEmpty { bytes = part } else { bytes += part }
            room = 1 << 20
        }
        if got < 0 { throw .cannotOpen(path: path, reason: reason()) }
        return bytes
    }

    private static func reason() -> String {
        String(cString: strerror(errno))
    }
}
