import Glibc

/// Finds the files that paths stand for.
enum FileFinder {
    /// The files, those of a directory by name; a directory without any is an error.
    static func files(in paths: [String]) throws(FlowLogError) -> [String] {
        var files: [String] = []
        for path in paths {
            let found = path == "-" ? [path] : try expanded(path, depth: 0)
            if found.isEmpty { throw .cannotRead(file: path, reason: "the directory holds no file") }
            files += found
        }
        return files
    }

    /// Directories deeper than this are links that lead back into themselves.
    private static let deepest = 40

    private static func expanded(_ path: String, depth: Int) throws(FlowLogError) -> [String] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw .cannotRead(file: path, reason: String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return [path] }
        guard depth < deepest else { throw .cannotRead(file: path, reason: "a link in it leads back into it") }
        guard let directory = opendir(path) else {
            throw .cannotRead(file: path, reason: String(cString: strerror(errno)))
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        var files: [String] = []
        for name in names.sorted() { files += try expanded("\(path)/\(name)", depth: depth + 1) }
        return files
    }
}
