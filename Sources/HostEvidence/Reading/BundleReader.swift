import FileContent
import Glibc

/// Reads what was saved of a host: a folder of files, or `before/` and `after/` with such files.
public enum BundleReader {
    /// Files of a host are small; of a larger one only the start is looked at.
    private static let largestFile = 1 << 24

    /// Reads a bundle.
    ///
    /// - Returns: the change between both looks; files that nothing is read of are listed in `unread`.
    public static func read(_ folder: String) throws(HostError) -> (change: HostChange, unread: [String]) {
        var unread: [String] = []
        let isPair = isFolder("\(folder)/before") && isFolder("\(folder)/after")
        let before = isPair ? try state("\(folder)/before", &unread) : nil
        let after = try state(isPair ? "\(folder)/after" : folder, &unread)
        if after.sources.isEmpty { throw .empty(folder: folder) }
        return (HostChange(from: before?.sources.isEmpty == true ? nil : before, to: after), unread)
    }

    private static func state(_ folder: String, _ unread: inout [String]) throws(HostError) -> HostState {
        var state = HostState()
        for name in try names(in: folder) where !isFolder("\(folder)/\(name)") {
            let text = try content("\(folder)/\(name)")
            if let known = HostFile.named(name) {
                HostText.read(text, as: known.file, interface: known.interface, into: &state)
            } else if let file = HostFile.recognised(text) {
                HostText.read(text, as: file, interface: nil, into: &state)
            } else {
                unread.append(name)
            }
        }
        return state
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func names(in folder: String) throws(HostError) -> [String] {
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

    private static func content(_ path: String) throws(HostError) -> String {
        do throws(ContentError) {
            let reader = try ContentReader(path)
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: largestFile, alignment: 64)
            defer { buffer.deallocate() }
            let count = try reader.read(into: buffer)
            return String(decoding: buffer[..<count], as: UTF8.self)
        } catch {
            switch error {
            case .cannotRead(let file, let reason), .damaged(let file, let reason):
                throw .cannotRead(file: file, reason: reason)
            }
        }
    }
}
