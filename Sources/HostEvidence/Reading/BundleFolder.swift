import FileContent
import Glibc

/// A bundle that is a folder: its files, and those of `before/` and `after/` in it.
enum BundleFolder {
    /// Files of a host are small. Of a longer log the end is read, where the newest messages are.
    private static let largestFile = 1 << 24
    /// No file of a host unpacks to more.
    private static let mostUnpacked = 1 << 30

    static func files(_ folder: String) throws(HostError) -> [BundleFile] {
        var files: [BundleFile] = []
        for prefix in ["", "before/", "after/"] where prefix.isEmpty || isFolder("\(folder)/\(prefix)") {
            let place = prefix.isEmpty ? folder : "\(folder)/\(prefix.dropLast())"
            for name in try names(in: place) where !isFolder("\(place)/\(name)") {
                let (text, isCut) = try content("\(place)/\(name)")
                files.append(BundleFile(path: prefix + name, text: text, isCut: isCut))
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

    /// What a file holds; of a long one the end, in whole lines.
    static func content(_ path: String) throws(HostError) -> (text: String, isCut: Bool) {
        do throws(ContentError) {
            let reader = try ContentReader(path)
            // The kernel refuses to give its parameters into buffers of more than 4 MB.
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 64)
            defer { buffer.deallocate() }
            var bytes: [UInt8] = []
            var all = 0
            while all <= mostUnpacked {
                let count = try reader.read(into: buffer)
                if count == 0 {
                    guard all > largestFile else { return (String(decoding: bytes, as: UTF8.self), false) }
                    let end = bytes.suffix(largestFile)
                    let line = end.firstIndex(of: UInt8(ascii: "\n")).map { end[($0 + 1)...] } ?? end
                    return (String(decoding: line, as: UTF8.self), true)
                }
                bytes.append(contentsOf: buffer[..<count])
                all += count
                if bytes.count > 2 * largestFile { bytes.removeFirst(bytes.count - largestFile) }
            }
        } catch {
            throw HostError(error)
        }
        throw .badData(file: path, reason: "more than \(mostUnpacked) bytes unpacked; expected a file of a host")
    }
}
