import FileContent
import Glibc

/// A bundle that is a folder: its files, and those of `before/` and `after/` in it.
enum BundleFolder {
    /// Files of a host are small; a larger one is none, and half of one would tell half.
    private static let largestFile = 1 << 24

    static func files(_ folder: String) throws(HostError) -> [(path: String, text: String)] {
        var files: [(path: String, text: String)] = []
        for prefix in ["", "before/", "after/"] where prefix.isEmpty || isFolder("\(folder)/\(prefix)") {
            let place = prefix.isEmpty ? folder : "\(folder)/\(prefix.dropLast())"
            for name in try names(in: place) where !isFolder("\(place)/\(name)") {
                files.append((prefix + name, try content("\(place)/\(name)")))
            }
        }
        return files
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder, in order, without those that begin with a dot.
    static func names(in folder: String) throws(HostError) -> [String] {
        guard let directory = opendir(folder) else {
            throw .cannotRead(file: folder, reason: String(cString: strerror(errno)))
        }
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

    static func content(_ path: String) throws(HostError) -> String {
        do throws(ContentError) {
            let reader = try ContentReader(path)
            // The kernel refuses to give its parameters into buffers of more than 4 MB.
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
            defer { buffer.deallocate() }
            var bytes: [UInt8] = []
            while bytes.count <= largestFile {
                let count = try reader.read(into: buffer)
                if count == 0 { return String(decoding: bytes, as: UTF8.self) }
                bytes.append(contentsOf: buffer[..<count])
            }
        } catch {
            throw HostError(error)
        }
        throw .badData(file: path, reason: "more than \(largestFile) bytes; expected a file of a host's counters")
    }
}
