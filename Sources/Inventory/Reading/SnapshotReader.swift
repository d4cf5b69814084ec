import JSONText

/// Reads snapshots from files and directories.
public enum SnapshotReader {
    /// The largest size of a file, as stored and decompressed, in bytes: more is a mistake or an attack.
    static let largestFile = 4 << 30

    /// Reads every `.json` and `.json.gz` file of the paths, directories recursively, into one snapshot.
    ///
    /// - Throws: `SnapshotError` for a path that cannot be opened, a file that is no JSON, or nothing found. An element that
    ///   cannot be read is no error; it is a warning of the snapshot. Neither is a file without content, which a refused
    ///   call leaves behind.
    public static func read(_ paths: [String]) throws(SnapshotError) -> Snapshot {
        var builder = SnapshotBuilder()
        var filesRead = 0
        for path in paths {
            for file in try FileTree.files(below: path, endings: [".json", ".json.gz"]) {
                let text = try text(of: file.path)
                if text.allSatisfy({ $0 <= 0x20 }) {
                    builder.addEmptyFile(file.path)
                } else {
                    builder.add(
                        try parse(text, file.path).root, from: SnapshotSource(file: file.path, place: file.place))
                }
                filesRead += 1
            }
        }
        let snapshot = builder.finish()
        guard !snapshot.isEmpty else {
            throw .empty(paths: paths, filesRead: filesRead, warnings: snapshot.warnings)
        }
        return snapshot
    }

    /// The content of a file, unpacked and in UTF-8.
    private static func text(of path: String) throws(SnapshotError) -> [UInt8] {
        var bytes = try FileTree.contents(of: path, limit: largestFile)
        if Gzip.isGzip(bytes) {
            do {
                bytes = try Gzip.decompress(bytes, limit: largestFile)
            } catch {
                throw .malformed(file: path, reason: "\(error)")
            }
        }
        guard let order = UTF16Text.byteOrder(of: bytes) else { return bytes }
        guard let text = UTF16Text.decode(bytes, order) else {
            throw .malformed(file: path, reason: "the file starts as UTF-16 does, and is none")
        }
        return text
    }

    private static func parse(_ bytes: [UInt8], _ path: String) throws(SnapshotError) -> JSONDocument {
        do {
            return try JSONDocument(parsing: bytes)
        } catch {
            throw .malformed(file: path, reason: "\(error)")
        }
    }
}
