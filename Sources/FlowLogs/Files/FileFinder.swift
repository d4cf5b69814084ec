import Glibc

/// Finds the files that paths stand for.
enum FileFinder {
    /// The files, those of a directory by name; a directory without any is an error, and a pattern that fits none.
    static func files(in paths: [String]) throws(FlowLogError) -> [FoundFile] {
        var files: [FoundFile] = []
        for path in paths {
            if path == "-" {
                files.append(FoundFile(path: path, isFound: false))
                continue
            }
            for path in try matches(of: path) {
                let found = try expanded(path, depth: 0)
                if found.isEmpty { throw .cannotRead(file: path, reason: "the directory holds no file") }
                files += found.map { FoundFile(path: $0, isFound: $0 != path) }
            }
        }
        return files
    }

    /// The paths that a pattern of the shell's kind fits, sorted; a path that exists is no pattern.
    private static func matches(of path: String) throws(FlowLogError) -> [String] {
        var status = stat()
        guard stat(path, &status) != 0, path.contains(where: { "*?[".contains($0) }) else { return [path] }
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(path, 0, nil, &found) == 0, let names = found.gl_pathv else {
            throw .cannotRead(file: path, reason: "no file fits the pattern")
        }
        return (0..<Int(found.gl_pathc)).compactMap { names[$0].map { String(cString: $0) } }
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
