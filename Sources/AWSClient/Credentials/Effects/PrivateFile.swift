import Glibc

/// Writes files that only their owner can read.
enum PrivateFile {
    /// Writes beside the place and renames, so that readers see the old file or the new one; makes missing folders.
    ///
    /// - Returns: Why it could not, or nil.
    static func write(_ bytes: [UInt8], to path: String) -> String? {
        if let fault = makeFolders(for: path) { return fault }
        var name = Array("\(path).\(String(repeating: "X", count: 6))".utf8CString)
        let file = mkstemp(&name)
        guard file >= 0 else { return failure("cannot be written") }
        let beside = name.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? path }
        // mkstemp makes files for the owner alone; that is said again for systems where it does not.
        guard fchmod(file, 0o600) == 0, writeAll(bytes, to: file), fsync(file) == 0 else {
            let fault = failure("cannot be written")
            close(file)
            unlink(beside)
            return fault
        }
        close(file)
        guard rename(beside, path) == 0 else {
            let fault = failure("cannot be written")
            unlink(beside)
            return fault
        }
        return nil
    }

    private static func makeFolders(for path: String) -> String? {
        var place = path.startIndex
        while let slash = path[place...].dropFirst().firstIndex(of: "/") {
            let folder = String(path[..<slash])
            guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { return failure("the folder \(folder)") }
            place = slash
        }
        return nil
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    private static func failure(_ what: String) -> String { "\(what): \(String(cString: strerror(errno)))" }
}
