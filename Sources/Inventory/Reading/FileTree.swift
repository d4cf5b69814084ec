import Glibc

/// The files of a directory tree and their bytes.
public enum FileTree {
    /// A file found: the path as the user may type it, and the path whose folders say where it came from.
    struct File: Sendable, Hashable {
        var path: String
        /// The path from the root of the file system, without links above the directory that was named.
        var place: String
    }

    /// How deep directories are followed; a snapshot has four levels.
    private static let deepest = 16

    /// The files below a path that have one of the endings, in the order of their names; a path that is no directory is
    /// taken whatever its name. A directory that links lead to twice is read once, so no link can make it endless.
    static func files(below root: String, endings: [String]) throws(SnapshotError) -> [File] {
        var status = stat()
        guard stat(root, &status) == 0 else { throw .cannotOpen(path: root, reason: reason()) }
        let place = canonical(root)
        guard status.isDirectory else { return [File(path: root, place: place)] }
        var walk = Walk(endings: endings)
        _ = walk.visited.insert(status.identity)
        try walk.list(root, place: place, depth: 0)
        return walk.found
    }

    private struct Walk {
        let endings: [String]
        var visited: Set<FileIdentity> = []
        var found: [File] = []

        mutating func list(_ directory: String, place: String, depth: Int) throws(SnapshotError) {
            guard depth < deepest else {
                throw .cannotOpen(path: directory, reason: "more than \(deepest) directories deep")
            }
            for name in try FileTree.names(in: directory) {
                let path = directory.hasSuffix("/") ? directory + name : "\(directory)/\(name)"
                let isWanted = endings.contains(where: name.hasSuffix)
                var status = stat()
                guard stat(path, &status) == 0 else {
                    // A link to nowhere is nobody's data, unless its name says it should be.
                    if isWanted { throw .cannotOpen(path: path, reason: FileTree.reason()) }
                    continue
                }
                if status.isDirectory {
                    guard visited.insert(status.identity).inserted else { continue }
                    try list(path, place: "\(place)/\(name)", depth: depth + 1)
                } else if isWanted {
                    // Opening a pipe that nobody writes to would wait for ever.
                    guard status.isRegularFile else {
                        throw .cannotOpen(path: path, reason: "neither a file nor a directory")
                    }
                    found.append(File(path: path, place: "\(place)/\(name)"))
                }
            }
        }
    }

    /// The names in a directory, sorted, without hidden ones.
    private static func names(in directory: String) throws(SnapshotError) -> [String] {
        guard let stream = opendir(directory) else { throw .cannotOpen(path: directory, reason: reason()) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    private static func canonical(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    static func reason() -> String {
        String(cString: strerror(errno))
    }
}

/// What makes two paths lead to one file.
private struct FileIdentity: Hashable {
    let device: dev_t
    let node: ino_t
}

extension stat {
    fileprivate var identity: FileIdentity { FileIdentity(device: st_dev, node: st_ino) }
    fileprivate var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }
    fileprivate var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
}
