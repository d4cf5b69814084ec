import Glibc

/// Writes a snapshot's files. Each is written beside its place and renamed, so it is whole or absent.
public struct SnapshotWriter: Sendable {
    /// The snapshot's root.
    public let root: String

    /// A writer into a directory, which is made where it does not exist.
    public init(root: String) throws(SnapshotWriteError) {
        self.root = root
        try Self.makeDirectory(root)
    }

    /// Writes one file.
    ///
    /// - Parameter path: Its place below the root; directories on the way are made.
    public func write(_ bytes: [UInt8], to path: String) throws(SnapshotWriteError) {
        let target = "\(root)/\(path)"
        let directory = target.lastIndex(of: "/").map { String(target[..<$0]) } ?? root
        try Self.makeDirectory(directory)
        let beside = "\(directory)/.\(target.split(separator: "/").last ?? "file").part"
        let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.error(beside) }
        do throws(SnapshotWriteError) {
            try Self.fill(descriptor, with: bytes, name: beside)
            guard close(descriptor) == 0 else { throw Self.error(beside) }
            guard rename(beside, target) == 0 else { throw Self.error(target) }
        } catch {
            unlink(beside)
            throw error
        }
    }

    /// Removes a file, if it is there.
    public func remove(_ path: String) throws(SnapshotWriteError) {
        let target = "\(root)/\(path)"
        guard unlink(target) == 0 || errno == ENOENT else { throw Self.error(target) }
    }

    /// A finished file's bytes, or nil where there is none.
    public func read(_ path: String) -> [UInt8]? {
        try? FileTree.contents(of: "\(root)/\(path)", limit: SnapshotReader.largestFile)
    }

    /// The name of something that is in the directory, or nil where it is empty. Hidden files do not count.
    public func firstEntry() throws(SnapshotWriteError) -> String? {
        guard let stream = opendir(root) else { throw Self.error(root) }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { return name }
        }
        return nil
    }

    private static func fill(_ descriptor: Int32, with bytes: [UInt8], name: String) throws(SnapshotWriteError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 {
                if errno == EINTR { continue }
                let failure = error(name)
                close(descriptor)
                throw failure
            }
            rest = rest.dropFirst(written)
        }
    }

    private static func makeDirectory(_ path: String) throws(SnapshotWriteError) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/\(part)"
            // Snapshots tell an attacker much; nobody else needs to read them.
            if mkdir(made, 0o700) != 0, errno != EEXIST { throw error(made) }
        }
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw SnapshotWriteError(path: path, reason: "it is not a directory")
        }
    }

    private static func error(_ path: String) -> SnapshotWriteError {
        SnapshotWriteError(path: path, reason: String(cString: strerror(errno)))
    }
}
