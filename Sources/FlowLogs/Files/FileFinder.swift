import Glibc

/// Finds the files that paths stand for.
struct FileFinder {
    /// What was found, that of a directory by name.
    private(set) var files: [FoundFile] = []
    /// What directories hold that cannot be read: links that lead nowhere, pipes, files of others.
    private(set) var unread: [UnreadFile] = []
    /// What was found in directories. Whatever links lead to it, its records count once, and no link is endless.
    private var visited: Set<FileIdentity> = []

    /// Finds them. A path that is named and cannot be read is an error, as is a directory without any file, and a pattern
    /// that fits none.
    init(_ paths: [String]) throws(FlowLogError) {
        for path in paths {
            if path == "-" {
                files.append(FoundFile(source: .path(path), isFound: false))
                continue
            }
            for path in try Self.matches(of: path) {
                let before = files.count + unread.count
                var status = stat()
                guard stat(path, &status) == 0 else { throw .cannotRead(file: path, reason: Self.systemError()) }
                if status.st_mode & S_IFMT == S_IFDIR {
                    guard let names = Self.names(in: path) else {
                        throw .cannotRead(file: path, reason: Self.systemError())
                    }
                    guard visited.insert(FileIdentity(status)).inserted else { continue }
                    for name in names { take("\(path)/\(name)") }
                } else {
                    files.append(FoundFile(source: .path(path), isFound: false))
                }
                if files.count + unread.count == before {
                    throw .cannotRead(file: path, reason: "the directory holds no file")
                }
            }
        }
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

    /// The names in a directory, sorted, but for those that begin with a dot; nil where it cannot be read.
    private static func names(in path: String) -> [String]? {
        guard let directory = opendir(path) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// Takes what a directory holds under a name.
    private mutating func take(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return leave(path, Self.systemError()) }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFDIR || kind == S_IFREG else { return leave(path, "neither a file nor a directory") }
        guard visited.insert(FileIdentity(status)).inserted else { return }
        if kind == S_IFREG {
            guard access(path, R_OK) == 0 else { return leave(path, Self.systemError()) }
            files.append(FoundFile(source: .path(path), isFound: true))
        } else if let names = Self.names(in: path) {
            for name in names { take("\(path)/\(name)") }
        } else {
            leave(path, Self.systemError())
        }
    }

    private mutating func leave(_ path: String, _ reason: String) {
        unread.append(UnreadFile(file: path, reason: reason))
    }

    private static func systemError() -> String { String(cString: strerror(errno)) }
}

/// What a file is, by whatever path it is reached.
private struct FileIdentity: Hashable {
    let device: dev_t
    let number: ino_t

    init(_ status: stat) {
        device = status.st_dev
        number = status.st_ino
    }
}
