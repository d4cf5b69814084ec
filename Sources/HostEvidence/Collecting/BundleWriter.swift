import Glibc

/// Writes two looks as a bundle: the folder is there whole, or not at all.
public enum BundleWriter {
    /// Writes `before/` and `after/` into a folder that must not exist yet. Files are for their owner alone.
    public static func write(_ before: HostLook, _ after: HostLook, to folder: String) throws(HostError) {
        try refuseExisting(folder)
        let target = trimmed(folder)
        let beside = "\(target).\(getpid()).partial"
        do throws(HostError) {
            try make(beside)
            for (name, look) in [("before", before), ("after", after)] {
                try make("\(beside)/\(name)")
                for file in look.bundleFiles { try write(file.text, "\(beside)/\(name)/\(file.name)") }
            }
            guard rename(beside, target) == 0 else { throw failure(target) }
        } catch {
            remove(beside)
            throw error
        }
    }

    /// Ends where there is something of that name already.
    public static func refuseExisting(_ folder: String) throws(HostError) {
        var status = stat()
        if lstat(trimmed(folder), &status) == 0 {
            throw .cannotWrite(file: folder, reason: "exists already; name a folder that does not")
        }
    }

    private static func trimmed(_ folder: String) -> String {
        var name = Substring(folder)
        while name.count > 1, name.hasSuffix("/") { name = name.dropLast() }
        return String(name)
    }

    private static func make(_ folder: String) throws(HostError) {
        guard mkdir(folder, 0o700) == 0 else { throw failure(folder) }
    }

    private static func write(_ text: String, _ path: String) throws(HostError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Takes away what was written of a bundle that failed: two levels, all of this writer's making.
    private static func remove(_ folder: String) {
        for name in ["before", "after"] {
            for file in (try? BundleFolder.names(in: "\(folder)/\(name)")) ?? [] { unlink("\(folder)/\(name)/\(file)") }
            rmdir("\(folder)/\(name)")
        }
        rmdir(folder)
    }

    private static func failure(_ path: String) -> HostError {
        .cannotWrite(file: path, reason: String(cString: strerror(errno)))
    }
}
